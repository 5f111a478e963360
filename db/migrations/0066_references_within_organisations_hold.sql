-- Each part by itself.
-- Reads and writes go on meanwhile. First, whatever is still without its organisation gets it.
UPDATE application_keys c SET organisation_id = p.organisation_id FROM applications p WHERE p.id = c.application_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "application_keys" VALIDATE CONSTRAINT "application_keys_application";
--> statement-breakpoint
ALTER TABLE "application_keys" VALIDATE CONSTRAINT "application_keys_organisation_known";
--> statement-breakpoint
UPDATE provider_calls c SET organisation_id = a.organisation_id FROM provider_connections p JOIN applications a ON a.id = p.application_id
WHERE p.id = c.connection_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "provider_calls" VALIDATE CONSTRAINT "provider_calls_connection";
--> statement-breakpoint
ALTER TABLE "provider_calls" VALIDATE CONSTRAINT "provider_calls_organisation_known";
--> statement-breakpoint
UPDATE provider_connections c SET organisation_id = p.organisation_id FROM applications p WHERE p.id = c.application_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "provider_connections" VALIDATE CONSTRAINT "provider_connections_application";
--> statement-breakpoint
ALTER TABLE "provider_connections" VALIDATE CONSTRAINT "provider_connections_organisation_known";
--> statement-breakpoint
UPDATE checkout_lines c SET organisation_id = p.organisation_id FROM checkouts p WHERE p.id = c.checkout_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "checkout_lines" VALIDATE CONSTRAINT "checkout_lines_checkout";
--> statement-breakpoint
ALTER TABLE "checkout_lines" VALIDATE CONSTRAINT "checkout_lines_article";
--> statement-breakpoint
ALTER TABLE "checkout_lines" VALIDATE CONSTRAINT "checkout_lines_organisation_known";
--> statement-breakpoint
UPDATE customer_changes c SET organisation_id = p.organisation_id FROM customers p WHERE p.id = c.customer_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "customer_changes" VALIDATE CONSTRAINT "customer_changes_customer";
--> statement-breakpoint
ALTER TABLE "customer_changes" VALIDATE CONSTRAINT "customer_changes_organisation_known";
--> statement-breakpoint
ALTER TABLE "customers" VALIDATE CONSTRAINT "customers_merged_into";
--> statement-breakpoint
UPDATE invoice_lines c SET organisation_id = p.organisation_id FROM invoices p WHERE p.id = c.invoice_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "invoice_lines" VALIDATE CONSTRAINT "invoice_lines_invoice";
--> statement-breakpoint
ALTER TABLE "invoice_lines" VALIDATE CONSTRAINT "invoice_lines_organisation_known";
--> statement-breakpoint
UPDATE invoice_links c SET organisation_id = p.organisation_id FROM invoices p WHERE p.id = c.invoice_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "invoice_links" VALIDATE CONSTRAINT "invoice_links_invoice";
--> statement-breakpoint
ALTER TABLE "invoice_links" VALIDATE CONSTRAINT "invoice_links_organisation_known";
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
UPDATE disputes c SET organisation_id = p.organisation_id FROM payments p WHERE p.id = c.payment_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "disputes" VALIDATE CONSTRAINT "disputes_payment";
--> statement-breakpoint
ALTER TABLE "disputes" VALIDATE CONSTRAINT "disputes_organisation_known";
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
UPDATE refunds c SET organisation_id = p.organisation_id FROM payments p WHERE p.id = c.payment_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "refunds" VALIDATE CONSTRAINT "refunds_payment";
--> statement-breakpoint
ALTER TABLE "refunds" VALIDATE CONSTRAINT "refunds_organisation_known";
--> statement-breakpoint
UPDATE payouts c SET organisation_id = p.organisation_id FROM payment_accounts p WHERE p.id = c.payment_account_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "payouts" VALIDATE CONSTRAINT "payouts_payment_account";
--> statement-breakpoint
ALTER TABLE "payouts" VALIDATE CONSTRAINT "payouts_organisation_known";
--> statement-breakpoint
UPDATE routing_decisions c SET organisation_id = p.organisation_id FROM applications p WHERE p.id = c.application_id AND c.organisation_id IS NULL;
--> statement-breakpoint
ALTER TABLE "routing_decisions" VALIDATE CONSTRAINT "routing_decisions_application";
--> statement-breakpoint
ALTER TABLE "routing_decisions" VALIDATE CONSTRAINT "routing_decisions_session";
--> statement-breakpoint
ALTER TABLE "routing_decisions" VALIDATE CONSTRAINT "routing_decisions_chosen_connection";
--> statement-breakpoint
ALTER TABLE "routing_decisions" VALIDATE CONSTRAINT "routing_decisions_organisation_known";
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" VALIDATE CONSTRAINT "webhook_deliveries_event";
--> statement-breakpoint
ALTER TABLE "webhook_subscriptions" VALIDATE CONSTRAINT "webhook_subscriptions_application";
--> statement-breakpoint
UPDATE payment_openings c SET organisation_id = p.organisation_id FROM payments p WHERE p.id = c.payment_id AND c.organisation_id IS NULL;
--> statement-breakpoint
-- Of a payment that is gone nobody counts the networks.
DELETE FROM payment_openings o WHERE organisation_id IS NULL AND NOT EXISTS (SELECT FROM payments WHERE id = o.payment_id);
--> statement-breakpoint
ALTER TABLE "payment_openings" VALIDATE CONSTRAINT "payment_openings_organisation_known";
