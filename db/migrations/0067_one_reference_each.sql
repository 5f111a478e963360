-- Known from the checks, so that no table is read again; the references to one column say nothing more.
ALTER TABLE "application_keys" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "provider_calls" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "provider_connections" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "payment_openings" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "checkout_lines" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "customer_changes" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoice_links" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "routing_decisions" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "refunds" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "payouts" ALTER COLUMN "organisation_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "application_keys" DROP CONSTRAINT "application_keys_organisation_known";
--> statement-breakpoint
ALTER TABLE "provider_calls" DROP CONSTRAINT "provider_calls_organisation_known";
--> statement-breakpoint
ALTER TABLE "provider_connections" DROP CONSTRAINT "provider_connections_organisation_known";
--> statement-breakpoint
ALTER TABLE "payment_openings" DROP CONSTRAINT "payment_openings_organisation_known";
--> statement-breakpoint
ALTER TABLE "checkout_lines" DROP CONSTRAINT "checkout_lines_organisation_known";
--> statement-breakpoint
ALTER TABLE "customer_changes" DROP CONSTRAINT "customer_changes_organisation_known";
--> statement-breakpoint
ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_organisation_known";
--> statement-breakpoint
ALTER TABLE "invoice_links" DROP CONSTRAINT "invoice_links_organisation_known";
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT "routing_decisions_organisation_known";
--> statement-breakpoint
ALTER TABLE "disputes" DROP CONSTRAINT "disputes_organisation_known";
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refunds_organisation_known";
--> statement-breakpoint
ALTER TABLE "payouts" DROP CONSTRAINT "payouts_organisation_known";
--> statement-breakpoint
ALTER TABLE "application_keys" DROP CONSTRAINT "application_keys_application_id_applications_id_fk";
--> statement-breakpoint
ALTER TABLE "provider_calls" DROP CONSTRAINT "provider_calls_connection_id_provider_connections_id_fk";
--> statement-breakpoint
ALTER TABLE "provider_connections" DROP CONSTRAINT "provider_connections_application_id_applications_id_fk";
--> statement-breakpoint
ALTER TABLE "checkout_lines" DROP CONSTRAINT "checkout_lines_checkout_id_checkouts_id_fk";
--> statement-breakpoint
ALTER TABLE "checkout_lines" DROP CONSTRAINT "checkout_lines_article_id_articles_id_fk";
--> statement-breakpoint
ALTER TABLE "customer_changes" DROP CONSTRAINT "customer_changes_customer_id_customers_id_fk";
--> statement-breakpoint
ALTER TABLE "customers" DROP CONSTRAINT "customers_merged_into_customers_id_fk";
--> statement-breakpoint
ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_invoice_id_invoices_id_fk";
--> statement-breakpoint
ALTER TABLE "invoice_links" DROP CONSTRAINT "invoice_links_invoice_id_invoices_id_fk";
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_customer_id_customers_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_invoice_id_invoices_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_checkout_id_checkouts_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_payment_id_payments_id_fk";
--> statement-breakpoint
ALTER TABLE "disputes" DROP CONSTRAINT "disputes_payment_id_payments_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_invoice_id_invoices_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_checkout_id_checkouts_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_payment_account_id_payment_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_connection_id_provider_connections_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_payout_id_payouts_id_fk";
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refunds_payment_id_payments_id_fk";
--> statement-breakpoint
ALTER TABLE "payouts" DROP CONSTRAINT "payouts_payment_account_id_payment_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT "routing_decisions_application_id_applications_id_fk";
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT "routing_decisions_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT "routing_decisions_chosen_connection_id_provider_connections_id_fk";