-- Reads and writes go on meanwhile.
ALTER TABLE "application_keys" VALIDATE CONSTRAINT "application_keys_application";
--> statement-breakpoint
ALTER TABLE "provider_calls" VALIDATE CONSTRAINT "provider_calls_connection";
--> statement-breakpoint
ALTER TABLE "provider_connections" VALIDATE CONSTRAINT "provider_connections_application";
--> statement-breakpoint
ALTER TABLE "checkout_lines" VALIDATE CONSTRAINT "checkout_lines_checkout";
--> statement-breakpoint
ALTER TABLE "checkout_lines" VALIDATE CONSTRAINT "checkout_lines_article";
--> statement-breakpoint
ALTER TABLE "customer_changes" VALIDATE CONSTRAINT "customer_changes_customer";
--> statement-breakpoint
ALTER TABLE "customers" VALIDATE CONSTRAINT "customers_merged_into";
--> statement-breakpoint
ALTER TABLE "invoice_lines" VALIDATE CONSTRAINT "invoice_lines_invoice";
--> statement-breakpoint
ALTER TABLE "invoice_links" VALIDATE CONSTRAINT "invoice_links_invoice";
--> statement-breakpoint
ALTER TABLE "invoices" VALIDATE CONSTRAINT "invoices_customer";
--> statement-breakpoint
ALTER TABLE "ledger_entries" VALIDATE CONSTRAINT "ledger_entries_invoice";
--> statement-breakpoint
ALTER TABLE "ledger_entries" VALIDATE CONSTRAINT "ledger_entries_checkout";
--> statement-breakpoint
ALTER TABLE "ledger_entries" VALIDATE CONSTRAINT "ledger_entries_session";
--> statement-breakpoint
ALTER TABLE "ledger_entries" VALIDATE CONSTRAINT "ledger_entries_payment";
--> statement-breakpoint
ALTER TABLE "disputes" VALIDATE CONSTRAINT "disputes_payment";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_invoice";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_checkout";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_session";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_payment_account";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_connection";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_payout";
--> statement-breakpoint
ALTER TABLE "refunds" VALIDATE CONSTRAINT "refunds_payment";
--> statement-breakpoint
ALTER TABLE "payouts" VALIDATE CONSTRAINT "payouts_payment_account";
--> statement-breakpoint
ALTER TABLE "routing_decisions" VALIDATE CONSTRAINT "routing_decisions_application";
--> statement-breakpoint
ALTER TABLE "routing_decisions" VALIDATE CONSTRAINT "routing_decisions_session";
--> statement-breakpoint
ALTER TABLE "routing_decisions" VALIDATE CONSTRAINT "routing_decisions_chosen_connection";
--> statement-breakpoint
ALTER TABLE "webhook_attempts" VALIDATE CONSTRAINT "webhook_attempts_delivery";
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" VALIDATE CONSTRAINT "webhook_deliveries_event";
--> statement-breakpoint
ALTER TABLE "webhook_subscriptions" VALIDATE CONSTRAINT "webhook_subscriptions_application";
--> statement-breakpoint
ALTER TABLE "application_keys" VALIDATE CONSTRAINT "application_keys_organisation_known";
--> statement-breakpoint
ALTER TABLE "provider_calls" VALIDATE CONSTRAINT "provider_calls_organisation_known";
--> statement-breakpoint
ALTER TABLE "provider_connections" VALIDATE CONSTRAINT "provider_connections_organisation_known";
--> statement-breakpoint
ALTER TABLE "payment_openings" VALIDATE CONSTRAINT "payment_openings_organisation_known";
--> statement-breakpoint
ALTER TABLE "checkout_lines" VALIDATE CONSTRAINT "checkout_lines_organisation_known";
--> statement-breakpoint
ALTER TABLE "customer_changes" VALIDATE CONSTRAINT "customer_changes_organisation_known";
--> statement-breakpoint
ALTER TABLE "invoice_lines" VALIDATE CONSTRAINT "invoice_lines_organisation_known";
--> statement-breakpoint
ALTER TABLE "invoice_links" VALIDATE CONSTRAINT "invoice_links_organisation_known";
--> statement-breakpoint
ALTER TABLE "routing_decisions" VALIDATE CONSTRAINT "routing_decisions_organisation_known";
--> statement-breakpoint
ALTER TABLE "disputes" VALIDATE CONSTRAINT "disputes_organisation_known";
--> statement-breakpoint
ALTER TABLE "refunds" VALIDATE CONSTRAINT "refunds_organisation_known";
--> statement-breakpoint
ALTER TABLE "payouts" VALIDATE CONSTRAINT "payouts_organisation_known";