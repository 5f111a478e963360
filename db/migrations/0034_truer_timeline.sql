ALTER TABLE "outbox" ADD COLUMN "refused_for" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "timeline_entries" ADD COLUMN "method_type" text;