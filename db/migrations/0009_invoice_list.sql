CREATE TABLE "invoice_tallies" (
	"organisation_id" uuid NOT NULL,
	"status" text NOT NULL,
	"currency" char(3) NOT NULL,
	"term_class" smallint NOT NULL,
	"invoice_count" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"amount_paid_minor" bigint NOT NULL,
	"outstanding_minor" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "term_class" smallint GENERATED ALWAYS AS (case when due_date is null then 0 when due_date - issue_date between 0 and 31 then 1 when due_date - issue_date between 32 and 92 then 2 when due_date - issue_date between 93 and 366 then 3 else 4 end) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "invoice_tallies_organisation" ON "invoice_tallies" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "invoices_walk_issued" ON "invoices" USING btree ("organisation_id","status","currency","term_class","issue_date","id","due_date");--> statement-breakpoint
CREATE INDEX "invoices_walk_due" ON "invoices" USING btree ("organisation_id","status","currency","term_class","due_date","issue_date","id");--> statement-breakpoint
CREATE INDEX "invoices_walk_total" ON "invoices" USING btree ("organisation_id","status","currency","total_minor","issue_date","id","due_date");--> statement-breakpoint
CREATE INDEX "invoices_walk_outstanding" ON "invoices" USING btree ("organisation_id","status","currency","outstanding_minor","issue_date","id","due_date") WHERE "invoices"."status" = 'PartiallyPaid';--> statement-breakpoint
CREATE INDEX "invoices_all_issued" ON "invoices" USING btree ("status","currency","term_class","issue_date","id","due_date");--> statement-breakpoint
CREATE INDEX "invoices_all_due" ON "invoices" USING btree ("status","currency","term_class","due_date","issue_date","id");--> statement-breakpoint
CREATE INDEX "invoices_all_total" ON "invoices" USING btree ("status","currency","total_minor","issue_date","id","due_date");--> statement-breakpoint
CREATE INDEX "invoices_all_outstanding" ON "invoices" USING btree ("status","currency","outstanding_minor","issue_date","id","due_date") WHERE "invoices"."status" = 'PartiallyPaid';--> statement-breakpoint
CREATE INDEX "invoices_search_number" ON "invoices" USING btree ("number");--> statement-breakpoint
CREATE INDEX "invoices_search_customer" ON "invoices" USING btree ("customer_id","issue_date","id","status","currency","due_date");--> statement-breakpoint
CREATE INDEX "invoices_void_with_money" ON "invoices" USING btree ("organisation_id") WHERE "invoices"."voided_at" is not null and "invoices"."amount_paid_minor" > 0;--> statement-breakpoint
CREATE INDEX "disputes_open" ON "disputes" USING btree ("created_at") WHERE "disputes"."state" = 'open';--> statement-breakpoint
CREATE INDEX "payments_charge_reference" ON "payments" USING btree ("charge_reference");--> statement-breakpoint
CREATE INDEX "payments_unclear" ON "payments" USING btree ("organisation_id") WHERE "payments"."state" in ('unknown', 'quarantined');--> statement-breakpoint
CREATE INDEX "payments_declined" ON "payments" USING btree ("organisation_id","updated_at") WHERE "payments"."state" = 'open' and "payments"."decline_code" is not null;--> statement-breakpoint
CREATE INDEX "refunds_failed" ON "refunds" USING btree ("created_at") WHERE "refunds"."state" = 'failed';
--> statement-breakpoint
-- Customers are found by any part of their name or address. A trusted extension: the database's owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE INDEX "customers_search" ON "customers" USING gin (lower("name" || ' ' || coalesce("email", '')) gin_trgm_ops);
--> statement-breakpoint
INSERT INTO "invoice_tallies"
SELECT organisation_id, status, currency, term_class, count(*), sum(total_minor), sum(amount_paid_minor), sum(outstanding_minor)
FROM "invoices" GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
-- The tallies follow the invoices in the same transaction. They only ever gain rows here: nobody waits for another's sum.
CREATE FUNCTION tally_new_invoices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO invoice_tallies
  SELECT organisation_id, status, currency, term_class, count(*), sum(total_minor), sum(amount_paid_minor), sum(outstanding_minor)
  FROM came GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_changed_invoices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO invoice_tallies
  SELECT organisation_id, status, currency, term_class, sum(n), sum(n * total_minor), sum(n * amount_paid_minor), sum(n * outstanding_minor)
  FROM (
    SELECT 1 AS n, organisation_id, status, currency, term_class, total_minor, amount_paid_minor, outstanding_minor FROM came
    UNION ALL
    SELECT -1, organisation_id, status, currency, term_class, total_minor, amount_paid_minor, outstanding_minor FROM went
  ) changes
  GROUP BY 1, 2, 3, 4
  HAVING sum(n) <> 0 OR sum(n * total_minor) <> 0 OR sum(n * amount_paid_minor) <> 0 OR sum(n * outstanding_minor) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_gone_invoices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO invoice_tallies
  SELECT organisation_id, status, currency, term_class, -count(*), -sum(total_minor), -sum(amount_paid_minor), -sum(outstanding_minor)
  FROM went GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoices_tally_new AFTER INSERT ON invoices
  REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_new_invoices();
--> statement-breakpoint
CREATE TRIGGER invoices_tally_changed AFTER UPDATE ON invoices
  REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_changed_invoices();
--> statement-breakpoint
CREATE TRIGGER invoices_tally_gone AFTER DELETE ON invoices
  REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION tally_gone_invoices();
