-- A payer is told that a debit is on its way, and that a refund of which they were told did not arrive; sellers, that payments are switched off.
CREATE FUNCTION tell_payer_of_debit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_letter('debit-on-its-way', NEW.id || ':' || (extract(epoch FROM NEW.updated_at) * 1000)::bigint,
    jsonb_build_object('paymentId', NEW.id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_tell_payer AFTER UPDATE OF state ON payments FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state = 'processing' AND NEW.method ->> 'type' IN
    ('sepa_debit', 'bacs_debit', 'us_bank_account', 'au_becs_debit', 'acss_debit', 'nz_bank_account'))
  EXECUTE FUNCTION tell_payer_of_debit();
--> statement-breakpoint
CREATE FUNCTION tell_payer_of_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM outbox WHERE fact = 'refund-notice:' || NEW.id) THEN
    PERFORM write_letter('refund-failed-payer', NEW.id::text, jsonb_build_object('refundId', NEW.id));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER refunds_tell_payer AFTER UPDATE OF state ON refunds FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state = 'failed') EXECUTE FUNCTION tell_payer_of_refund();
--> statement-breakpoint
CREATE FUNCTION tell_people_of_payments_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_letter('payments-off', NEW.id || ':' || (extract(epoch FROM now()) * 1000)::bigint,
    jsonb_build_object('organisationId', NEW.organisation_id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payment_accounts_tell_people AFTER UPDATE ON payment_accounts FOR EACH ROW
  WHEN (OLD.account_id = NEW.account_id AND OLD.charges_enabled AND OLD.disconnected_at IS NULL
    AND (NOT NEW.charges_enabled OR NEW.disconnected_at IS NOT NULL))
  EXECUTE FUNCTION tell_people_of_payments_off();
