-- Each part by itself.
-- When payers are reminded: plans, what became of each reminder, and from where nobody has looked yet.
ALTER TABLE "organisations" ADD COLUMN IF NOT EXISTS "reminders" jsonb, ADD COLUMN IF NOT EXISTS "reminders_skip_holidays" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN IF NOT EXISTS "reminders" jsonb;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN IF NOT EXISTS "reminders" jsonb, ADD COLUMN IF NOT EXISTS "next_reminder_at" timestamp (3) with time zone;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "invoice_reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"offset_days" integer,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoice_reminders_reason" CHECK (("invoice_reminders"."state" = 'skipped') = ("invoice_reminders"."reason" is not null)),
	CONSTRAINT "invoice_reminders_sent" CHECK (("invoice_reminders"."state" = 'sent') = ("invoice_reminders"."sent_at" is not null)),
	CONSTRAINT "invoice_reminders_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "public"."invoices"("organisation_id","id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "invoice_reminders_of_organisation" ON "invoice_reminders" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "invoice_reminders_once" ON "invoice_reminders" USING btree ("invoice_id","offset_days");
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "reminder_texts" (
	"organisation_id" uuid NOT NULL,
	"language" text NOT NULL,
	"occasion" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "reminder_texts_organisation_id_language_occasion_pk" PRIMARY KEY("organisation_id","language","occasion"),
	CONSTRAINT "reminder_texts_occasion" CHECK ("reminder_texts"."occasion" in ('before', 'on', 'after')),
	CONSTRAINT "reminder_texts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "reminder_walks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"customer_id" uuid,
	"changed_at" timestamp (3) with time zone,
	"reached_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reminder_walks_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "reminder_walks_customer" FOREIGN KEY ("organisation_id","customer_id") REFERENCES "public"."customers"("organisation_id","id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "reminder_walks_organisation" ON "reminder_walks" USING btree ("organisation_id");
--> statement-breakpoint
-- From when it is sent an invoice has reminders to come, until it is void: whichever version of the app sends it.
CREATE OR REPLACE FUNCTION reminders_begin_and_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.voided_at IS NOT NULL THEN
    NEW.next_reminder_at := NULL;
  ELSIF OLD.sent_at IS NULL AND NEW.sent_at IS NOT NULL AND NEW.due_date IS NOT NULL THEN
    NEW.next_reminder_at := NEW.sent_at;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER invoices_remind BEFORE UPDATE OF sent_at, voided_at ON invoices
  FOR EACH ROW EXECUTE FUNCTION reminders_begin_and_end();
--> statement-breakpoint
-- What becomes of the letter becomes of the reminder: one that had nothing to tell any more is skipped, and one that a person sends again is sent.
CREATE OR REPLACE FUNCTION reminders_follow_letters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoice_reminders r SET
    state = CASE NEW.state WHEN 'sent' THEN 'sent' WHEN 'moot' THEN 'skipped' WHEN 'dead' THEN 'failed' ELSE 'queued' END,
    reason = CASE WHEN NEW.state = 'moot' THEN coalesce(r.reason, 'ended') END,
    sent_at = CASE WHEN NEW.state = 'sent' THEN NEW.sent_at END
  WHERE r.id = (NEW.content->>'reminderId')::uuid;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER outbox_reminders AFTER UPDATE OF state ON outbox
  FOR EACH ROW WHEN (NEW.kind = 'reminder' AND NEW.state <> OLD.state) EXECUTE FUNCTION reminders_follow_letters();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_reminder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks('reminder.sent', NEW.organisation_id, NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER invoice_reminders_tell AFTER UPDATE OF state ON invoice_reminders
  FOR EACH ROW WHEN (NEW.state = 'sent' AND OLD.state <> 'sent') EXECUTE FUNCTION tell_of_reminder();
--> statement-breakpoint
DROP TRIGGER IF EXISTS reminder_texts_audited ON reminder_texts;
CREATE CONSTRAINT TRIGGER reminder_texts_audited AFTER INSERT OR UPDATE OR DELETE ON reminder_texts DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('reminder text', 'organisation_id',
    'organisation_id,language,occasion', 'subject,body', '');
--> statement-breakpoint
-- In one part: no change goes unaudited between the two.
DROP TRIGGER IF EXISTS organisations_audited ON organisations;
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,logo_sha256,primary_colour,allowed_origins,requires_reference_signature,requires_second_factor,confirmation_url,vat_registered,default_payment_terms_days,late_payment_fee,number_patterns,attaches_documents,sends_by_peppol,reminders,reminders_skip_holidays',
    'name,email,bank_details,external_reference,metadata,legal_name,trading_name,address,contact_name,contact_email,phone,website,tax_number,vat_number,company_registration_number,seller_id,electronic_address,document_footer', 'created_at,updated_at,last_document_number');
--> statement-breakpoint
-- Last, and by itself: what is written to invoices waits while all of them are read.
CREATE INDEX IF NOT EXISTS "invoices_reminders_due" ON "invoices" USING btree ("next_reminder_at") WHERE "invoices"."next_reminder_at" is not null;
