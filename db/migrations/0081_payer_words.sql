-- Each part by itself.
CREATE TABLE IF NOT EXISTS "invoice_questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	CONSTRAINT "invoice_questions_kind" CHECK ("invoice_questions"."kind" in ('question', 'mistake')),
	CONSTRAINT "invoice_questions_answered_when_closed" CHECK ("invoice_questions"."answer" is null or "invoice_questions"."closed_at" is not null),
	CONSTRAINT "invoice_questions_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "public"."invoices"("organisation_id","id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "invoice_views" (
	"organisation_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "invoice_views_invoice_id_link_id_pk" PRIMARY KEY("invoice_id","link_id"),
	CONSTRAINT "invoice_views_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "public"."invoices"("organisation_id","id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "link_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "invoice_questions_of_invoice" ON "invoice_questions" USING btree ("invoice_id","asked_at");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "invoice_questions_open" ON "invoice_questions" USING btree ("organisation_id","asked_at") WHERE "invoice_questions"."closed_at" is null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "invoice_questions_person" ON "invoice_questions" USING btree ("closed_by") WHERE "invoice_questions"."closed_by" like 'person:%';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "link_requests_oldest" ON "link_requests" USING btree ("asked_at");--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN IF NOT EXISTS "payer_purchase_order_number" text, ADD COLUMN IF NOT EXISTS "promised_for" date, ADD COLUMN IF NOT EXISTS "promised_at" timestamp (3) with time zone;
--> statement-breakpoint
-- Not valid first: it is held from now on, and what is there is looked at without keeping anybody out.
ALTER TABLE "invoices" DROP CONSTRAINT IF EXISTS "invoices_promised_when_said";
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_promised_when_said" CHECK (("invoices"."promised_for" is null) = ("invoices"."promised_at" is null)) NOT VALID;
--> statement-breakpoint
ALTER TABLE "invoices" VALIDATE CONSTRAINT "invoices_promised_when_said";
--> statement-breakpoint
ALTER TABLE "invoice_links" ADD COLUMN IF NOT EXISTS "recipient" text;
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "invoice_links_one_alive_each" ON "invoice_links" USING btree ("invoice_id",coalesce("recipient", '')) WHERE "invoice_links"."revoked_at" is null;
--> statement-breakpoint
DROP INDEX IF EXISTS "invoice_links_one_alive";
--> statement-breakpoint
CREATE OR REPLACE TRIGGER link_requests_wake AFTER INSERT ON link_requests FOR EACH STATEMENT EXECUTE FUNCTION wake_drain();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_promise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks('promise.made', NEW.organisation_id, NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER invoices_tell_of_promise AFTER UPDATE OF promised_for ON invoices FOR EACH ROW
  WHEN (NEW.promised_for IS NOT NULL AND NEW.promised_for IS DISTINCT FROM OLD.promised_for) EXECUTE FUNCTION tell_of_promise();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_webhooks('question.asked', NEW.organisation_id, NEW.id);
  ELSIF OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL THEN
    PERFORM tell_webhooks('question.closed', NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER invoice_questions_tell AFTER INSERT OR UPDATE OF closed_at ON invoice_questions
  FOR EACH ROW EXECUTE FUNCTION tell_of_question();
