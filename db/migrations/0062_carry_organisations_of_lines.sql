-- Each part by itself. The biggest; only drafts have rows that somebody else may want meanwhile.
UPDATE invoice_lines c SET organisation_id = p.organisation_id FROM invoices p WHERE p.id = c.invoice_id AND c.organisation_id IS NULL;
--> statement-breakpoint
UPDATE checkout_lines c SET organisation_id = p.organisation_id FROM checkouts p WHERE p.id = c.checkout_id AND c.organisation_id IS NULL;
