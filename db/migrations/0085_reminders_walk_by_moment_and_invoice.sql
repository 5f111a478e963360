-- Each part by itself.
-- Many invoices are due at the same moment: within it they are walked by their ids, a page at a time. The new one is there before the old one goes.
CREATE INDEX IF NOT EXISTS "invoices_remind_next" ON "invoices" USING btree ("next_reminder_at","id") WHERE "invoices"."next_reminder_at" is not null;
--> statement-breakpoint
DROP INDEX IF EXISTS "invoices_reminders_due";
