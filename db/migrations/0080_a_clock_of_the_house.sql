-- Each part by itself. None but the catalogue is written, so each table is locked for a moment only.
-- The clock of the house within the database: the system's, but where a test has moved it (docs/collecting.md).
CREATE OR REPLACE FUNCTION house_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT pg_catalog.now()';
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "uptimes" (
	"began_at" timestamp (3) with time zone PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
-- What triggers and functions write as the time follows it. As they are, but for that.
DO $$
DECLARE
  named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['acts_are_told', 'credit_is_told', 'touch_updated_at', 'tell_people_of_payments_off',
    'inbox_to_notice', 'append_to_audit', 'logos_are_unshown'] LOOP
    CONTINUE WHEN pg_get_functiondef(named::regproc) LIKE '%house_now()%';
    EXECUTE regexp_replace(
      replace(pg_get_functiondef(named::regproc), 'clock_timestamp()', '(clock_timestamp() + (house_now() - transaction_timestamp()))'),
      '(?<![_a-z])now\(\)', 'house_now()', 'g');
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE "api_keys" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "application_keys" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "applications" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "applications" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "articles" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "articles" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "audit_verifications" ALTER COLUMN "verified_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "authenticator_apps" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "checkouts" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "checkouts" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "clients" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "credit_notes" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "credit_notes" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "customer_changes" ALTER COLUMN "occurred_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "customers" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "disputes" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "document_deliveries" ALTER COLUMN "next_try_at" SET DEFAULT house_now();
ALTER TABLE "document_deliveries" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "document_deliveries" ALTER COLUMN "updated_at" SET DEFAULT house_now();
ALTER TABLE "document_deliveries" ADD COLUMN IF NOT EXISTS "held_until" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "document_files" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "facts" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "inbox" ALTER COLUMN "next_attempt_at" SET DEFAULT house_now();
ALTER TABLE "inbox" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "inbox" ADD COLUMN IF NOT EXISTS "held_until" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "invoice_links" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "invoice_reminders" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "invoices" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "issued_documents" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "ledger_entries" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "memberships" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "notification_choices" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "organisation_logos" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "organisations" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "organisations" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "next_attempt_at" SET DEFAULT house_now();
ALTER TABLE "outbox" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "outbox" ADD COLUMN IF NOT EXISTS "held_until" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "passkeys" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "payment_accounts" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "payment_locks" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "payments" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "payouts" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "payouts" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "person_sessions" ALTER COLUMN "last_seen_at" SET DEFAULT house_now();
ALTER TABLE "person_sessions" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "platform_accounts" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "provider_connections" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "provider_connections" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "recovery_codes" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "refunds" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "refunds" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "reminder_walks" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "routing_decisions" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "session_attempts" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "session_attempts" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "session_disputes" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "session_disputes" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "session_refunds" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "session_refunds" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "sessions" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "sign_in_accounts" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "sign_in_tokens" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "tax_rates" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "tax_rates" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "timeline_entries" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "wallet_domains" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "wallet_domains" ALTER COLUMN "updated_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "webhook_attempts" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ALTER COLUMN "next_attempt_at" SET DEFAULT house_now();
ALTER TABLE "webhook_deliveries" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "webhook_deliveries" ADD COLUMN IF NOT EXISTS "held_until" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "webhook_events" ALTER COLUMN "due_at" SET DEFAULT house_now();
ALTER TABLE "webhook_events" ALTER COLUMN "created_at" SET DEFAULT house_now();
--> statement-breakpoint
ALTER TABLE "webhook_subscriptions" ALTER COLUMN "created_at" SET DEFAULT house_now();
ALTER TABLE "webhook_subscriptions" ALTER COLUMN "updated_at" SET DEFAULT house_now();
