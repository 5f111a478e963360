-- Each part by itself.
-- When the parts of a plan should have been paid, who is told of a plan, and what was charged for paying late.
CREATE TABLE IF NOT EXISTS "late_fees" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"through" date NOT NULL,
	"interest_minor" bigint NOT NULL,
	"compensation_minor" bigint NOT NULL,
	"reckoning" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT house_now() NOT NULL,
	CONSTRAINT "late_fees_something" CHECK ("late_fees"."interest_minor" + "late_fees"."compensation_minor" > 0),
	CONSTRAINT "late_fees_not_negative" CHECK ("late_fees"."interest_minor" >= 0 and "late_fees"."compensation_minor" >= 0),
	CONSTRAINT "late_fees_of_another" CHECK ("late_fees"."invoice_id" <> "late_fees"."document_id"),
	CONSTRAINT "late_fees_of_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "public"."invoices"("organisation_id","id") ON DELETE cascade ON UPDATE no action,
	CONSTRAINT "late_fees_document_of" FOREIGN KEY ("organisation_id","document_id") REFERENCES "public"."invoices"("organisation_id","id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "late_fees_document" ON "late_fees" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "late_fees_invoice" ON "late_fees" USING btree ("invoice_id","created_at");--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN IF NOT EXISTS "late_fee_rule" jsonb;--> statement-breakpoint
-- In one part: no change goes unaudited between the two.
DROP TRIGGER IF EXISTS organisations_audited ON organisations;
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,logo_sha256,primary_colour,allowed_origins,requires_reference_signature,requires_second_factor,confirmation_url,vat_registered,default_payment_terms_days,late_payment_fee,number_patterns,attaches_documents,sends_by_peppol,reminders,reminders_skip_holidays,offers_autopay,method_adjustments,allows_surcharges,late_fee_rule',
    'name,email,bank_details,external_reference,metadata,legal_name,trading_name,address,contact_name,contact_email,phone,website,tax_number,vat_number,company_registration_number,seller_id,electronic_address,document_footer', 'created_at,updated_at,last_document_number');
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN IF NOT EXISTS "part_due_on" date;--> statement-breakpoint
-- What was paid, credited or is on its way covers the earliest part first (`coverParts` of lib/plans/covered.ts says the same).
CREATE OR REPLACE FUNCTION invoice_part_due(bill invoices) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN bill.sent_at IS NULL OR bill.voided_at IS NOT NULL
      OR bill.amount_paid_minor + bill.amount_credited_minor >= bill.total_minor OR count(*) = 0 THEN NULL
    ELSE coalesce(min(part.due) FILTER (WHERE part.until > bill.amount_paid_minor + bill.amount_credited_minor + (
      SELECT coalesce(sum(coalesce(p.settles_minor, p.amount_minor)), 0) FROM payments p
      WHERE p.invoice_id = bill.id AND p.source = 'stripe' AND p.state = 'processing')), 'infinity') END
  FROM (
    SELECT coalesce(k.due_date, CASE k.kind WHEN 'deposit' THEN bill.issue_date ELSE bill.due_date END) AS due,
      sum(k.amount_minor) OVER (ORDER BY k.position) AS until
    FROM payment_plans g JOIN payment_parts k ON k.plan_id = g.id WHERE g.invoice_id = bill.id) part
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION parts_fall_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.part_due_on := invoice_part_due(NEW);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION planned_parts_fall_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoices i SET part_due_on = invoice_part_due(i) FROM payment_plans g
  WHERE g.invoice_id = i.id AND g.id IN (SELECT plan_id FROM planned) AND i.sent_at IS NOT NULL
    AND i.part_due_on IS DISTINCT FROM invoice_part_due(i);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION paid_parts_fall_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoices i SET part_due_on = invoice_part_due(i)
  WHERE i.id = NEW.invoice_id AND i.part_due_on IS NOT NULL AND i.part_due_on IS DISTINCT FROM invoice_part_due(i);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER invoices_part_due BEFORE UPDATE ON invoices FOR EACH ROW
  WHEN (NEW.sent_at IS NOT NULL
    AND (NEW.sent_at, NEW.voided_at, NEW.amount_paid_minor, NEW.amount_credited_minor, NEW.total_minor, NEW.issue_date, NEW.due_date)
      IS DISTINCT FROM (OLD.sent_at, OLD.voided_at, OLD.amount_paid_minor, OLD.amount_credited_minor, OLD.total_minor, OLD.issue_date, OLD.due_date))
  EXECUTE FUNCTION parts_fall_due();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER payment_parts_due AFTER INSERT ON payment_parts
  REFERENCING NEW TABLE AS planned FOR EACH STATEMENT EXECUTE FUNCTION planned_parts_fall_due();
