CREATE TABLE "session_disputes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"provider_reference" text NOT NULL,
	"state" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"reason" text,
	"due_by" timestamp (3) with time zone,
	"turns" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_disputes_positive" CHECK ("session_disputes"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "charged_back_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "session_disputes" ADD CONSTRAINT "session_disputes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_disputes" ADD CONSTRAINT "session_disputes_attempt_id_session_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."session_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_disputes_session" ON "session_disputes" USING btree ("session_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "session_disputes_reference" ON "session_disputes" USING btree ("attempt_id","provider_reference");