-- Each part by itself.
-- What fell due in some weeks is found by its day.
CREATE INDEX IF NOT EXISTS "payment_parts_due" ON "payment_parts" USING btree ("organisation_id","due_date") WHERE "payment_parts"."due_date" is not null;
