ALTER TABLE "provider_connections" ADD COLUMN "missing_right" text;--> statement-breakpoint
ALTER TABLE "session_disputes" ADD COLUMN "is_inquiry" boolean DEFAULT false NOT NULL;