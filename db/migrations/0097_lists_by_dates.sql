-- Each part by itself.
-- A list in the order of making, narrowed to what is long past, is the first of each day and of each span of days.
CREATE INDEX IF NOT EXISTS "invoices_due_days" ON "invoices" USING btree ("organisation_id","due_date","created_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "invoices_due_spans" ON "invoices" USING btree ("organisation_id",(least(greatest(due_date - date '2000-01-01', 0), 36543) / 32),"created_at","id","due_date") WHERE "invoices"."due_date" is not null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "invoices_issued_days" ON "invoices" USING btree ("organisation_id","issue_date","created_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "invoices_issued_spans" ON "invoices" USING btree ("organisation_id",(least(greatest(issue_date - date '2000-01-01', 0), 36543) / 32),"created_at","id","issue_date");--> statement-breakpoint
-- The first of these begins with it.
DROP INDEX IF EXISTS "invoices_due";