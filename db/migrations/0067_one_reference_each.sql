-- Each part by itself.
-- Known from the checks, so that no table is read again; the references to one column say nothing more.
ALTER TABLE "application_keys" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "application_keys" DROP CONSTRAINT IF EXISTS "application_keys_organisation_known";
--> statement-breakpoint
ALTER TABLE "application_keys" DROP CONSTRAINT IF EXISTS "application_keys_application_id_applications_id_fk";
--> statement-breakpoint
ALTER TABLE "provider_calls" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "provider_calls" DROP CONSTRAINT IF EXISTS "provider_calls_organisation_known";
--> statement-breakpoint
ALTER TABLE "provider_calls" DROP CONSTRAINT IF EXISTS "provider_calls_connection_id_provider_connections_id_fk";
--> statement-breakpoint
ALTER TABLE "provider_connections" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "provider_connections" DROP CONSTRAINT IF EXISTS "provider_connections_organisation_known";
--> statement-breakpoint
ALTER TABLE "provider_connections" DROP CONSTRAINT IF EXISTS "provider_connections_application_id_applications_id_fk";
--> statement-breakpoint
ALTER TABLE "checkout_lines" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "checkout_lines" DROP CONSTRAINT IF EXISTS "checkout_lines_organisation_known";
--> statement-breakpoint
ALTER TABLE "checkout_lines" DROP CONSTRAINT IF EXISTS "checkout_lines_checkout_id_checkouts_id_fk";
--> statement-breakpoint
ALTER TABLE "checkout_lines" DROP CONSTRAINT IF EXISTS "checkout_lines_article_id_articles_id_fk";
--> statement-breakpoint
ALTER TABLE "customer_changes" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "customer_changes" DROP CONSTRAINT IF EXISTS "customer_changes_organisation_known";
--> statement-breakpoint
ALTER TABLE "customer_changes" DROP CONSTRAINT IF EXISTS "customer_changes_customer_id_customers_id_fk";
--> statement-breakpoint
ALTER TABLE "customers" DROP CONSTRAINT IF EXISTS "customers_merged_into_customers_id_fk";
--> statement-breakpoint
ALTER TABLE "invoice_lines" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "invoice_lines" DROP CONSTRAINT IF EXISTS "invoice_lines_organisation_known";
--> statement-breakpoint
ALTER TABLE "invoice_lines" DROP CONSTRAINT IF EXISTS "invoice_lines_invoice_id_invoices_id_fk";
--> statement-breakpoint
ALTER TABLE "invoice_links" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "invoice_links" DROP CONSTRAINT IF EXISTS "invoice_links_organisation_known";
--> statement-breakpoint
ALTER TABLE "invoice_links" DROP CONSTRAINT IF EXISTS "invoice_links_invoice_id_invoices_id_fk";
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT IF EXISTS "invoices_customer_id_customers_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT IF EXISTS "ledger_entries_invoice_id_invoices_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT IF EXISTS "ledger_entries_checkout_id_checkouts_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT IF EXISTS "ledger_entries_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT IF EXISTS "ledger_entries_payment_id_payments_id_fk";
--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "disputes" DROP CONSTRAINT IF EXISTS "disputes_organisation_known";
--> statement-breakpoint
ALTER TABLE "disputes" DROP CONSTRAINT IF EXISTS "disputes_payment_id_payments_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_invoice_id_invoices_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_checkout_id_checkouts_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_payment_account_id_payment_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_connection_id_provider_connections_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_payout_id_payouts_id_fk";
--> statement-breakpoint
ALTER TABLE "refunds" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "refunds" DROP CONSTRAINT IF EXISTS "refunds_organisation_known";
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT IF EXISTS "refunds_payment_id_payments_id_fk";
--> statement-breakpoint
ALTER TABLE "payouts" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "payouts" DROP CONSTRAINT IF EXISTS "payouts_organisation_known";
--> statement-breakpoint
ALTER TABLE "payouts" DROP CONSTRAINT IF EXISTS "payouts_payment_account_id_payment_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "routing_decisions" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "routing_decisions" DROP CONSTRAINT IF EXISTS "routing_decisions_organisation_known";
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT IF EXISTS "routing_decisions_application_id_applications_id_fk";
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT IF EXISTS "routing_decisions_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT IF EXISTS "routing_decisions_chosen_connection_id_provider_connections_id_fk";
--> statement-breakpoint
ALTER TABLE "payment_openings" ALTER COLUMN "organisation_id" SET NOT NULL;
ALTER TABLE "payment_openings" DROP CONSTRAINT IF EXISTS "payment_openings_organisation_known";
