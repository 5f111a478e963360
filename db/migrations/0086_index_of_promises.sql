-- Each part by itself.
-- Few invoices are promised: the calendar of what is expected reads these alone.
CREATE INDEX IF NOT EXISTS "invoices_promised" ON "invoices" USING btree ("organisation_id","promised_for") WHERE "invoices"."promised_for" is not null;
