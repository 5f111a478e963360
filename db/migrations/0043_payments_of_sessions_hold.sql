-- Reads and writes go on meanwhile; the last statements need payments for a moment.
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_connection_id_provider_connections_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_one_taker";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_of_session";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_one_payable";
--> statement-breakpoint
ALTER TABLE "timeline_entries" VALIDATE CONSTRAINT "timeline_entries_one_payable";
--> statement-breakpoint
DROP INDEX "payments_provider_reference";
--> statement-breakpoint
DROP INDEX "payments_session_reference";
