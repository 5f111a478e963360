-- Each part by itself.
-- An invoice may be paid in parts, by several payments at once: what they may still bring is reserved, and never more than is owed.
ALTER TABLE "invoices" ADD COLUMN IF NOT EXISTS "reserved_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN IF NOT EXISTS "settles_minor" bigint, ADD COLUMN IF NOT EXISTS "choice" text,
  ADD COLUMN IF NOT EXISTS "ends_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "payment_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"payer_may_choose" text NOT NULL,
	"minimum_minor" bigint,
	"created_at" timestamp (3) with time zone DEFAULT house_now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT house_now() NOT NULL,
	CONSTRAINT "payment_plans_minimum_positive" CHECK ("payment_plans"."minimum_minor" > 0),
	CONSTRAINT "payment_plans_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "public"."invoices"("organisation_id","id") ON DELETE cascade ON UPDATE no action
);--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "payment_plans_of_organisation" ON "payment_plans" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "payment_plans_one_per_invoice" ON "payment_plans" USING btree ("invoice_id");--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "payment_parts" (
	"organisation_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"due_date" date,
	"amount_minor" bigint NOT NULL,
	"share_ppm" integer,
	CONSTRAINT "payment_parts_pk" PRIMARY KEY("plan_id","position"),
	CONSTRAINT "payment_parts_amount_positive" CHECK ("payment_parts"."amount_minor" > 0),
	CONSTRAINT "payment_parts_share_range" CHECK ("payment_parts"."share_ppm" between 1 and 1000000),
	CONSTRAINT "payment_parts_plan" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."payment_plans"("organisation_id","id") ON DELETE cascade ON UPDATE no action
);--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "payments_one_full_live_per_invoice" ON "payments" USING btree ("invoice_id") WHERE "payments"."source" = 'stripe' and "payments"."choice" is null and "payments"."state" in ('opening', 'unknown', 'open', 'processing', 'quarantined');--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "payments_live_of_invoice" ON "payments" USING btree ("invoice_id") WHERE "payments"."source" = 'stripe' and "payments"."invoice_id" is not null and "payments"."state" in ('opening', 'unknown', 'open', 'processing', 'quarantined');--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "payments_ending" ON "payments" USING btree ("ends_at") WHERE "payments"."ends_at" is not null and "payments"."state" in ('opening', 'unknown', 'open');--> statement-breakpoint
CREATE OR REPLACE FUNCTION reserves_minor(source text, state text, invoice_id uuid, settles_minor bigint, amount_minor bigint)
RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN source = 'stripe' AND invoice_id IS NOT NULL
    AND state IN ('opening', 'unknown', 'open', 'processing', 'quarantined')
    THEN coalesce(settles_minor, amount_minor) ELSE 0 END
$$;
--> statement-breakpoint
-- What is held apart is there, whether it fits or not: only what can still be refused is.
CREATE OR REPLACE FUNCTION reserve_on_invoice() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  more bigint := 0;
  bill record;
BEGIN
  IF TG_OP <> 'DELETE' THEN
    more := reserves_minor(NEW.source, NEW.state, NEW.invoice_id, NEW.settles_minor, NEW.amount_minor);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    more := more - reserves_minor(OLD.source, OLD.state, OLD.invoice_id, OLD.settles_minor, OLD.amount_minor);
  END IF;
  IF more = 0 THEN
    RETURN NULL;
  END IF;
  UPDATE invoices SET reserved_minor = reserved_minor + more WHERE id = coalesce(NEW.invoice_id, OLD.invoice_id)
  RETURNING total_minor, amount_paid_minor, amount_credited_minor, reserved_minor, voided_at INTO bill;
  IF more > 0 AND NEW.state <> 'quarantined' AND (bill.voided_at IS NOT NULL
    OR bill.amount_paid_minor + bill.amount_credited_minor + bill.reserved_minor > bill.total_minor) THEN
    RAISE EXCEPTION 'payment % would be more than is owed', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'invoices_reservations_fit', TABLE = 'invoices';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- In one part: nothing becomes live, or ends, between the two.
SELECT i.id FROM "invoices" i WHERE i.id IN (
  SELECT invoice_id FROM "payments" WHERE source = 'stripe' AND invoice_id IS NOT NULL
    AND state IN ('opening', 'unknown', 'open', 'processing', 'quarantined'))
ORDER BY i.id FOR NO KEY UPDATE;
CREATE OR REPLACE TRIGGER payments_reserve_first AFTER INSERT ON payments FOR EACH ROW
  WHEN (NEW.invoice_id IS NOT NULL AND NEW.source = 'stripe') EXECUTE FUNCTION reserve_on_invoice();
CREATE OR REPLACE TRIGGER payments_reserve AFTER UPDATE OF state, amount_minor, settles_minor ON payments FOR EACH ROW
  WHEN (NEW.invoice_id IS NOT NULL AND NEW.source = 'stripe') EXECUTE FUNCTION reserve_on_invoice();
CREATE OR REPLACE TRIGGER payments_reserve_no_more AFTER DELETE ON payments FOR EACH ROW
  WHEN (OLD.invoice_id IS NOT NULL AND OLD.source = 'stripe') EXECUTE FUNCTION reserve_on_invoice();
UPDATE "invoices" i SET reserved_minor = live.minor FROM (
  SELECT invoice_id, sum(coalesce(settles_minor, amount_minor)) AS minor FROM "payments"
  WHERE source = 'stripe' AND invoice_id IS NOT NULL
    AND state IN ('opening', 'unknown', 'open', 'processing', 'quarantined')
  GROUP BY 1) live
WHERE i.id = live.invoice_id AND i.reserved_minor <> live.minor;
--> statement-breakpoint
-- Nothing is read under a lock that keeps others out.
ALTER TABLE "invoices" DROP CONSTRAINT IF EXISTS "invoices_reserved_not_negative",
  ADD CONSTRAINT "invoices_reserved_not_negative" CHECK ("invoices"."reserved_minor" >= 0) NOT VALID;--> statement-breakpoint
ALTER TABLE "invoices" VALIDATE CONSTRAINT "invoices_reserved_not_negative";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_settles_positive",
  ADD CONSTRAINT "payments_settles_positive" CHECK ("payments"."settles_minor" > 0) NOT VALID;--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_settles_positive";--> statement-breakpoint
DROP INDEX IF EXISTS "payments_one_live_per_invoice";
