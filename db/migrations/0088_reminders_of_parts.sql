-- Each part by itself.
-- The parts of a plan have days of their own: each is reminded of once for each offset.
ALTER TABLE "invoice_reminders" ADD COLUMN IF NOT EXISTS "due_date" date;
--> statement-breakpoint
UPDATE invoice_reminders r SET due_date = i.due_date FROM invoices i
WHERE i.id = r.invoice_id AND r.offset_days IS NOT NULL AND r.due_date IS NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "invoice_reminders_once_each" ON "invoice_reminders" USING btree ("invoice_id","due_date","offset_days");
--> statement-breakpoint
DROP INDEX IF EXISTS "invoice_reminders_once";
--> statement-breakpoint
-- Another plan has other days: they count from now on, and none that passed before is made up for.
CREATE OR REPLACE FUNCTION parts_are_reminded_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoices i SET next_reminder_at = least(coalesce(i.next_reminder_at, house_now()), house_now())
  FROM payment_plans p
  WHERE p.invoice_id = i.id AND p.id IN (SELECT plan_id FROM planned) AND i.sent_at IS NOT NULL AND i.voided_at IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER payment_parts_remind AFTER INSERT ON payment_parts
  REFERENCING NEW TABLE AS planned FOR EACH STATEMENT EXECUTE FUNCTION parts_are_reminded_of();
