-- Each part by itself.
-- What payers agree to pay automatically, and the debits that are planned by it.
CREATE TABLE IF NOT EXISTS "autopay_consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"payment_account_id" uuid NOT NULL,
	"livemode" boolean NOT NULL,
	"version" text NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"consented_at" timestamp (3) with time zone,
	"method" jsonb,
	"customer_reference" text,
	"method_reference" text,
	"mandate_reference" text,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text,
	"reason" text,
	"forget_at" timestamp (3) with time zone,
	"forget_tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT house_now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT house_now() NOT NULL,
	CONSTRAINT "autopay_consents_revoked_by" CHECK (("autopay_consents"."revoked_at" is null) = ("autopay_consents"."revoked_by" is null)),
	CONSTRAINT "autopay_consents_known_when_in_force" CHECK ("autopay_consents"."consented_at" is null or "autopay_consents"."customer_reference" is not null or "autopay_consents"."revoked_at" is not null),
	CONSTRAINT "autopay_consents_customer" FOREIGN KEY ("organisation_id","customer_id") REFERENCES "public"."customers"("organisation_id","id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "autopay_consents_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "public"."invoices"("organisation_id","id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "autopay_consents_payment_account" FOREIGN KEY ("organisation_id","payment_account_id") REFERENCES "public"."payment_accounts"("organisation_id","id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "autopay_consents_of_organisation" ON "autopay_consents" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "autopay_debits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"consent_id" uuid NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone,
	"told_minor" bigint,
	"next_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"first_tried_at" timestamp (3) with time zone,
	"reason" text,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT house_now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT house_now() NOT NULL,
	CONSTRAINT "autopay_debits_over" CHECK (("autopay_debits"."ended_at" is null) = ("autopay_debits"."state" in ('planned', 'trying'))),
	CONSTRAINT "autopay_debits_due_until_over" CHECK (("autopay_debits"."next_at" is null) = ("autopay_debits"."ended_at" is not null)),
	CONSTRAINT "autopay_debits_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "public"."invoices"("organisation_id","id") ON DELETE cascade ON UPDATE no action,
	CONSTRAINT "autopay_debits_consent" FOREIGN KEY ("organisation_id","consent_id") REFERENCES "public"."autopay_consents"("organisation_id","id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "autopay_debits_of_organisation" ON "autopay_debits" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "autopay_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"consent_id" uuid NOT NULL,
	"debit_id" uuid,
	CONSTRAINT "autopay_payments_payment" FOREIGN KEY ("organisation_id","payment_id") REFERENCES "public"."payments"("organisation_id","id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "autopay_payments_consent" FOREIGN KEY ("organisation_id","consent_id") REFERENCES "public"."autopay_consents"("organisation_id","id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "autopay_payments_debit" FOREIGN KEY ("organisation_id","debit_id") REFERENCES "public"."autopay_debits"("organisation_id","id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN IF NOT EXISTS "offers_autopay" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "autopay_consents_one_in_force" ON "autopay_consents" USING btree ("customer_id") WHERE "autopay_consents"."consented_at" is not null and "autopay_consents"."revoked_at" is null;
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "autopay_consents_one_given" ON "autopay_consents" USING btree ("invoice_id") WHERE "autopay_consents"."consented_at" is null and "autopay_consents"."revoked_at" is null;
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "autopay_consents_customer_newest" ON "autopay_consents" USING btree ("customer_id","given_at");
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "autopay_consents_method" ON "autopay_consents" USING btree ("method_reference") WHERE "autopay_consents"."method_reference" is not null;
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "autopay_consents_mandate" ON "autopay_consents" USING btree ("mandate_reference") WHERE "autopay_consents"."mandate_reference" is not null;
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "autopay_consents_to_forget" ON "autopay_consents" USING btree ("forget_at") WHERE "autopay_consents"."forget_at" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "autopay_debits_one_per_invoice" ON "autopay_debits" USING btree ("invoice_id");
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "autopay_debits_due" ON "autopay_debits" USING btree ("next_at") WHERE "autopay_debits"."next_at" is not null;
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "autopay_debits_of_consent" ON "autopay_debits" USING btree ("consent_id","created_at");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "autopay_payments_once" ON "autopay_payments" USING btree ("payment_id");
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "autopay_payments_of_debit" ON "autopay_payments" USING btree ("debit_id") WHERE "autopay_payments"."debit_id" is not null;
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "autopay_payments_of_consent" ON "autopay_payments" USING btree ("consent_id");
--> statement-breakpoint
CREATE OR REPLACE TRIGGER autopay_consents_touch BEFORE UPDATE ON autopay_consents FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER autopay_debits_touch BEFORE UPDATE ON autopay_debits FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
--> statement-breakpoint
-- How long before a debit its customer is told, where the due date leaves the time: 14 days of a bank debit, three of anything else.
CREATE OR REPLACE FUNCTION autopay_notice(method jsonb) RETURNS interval LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN coalesce(method->>'type', '') IN ('card', 'link') THEN interval '3 days' ELSE interval '14 days' END
$$;
--> statement-breakpoint
-- Plans the one debit of an invoice for nine o'clock on its due date, where the organisation is; whatever was planned before stays.
CREATE OR REPLACE FUNCTION plan_autopay_debit(invoice uuid, consent uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO autopay_debits (id, organisation_id, invoice_id, consent_id, due_at, next_at)
  SELECT gen_random_uuid(), i.organisation_id, i.id, c.id, d.due_at,
    greatest(d.due_at - autopay_notice(c.method), date_trunc('milliseconds', house_now()))
  FROM invoices i
  JOIN organisations o ON o.id = i.organisation_id
  JOIN autopay_consents c ON c.id = consent AND c.organisation_id = i.organisation_id
  CROSS JOIN LATERAL (SELECT (i.due_date + time '09:00') AT TIME ZONE o.time_zone AS due_at) d
  WHERE i.id = invoice AND i.outstanding_minor > 0 AND i.status IN ('Sent', 'PartiallyPaid') AND d.due_at IS NOT NULL
  ON CONFLICT (invoice_id) DO NOTHING
$$;
--> statement-breakpoint
-- An invoice that is sent while its customer pays automatically; one whose due date changes before anything was tried is told anew.
CREATE OR REPLACE FUNCTION plan_autopay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE agreed autopay_consents%ROWTYPE;
BEGIN
  IF OLD.status = 'Draft' THEN
    SELECT * INTO agreed FROM autopay_consents
    WHERE customer_id = NEW.customer_id AND consented_at IS NOT NULL AND revoked_at IS NULL;
    IF FOUND THEN
      PERFORM plan_autopay_debit(NEW.id, agreed.id);
    END IF;
  ELSIF OLD.due_date IS DISTINCT FROM NEW.due_date THEN
    UPDATE autopay_debits d
    SET due_at = p.due_at, told_at = NULL, told_minor = NULL,
      next_at = greatest(p.due_at - autopay_notice(c.method), date_trunc('milliseconds', house_now()))
    FROM autopay_consents c, organisations o
    CROSS JOIN LATERAL (SELECT (NEW.due_date + time '09:00') AT TIME ZONE o.time_zone AS due_at) p
    WHERE d.invoice_id = NEW.id AND d.state = 'planned' AND d.tries = 0 AND c.id = d.consent_id AND o.id = d.organisation_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER invoices_plan_autopay AFTER UPDATE OF status, due_date ON invoices FOR EACH ROW
  WHEN (NEW.status IN ('Sent', 'PartiallyPaid') AND (OLD.status = 'Draft' OR OLD.due_date IS DISTINCT FROM NEW.due_date))
  EXECUTE FUNCTION plan_autopay();
--> statement-breakpoint
-- Whoever was taken together with another, or made anonymous, has agreed to nothing any more, and the means is forgotten.
CREATE OR REPLACE FUNCTION end_autopay_of_customer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE autopay_consents
  SET revoked_at = house_now(), revoked_by = 'customer', forget_at = house_now()
  WHERE customer_id = NEW.id AND revoked_at IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER customers_end_autopay AFTER UPDATE OF merged_into, anonymised_at, erased_at ON customers FOR EACH ROW
  WHEN (NEW.merged_into IS NOT NULL AND OLD.merged_into IS NULL OR NEW.anonymised_at IS NOT NULL AND OLD.anonymised_at IS NULL
    OR NEW.erased_at IS NOT NULL AND OLD.erased_at IS NULL)
  EXECUTE FUNCTION end_autopay_of_customer();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_autopay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.consented_at IS NOT NULL AND OLD.consented_at IS NULL THEN
    PERFORM tell_webhooks('autopay.agreed', NEW.organisation_id, NEW.id);
  END IF;
  IF NEW.revoked_at IS NOT NULL AND OLD.revoked_at IS NULL AND NEW.consented_at IS NOT NULL THEN
    PERFORM tell_webhooks('autopay.ended', NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER autopay_consents_tell AFTER UPDATE OF consented_at, revoked_at ON autopay_consents
  FOR EACH ROW EXECUTE FUNCTION tell_of_autopay();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_autopay_debit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.told_at IS NOT NULL AND NEW.told_at IS DISTINCT FROM OLD.told_at THEN
    PERFORM tell_webhooks('autopay.debit_announced', NEW.organisation_id, NEW.id);
  END IF;
  IF NEW.tries > 0 AND NEW.reason IS NOT NULL AND OLD.state = 'trying' AND NEW.state IN ('planned', 'given-up') THEN
    PERFORM tell_webhooks('autopay.debit_failed', NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER autopay_debits_tell AFTER UPDATE OF told_at, state ON autopay_debits
  FOR EACH ROW EXECUTE FUNCTION tell_of_autopay_debit();
--> statement-breakpoint
-- In one part: no change goes unaudited between the two.
DROP TRIGGER IF EXISTS organisations_audited ON organisations;
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,logo_sha256,primary_colour,allowed_origins,requires_reference_signature,requires_second_factor,confirmation_url,vat_registered,default_payment_terms_days,late_payment_fee,number_patterns,attaches_documents,sends_by_peppol,reminders,reminders_skip_holidays,offers_autopay',
    'name,email,bank_details,external_reference,metadata,legal_name,trading_name,address,contact_name,contact_email,phone,website,tax_number,vat_number,company_registration_number,seller_id,electronic_address,document_footer', 'created_at,updated_at,last_document_number');
