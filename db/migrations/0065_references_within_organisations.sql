-- Each part by itself.
-- From here on nothing across organisations can be written. What is there already is looked at by the next step, while others work.
ALTER TABLE "application_keys" DROP CONSTRAINT IF EXISTS "application_keys_application", ADD CONSTRAINT "application_keys_application" FOREIGN KEY ("organisation_id","application_id") REFERENCES "applications"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "provider_calls" DROP CONSTRAINT IF EXISTS "provider_calls_connection", ADD CONSTRAINT "provider_calls_connection" FOREIGN KEY ("organisation_id","connection_id") REFERENCES "provider_connections"("organisation_id","id") ON DELETE cascade NOT VALID;
--> statement-breakpoint
ALTER TABLE "provider_connections" DROP CONSTRAINT IF EXISTS "provider_connections_application", ADD CONSTRAINT "provider_connections_application" FOREIGN KEY ("organisation_id","application_id") REFERENCES "applications"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "checkout_lines" DROP CONSTRAINT IF EXISTS "checkout_lines_checkout", ADD CONSTRAINT "checkout_lines_checkout" FOREIGN KEY ("organisation_id","checkout_id") REFERENCES "checkouts"("organisation_id","id") ON DELETE cascade NOT VALID;
--> statement-breakpoint
ALTER TABLE "checkout_lines" DROP CONSTRAINT IF EXISTS "checkout_lines_article", ADD CONSTRAINT "checkout_lines_article" FOREIGN KEY ("organisation_id","article_id") REFERENCES "articles"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "customer_changes" DROP CONSTRAINT IF EXISTS "customer_changes_customer", ADD CONSTRAINT "customer_changes_customer" FOREIGN KEY ("organisation_id","customer_id") REFERENCES "customers"("organisation_id","id") ON DELETE cascade NOT VALID;
--> statement-breakpoint
ALTER TABLE "customers" DROP CONSTRAINT IF EXISTS "customers_merged_into", ADD CONSTRAINT "customers_merged_into" FOREIGN KEY ("organisation_id","merged_into") REFERENCES "customers"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "invoice_lines" DROP CONSTRAINT IF EXISTS "invoice_lines_invoice", ADD CONSTRAINT "invoice_lines_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "invoices"("organisation_id","id") ON DELETE cascade NOT VALID;
--> statement-breakpoint
ALTER TABLE "invoice_links" DROP CONSTRAINT IF EXISTS "invoice_links_invoice", ADD CONSTRAINT "invoice_links_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "invoices"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT IF EXISTS "invoices_customer", ADD CONSTRAINT "invoices_customer" FOREIGN KEY ("organisation_id","customer_id") REFERENCES "customers"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT IF EXISTS "ledger_entries_invoice", ADD CONSTRAINT "ledger_entries_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "invoices"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT IF EXISTS "ledger_entries_checkout", ADD CONSTRAINT "ledger_entries_checkout" FOREIGN KEY ("organisation_id","checkout_id") REFERENCES "checkouts"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT IF EXISTS "ledger_entries_session", ADD CONSTRAINT "ledger_entries_session" FOREIGN KEY ("organisation_id","session_id") REFERENCES "sessions"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT IF EXISTS "ledger_entries_payment", ADD CONSTRAINT "ledger_entries_payment" FOREIGN KEY ("organisation_id","payment_id") REFERENCES "payments"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "disputes" DROP CONSTRAINT IF EXISTS "disputes_payment", ADD CONSTRAINT "disputes_payment" FOREIGN KEY ("organisation_id","payment_id") REFERENCES "payments"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_invoice", ADD CONSTRAINT "payments_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "invoices"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_checkout", ADD CONSTRAINT "payments_checkout" FOREIGN KEY ("organisation_id","checkout_id") REFERENCES "checkouts"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_session", ADD CONSTRAINT "payments_session" FOREIGN KEY ("organisation_id","session_id") REFERENCES "sessions"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_payment_account", ADD CONSTRAINT "payments_payment_account" FOREIGN KEY ("organisation_id","payment_account_id") REFERENCES "payment_accounts"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_connection", ADD CONSTRAINT "payments_connection" FOREIGN KEY ("organisation_id","connection_id") REFERENCES "provider_connections"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT IF EXISTS "payments_payout", ADD CONSTRAINT "payments_payout" FOREIGN KEY ("organisation_id","payout_id") REFERENCES "payouts"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT IF EXISTS "refunds_payment", ADD CONSTRAINT "refunds_payment" FOREIGN KEY ("organisation_id","payment_id") REFERENCES "payments"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "payouts" DROP CONSTRAINT IF EXISTS "payouts_payment_account", ADD CONSTRAINT "payouts_payment_account" FOREIGN KEY ("organisation_id","payment_account_id") REFERENCES "payment_accounts"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT IF EXISTS "routing_decisions_application", ADD CONSTRAINT "routing_decisions_application" FOREIGN KEY ("organisation_id","application_id") REFERENCES "applications"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT IF EXISTS "routing_decisions_session", ADD CONSTRAINT "routing_decisions_session" FOREIGN KEY ("organisation_id","session_id") REFERENCES "sessions"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT IF EXISTS "routing_decisions_chosen_connection", ADD CONSTRAINT "routing_decisions_chosen_connection" FOREIGN KEY ("organisation_id","chosen_connection_id") REFERENCES "provider_connections"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" DROP CONSTRAINT IF EXISTS "webhook_deliveries_event", ADD CONSTRAINT "webhook_deliveries_event" FOREIGN KEY ("organisation_id","event_id") REFERENCES "webhook_events"("organisation_id","id") ON DELETE cascade NOT VALID;
--> statement-breakpoint
ALTER TABLE "webhook_subscriptions" DROP CONSTRAINT IF EXISTS "webhook_subscriptions_application", ADD CONSTRAINT "webhook_subscriptions_application" FOREIGN KEY ("organisation_id","application_id") REFERENCES "applications"("organisation_id","id") ON DELETE cascade NOT VALID;
--> statement-breakpoint
ALTER TABLE "application_keys" DROP CONSTRAINT IF EXISTS "application_keys_organisation_known", ADD CONSTRAINT "application_keys_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "provider_calls" DROP CONSTRAINT IF EXISTS "provider_calls_organisation_known", ADD CONSTRAINT "provider_calls_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "provider_connections" DROP CONSTRAINT IF EXISTS "provider_connections_organisation_known", ADD CONSTRAINT "provider_connections_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "payment_openings" DROP CONSTRAINT IF EXISTS "payment_openings_organisation_known", ADD CONSTRAINT "payment_openings_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "checkout_lines" DROP CONSTRAINT IF EXISTS "checkout_lines_organisation_known", ADD CONSTRAINT "checkout_lines_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "customer_changes" DROP CONSTRAINT IF EXISTS "customer_changes_organisation_known", ADD CONSTRAINT "customer_changes_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "invoice_lines" DROP CONSTRAINT IF EXISTS "invoice_lines_organisation_known", ADD CONSTRAINT "invoice_lines_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "invoice_links" DROP CONSTRAINT IF EXISTS "invoice_links_organisation_known", ADD CONSTRAINT "invoice_links_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "routing_decisions" DROP CONSTRAINT IF EXISTS "routing_decisions_organisation_known", ADD CONSTRAINT "routing_decisions_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "disputes" DROP CONSTRAINT IF EXISTS "disputes_organisation_known", ADD CONSTRAINT "disputes_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT IF EXISTS "refunds_organisation_known", ADD CONSTRAINT "refunds_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
--> statement-breakpoint
ALTER TABLE "payouts" DROP CONSTRAINT IF EXISTS "payouts_organisation_known", ADD CONSTRAINT "payouts_organisation_known" CHECK ("organisation_id" IS NOT NULL) NOT VALID;
