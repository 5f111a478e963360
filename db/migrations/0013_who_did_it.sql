ALTER TABLE "timeline_entries" ADD COLUMN "actor" text;--> statement-breakpoint
-- Who acts is said at the beginning of the transaction (db/transact.ts), so no verb can forget to tell.
CREATE FUNCTION acts_are_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said timeline_entries%ROWTYPE;
BEGIN
  said.occurred_at := clock_timestamp();
  IF TG_TABLE_NAME = 'invoices' THEN
    said.invoice_id := NEW.id;
    said.detail := CASE WHEN TG_OP = 'INSERT' THEN 'created' ELSE 'voided' END;
  ELSIF TG_TABLE_NAME = 'invoice_links' THEN
    said.invoice_id := NEW.invoice_id;
    said.detail := 'linked';
    said.reference := NEW.id;
  ELSIF TG_TABLE_NAME = 'outbox' THEN
    said.invoice_id := (NEW.content->>'invoiceId')::uuid;
    said.detail := 'mailed';
    said.reference := NEW.id;
  ELSIF TG_TABLE_NAME = 'payments' THEN
    said.invoice_id := NEW.invoice_id;
    said.checkout_id := NEW.checkout_id;
    said.payment_id := NEW.id;
    said.detail := 'recorded';
    said.reference := NEW.id;
  ELSE
    SELECT invoice_id, checkout_id, id INTO said.invoice_id, said.checkout_id, said.payment_id
    FROM payments WHERE id = NEW.payment_id;
    said.detail := 'refunded';
    said.reference := NEW.id;
  END IF;
  INSERT INTO timeline_entries (organisation_id, invoice_id, checkout_id, payment_id, kind, detail, reference, actor, occurred_at)
  SELECT organisation_id, said.invoice_id, said.checkout_id, said.payment_id, 'acted', said.detail, said.reference,
    current_setting('remit.actor', true), said.occurred_at
  FROM (
    SELECT organisation_id FROM invoices WHERE id = said.invoice_id
    UNION ALL
    SELECT organisation_id FROM checkouts WHERE id = said.checkout_id
  ) owner;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoices_created_by AFTER INSERT ON invoices
  FOR EACH ROW WHEN (coalesce(current_setting('remit.actor', true), '') <> '') EXECUTE FUNCTION acts_are_told();
--> statement-breakpoint
CREATE TRIGGER invoices_voided_by AFTER UPDATE OF voided_at ON invoices
  FOR EACH ROW WHEN (NEW.voided_at IS NOT NULL AND OLD.voided_at IS NULL AND coalesce(current_setting('remit.actor', true), '') <> '')
  EXECUTE FUNCTION acts_are_told();
--> statement-breakpoint
CREATE TRIGGER invoice_links_made_by AFTER INSERT ON invoice_links
  FOR EACH ROW WHEN (coalesce(current_setting('remit.actor', true), '') <> '') EXECUTE FUNCTION acts_are_told();
--> statement-breakpoint
CREATE TRIGGER outbox_sent_by AFTER INSERT ON outbox
  FOR EACH ROW WHEN (NEW.kind = 'invoice-sent' AND coalesce(current_setting('remit.actor', true), '') <> '')
  EXECUTE FUNCTION acts_are_told();
--> statement-breakpoint
CREATE TRIGGER payments_recorded_by AFTER INSERT ON payments
  FOR EACH ROW WHEN (NEW.source = 'manual' AND coalesce(current_setting('remit.actor', true), '') <> '')
  EXECUTE FUNCTION acts_are_told();
--> statement-breakpoint
CREATE TRIGGER refunds_made_by AFTER INSERT ON refunds
  FOR EACH ROW WHEN (NEW.origin = 'api' AND coalesce(current_setting('remit.actor', true), '') <> '')
  EXECUTE FUNCTION acts_are_told();
