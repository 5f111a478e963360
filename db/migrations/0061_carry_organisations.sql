-- Each part by itself. Locks rows and no table.
UPDATE application_keys c SET organisation_id = p.organisation_id FROM applications p WHERE p.id = c.application_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE provider_connections c SET organisation_id = p.organisation_id FROM applications p WHERE p.id = c.application_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE provider_calls c SET organisation_id = a.organisation_id FROM provider_connections p JOIN applications a ON a.id = p.application_id
WHERE p.id = c.connection_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE routing_decisions c SET organisation_id = p.organisation_id FROM applications p WHERE p.id = c.application_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE customer_changes c SET organisation_id = p.organisation_id FROM customers p WHERE p.id = c.customer_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE invoice_links c SET organisation_id = p.organisation_id FROM invoices p WHERE p.id = c.invoice_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE payment_openings c SET organisation_id = p.organisation_id FROM payments p WHERE p.id = c.payment_id AND c.organisation_id IS NULL;
--> statement-breakpoint
-- Of a payment that is gone nobody counts the networks.
DELETE FROM payment_openings o WHERE organisation_id IS NULL AND NOT EXISTS (SELECT FROM payments WHERE id = o.payment_id);
--> statement-breakpoint
UPDATE refunds c SET organisation_id = p.organisation_id FROM payments p WHERE p.id = c.payment_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE disputes c SET organisation_id = p.organisation_id FROM payments p WHERE p.id = c.payment_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE payouts c SET organisation_id = p.organisation_id FROM payment_accounts p WHERE p.id = c.payment_account_id AND c.organisation_id IS NULL;
--> statement-breakpoint
-- What is over first: nobody wants its rows. Those that wait are few, and locked only for a moment.
UPDATE webhook_deliveries c SET organisation_id = p.organisation_id FROM webhook_events p WHERE p.id = c.event_id AND c.organisation_id IS NULL AND c.state <> 'waiting' AND p.organisation_id IS NOT NULL;
--> statement-breakpoint
UPDATE webhook_deliveries c SET organisation_id = p.organisation_id FROM webhook_events p WHERE p.id = c.event_id AND c.organisation_id IS NULL AND p.organisation_id IS NOT NULL;
--> statement-breakpoint
UPDATE webhook_attempts c SET organisation_id = e.organisation_id FROM webhook_deliveries d JOIN webhook_events e ON e.id = d.event_id
WHERE d.id = c.delivery_id AND c.organisation_id IS NULL AND e.organisation_id IS NOT NULL;
