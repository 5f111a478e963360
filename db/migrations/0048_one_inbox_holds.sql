ALTER TABLE "inbox" VALIDATE CONSTRAINT "inbox_connection_id_provider_connections_id_fk";
--> statement-breakpoint
DROP INDEX "inbox_waiting";
