-- First, because it takes longest: events that arrive wait for it, but nobody who reads or writes payment_accounts does.
CREATE INDEX "inbox_filed" ON "inbox" USING btree ("created_at") WHERE "inbox"."connection_id" is null;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "events_seen_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "events_due_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "payment_accounts_due" ON "payment_accounts" USING btree ("events_due_at") WHERE "payment_accounts"."account_id" is not null;--> statement-breakpoint
UPDATE "payment_accounts" SET
  "events_seen_until" = least("events_listed_until", now()) - interval '25 hours',
  "events_due_at" = now()
WHERE "account_id" IS NOT NULL;
