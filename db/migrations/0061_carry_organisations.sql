-- Before the calls and attempts of each, because those read it from here. Locks rows and no table; nothing of these is changed often.
UPDATE application_keys c SET organisation_id = p.organisation_id FROM applications p WHERE p.id = c.application_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE provider_connections c SET organisation_id = p.organisation_id FROM applications p WHERE p.id = c.application_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE provider_calls c SET organisation_id = p.organisation_id FROM provider_connections p WHERE p.id = c.connection_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE routing_decisions c SET organisation_id = p.organisation_id FROM applications p WHERE p.id = c.application_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE customer_changes c SET organisation_id = p.organisation_id FROM customers p WHERE p.id = c.customer_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE payment_openings c SET organisation_id = p.organisation_id FROM payments p WHERE p.id = c.payment_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE invoice_links c SET organisation_id = p.organisation_id FROM invoices p WHERE p.id = c.invoice_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE webhook_deliveries c SET organisation_id = p.organisation_id FROM webhook_events p WHERE p.id = c.event_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE webhook_attempts c SET organisation_id = p.organisation_id FROM webhook_deliveries p WHERE p.id = c.delivery_id AND c.organisation_id IS NULL;
--> statement-breakpoint
-- Of a payment that is gone nobody counts the networks.
DELETE FROM payment_openings WHERE organisation_id IS NULL;
--> statement-breakpoint
UPDATE refunds c SET organisation_id = p.organisation_id FROM payments p WHERE p.id = c.payment_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE disputes c SET organisation_id = p.organisation_id FROM payments p WHERE p.id = c.payment_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE payouts c SET organisation_id = p.organisation_id FROM payment_accounts p WHERE p.id = c.payment_account_id AND c.organisation_id IS NULL;