CREATE OR REPLACE TRIGGER payment_parts_due_anew AFTER UPDATE ON payment_parts
  REFERENCING NEW TABLE AS planned FOR EACH STATEMENT EXECUTE FUNCTION planned_parts_fall_due();
--> statement-breakpoint
-- Whoever moves a payment has locked the invoice before it.
CREATE OR REPLACE TRIGGER payments_part_due AFTER UPDATE OF state ON payments FOR EACH ROW
  WHEN (NEW.invoice_id IS NOT NULL AND NEW.source = 'stripe' AND (NEW.state = 'processing') <> (OLD.state = 'processing'))
  EXECUTE FUNCTION paid_parts_fall_due();
--> statement-breakpoint
-- A deposit that is due at once was so on the day on which it could first be paid.
UPDATE payment_parts k SET due_date = greatest(i.issue_date, (i.sent_at AT TIME ZONE o.time_zone)::date, (g.updated_at AT TIME ZONE o.time_zone)::date)
FROM payment_plans g JOIN invoices i ON i.id = g.invoice_id JOIN organisations o ON o.id = i.organisation_id
WHERE k.plan_id = g.id AND k.kind = 'deposit' AND k.due_date IS NULL AND i.sent_at IS NOT NULL;
--> statement-breakpoint
UPDATE invoices i SET part_due_on = invoice_part_due(i) FROM payment_plans g
WHERE g.invoice_id = i.id AND i.part_due_on IS DISTINCT FROM invoice_part_due(i);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_payment_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  plan payment_plans := coalesce(NEW, OLD);
BEGIN
  PERFORM tell_webhooks(
    CASE TG_OP WHEN 'INSERT' THEN 'payment_plan.created' WHEN 'UPDATE' THEN 'payment_plan.updated' ELSE 'payment_plan.removed' END,
    plan.organisation_id, plan.invoice_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER payment_plans_tell AFTER INSERT OR UPDATE OR DELETE ON payment_plans
  FOR EACH ROW EXECUTE FUNCTION tell_of_payment_plan();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION plans_are_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO timeline_entries (organisation_id, invoice_id, kind, detail, actor, occurred_at)
  SELECT i.organisation_id, i.id, 'acted',
    CASE TG_OP WHEN 'INSERT' THEN 'plan-set' WHEN 'UPDATE' THEN 'plan-changed' ELSE 'plan-removed' END,
    nullif(current_setting('remit.actor', true), ''), clock_timestamp() + (house_now() - now())
  FROM invoices i WHERE i.id = coalesce(NEW.invoice_id, OLD.invoice_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER payment_plans_noted AFTER INSERT OR UPDATE OR DELETE ON payment_plans
  FOR EACH ROW EXECUTE FUNCTION plans_are_noted();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_paid_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (
      SELECT sum(k.amount_minor) OVER (ORDER BY k.position) AS until
      FROM payment_plans g JOIN payment_parts k ON k.plan_id = g.id WHERE g.invoice_id = NEW.id) part
    WHERE part.until > OLD.amount_paid_minor + OLD.amount_credited_minor
      AND part.until <= NEW.amount_paid_minor + NEW.amount_credited_minor)
  THEN
    PERFORM tell_webhooks('payment_plan.part_paid', NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER invoices_tell_paid_part AFTER UPDATE OF amount_paid_minor, amount_credited_minor ON invoices FOR EACH ROW
  WHEN (NEW.voided_at IS NULL
    AND NEW.amount_paid_minor + NEW.amount_credited_minor > OLD.amount_paid_minor + OLD.amount_credited_minor)
  EXECUTE FUNCTION tell_of_paid_part();
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "invoices_part_due" ON "invoices" USING btree ("organisation_id","part_due_on","id") WHERE "invoices"."part_due_on" is not null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "invoices_all_part_due" ON "invoices" USING btree ("part_due_on","id") WHERE "invoices"."part_due_on" is not null;
