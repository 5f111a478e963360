-- Each part by itself.
-- Of which parts it was told that they are overdue, and when the next of an invoice will be.
ALTER TABLE "payment_parts" ADD COLUMN IF NOT EXISTS "overdue_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN IF NOT EXISTS "part_late_at" timestamp (3) with time zone;--> statement-breakpoint
-- The parts that money neither covers nor is on its way to (`coverParts` of lib/plans/covered.ts says the same), and of which nobody was told.
CREATE OR REPLACE FUNCTION invoice_parts_waiting(bill invoices) RETURNS TABLE (plan_id uuid, part_position integer, due date) LANGUAGE sql STABLE AS $$
  SELECT part.plan_id, part.position, part.due FROM (
    SELECT k.plan_id, k.position, k.overdue_at,
      coalesce(k.due_date, CASE k.kind WHEN 'deposit' THEN bill.issue_date ELSE bill.due_date END) AS due,
      sum(k.amount_minor) OVER (ORDER BY k.position) AS until
    FROM payment_plans g JOIN payment_parts k ON k.plan_id = g.id WHERE g.invoice_id = bill.id) part
  WHERE bill.sent_at IS NOT NULL AND bill.voided_at IS NULL AND part.overdue_at IS NULL AND part.due IS NOT NULL
    AND part.until > bill.amount_paid_minor + bill.amount_credited_minor + (
      SELECT coalesce(sum(coalesce(p.settles_minor, p.amount_minor)), 0) FROM payments p
      WHERE p.invoice_id = bill.id AND p.source = 'stripe' AND p.state = 'processing')
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION invoice_part_late(bill invoices) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT (min(due) + 1)::timestamp AT TIME ZONE (SELECT time_zone FROM organisations WHERE id = bill.organisation_id)
  FROM invoice_parts_waiting(bill)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION parts_fall_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.part_due_on := invoice_part_due(NEW);
  NEW.part_late_at := CASE WHEN NEW.part_due_on IS NOT NULL THEN invoice_part_late(NEW) END;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION planned_parts_fall_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoices i SET part_due_on = invoice_part_due(i), part_late_at = invoice_part_late(i) FROM payment_plans g
  WHERE g.invoice_id = i.id AND g.id IN (SELECT plan_id FROM planned) AND i.sent_at IS NOT NULL
    AND (i.part_due_on, i.part_late_at) IS DISTINCT FROM (invoice_part_due(i), invoice_part_late(i));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION paid_parts_fall_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoices i SET part_due_on = invoice_part_due(i), part_late_at = invoice_part_late(i)
  WHERE i.id = NEW.invoice_id AND i.part_due_on IS NOT NULL
    AND (i.part_due_on, i.part_late_at) IS DISTINCT FROM (invoice_part_due(i), invoice_part_late(i));
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A day ends at another moment once the organisation is somewhere else.
CREATE OR REPLACE FUNCTION parts_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoices i SET part_late_at = invoice_part_late(i) WHERE i.organisation_id = NEW.id AND i.part_late_at IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER organisations_move_parts AFTER UPDATE OF time_zone ON organisations
  FOR EACH ROW WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION parts_move();
--> statement-breakpoint
-- What was overdue before anybody was told of it is no news.
UPDATE payment_parts k SET overdue_at = house_now()
FROM payment_plans g JOIN invoices i ON i.id = g.invoice_id JOIN organisations o ON o.id = i.organisation_id
WHERE k.plan_id = g.id AND k.overdue_at IS NULL AND i.sent_at IS NOT NULL
  AND coalesce(k.due_date, i.due_date) < (house_now() AT TIME ZONE o.time_zone)::date;
--> statement-breakpoint
UPDATE invoices i SET part_late_at = invoice_part_late(i) FROM payment_plans g
WHERE g.invoice_id = i.id AND i.part_late_at IS DISTINCT FROM invoice_part_late(i);
--> statement-breakpoint
-- Those of one day are told together.
CREATE OR REPLACE FUNCTION late_parts_are_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  late record;
BEGIN
  FOR late IN
    SELECT i.organisation_id, i.id AS invoice_id, coalesce(k.due_date, i.due_date) AS due, max(k.overdue_at) AS at
    FROM marked k JOIN unmarked b ON b.plan_id = k.plan_id AND b.position = k.position
      JOIN payment_plans g ON g.id = k.plan_id JOIN invoices i ON i.id = g.invoice_id
    WHERE b.overdue_at IS NULL AND k.overdue_at IS NOT NULL
    GROUP BY 1, 2, 3 ORDER BY 3
  LOOP
    PERFORM tell_webhooks('payment_plan.part_overdue', late.organisation_id, late.invoice_id);
    INSERT INTO timeline_entries (organisation_id, invoice_id, kind, detail, message, occurred_at)
    VALUES (late.organisation_id, late.invoice_id, 'acted', 'part-overdue', late.due, late.at);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER payment_parts_told AFTER UPDATE ON payment_parts
  REFERENCING OLD TABLE AS unmarked NEW TABLE AS marked FOR EACH STATEMENT EXECUTE FUNCTION late_parts_are_told();
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "invoices_part_late" ON "invoices" USING btree ("part_late_at","id") WHERE "invoices"."part_late_at" is not null;
