-- Nobody who moves money can forget to tell: a letter is written in the transaction of what went wrong, once for each event.
CREATE FUNCTION write_letter(letter_kind text, about text, told jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO outbox (id, kind, fact, content)
  VALUES (gen_random_uuid(), letter_kind, letter_kind || ':' || about, told)
  ON CONFLICT (fact) DO NOTHING;
$$;
--> statement-breakpoint
CREATE FUNCTION tell_people_of_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about text := NEW.id || ':' || (extract(epoch FROM NEW.updated_at) * 1000)::bigint;
BEGIN
  PERFORM write_letter('debit-failed', about, jsonb_build_object('paymentId', NEW.id));
  PERFORM write_letter('debit-failed-payer', about, jsonb_build_object('paymentId', NEW.id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_tell_people AFTER UPDATE OF state ON payments FOR EACH ROW
  WHEN (OLD.state = 'processing' AND NEW.state IN ('open', 'failed') AND NEW.decline_code IS NOT NULL)
  EXECUTE FUNCTION tell_people_of_payment();
--> statement-breakpoint
CREATE FUNCTION tell_people_of_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_inquiry boolean := coalesce(NEW.provider_status, '') LIKE 'warning%';
BEGIN
  IF NEW.state = 'open' THEN
    PERFORM write_letter('dispute-opened', NEW.id || CASE WHEN is_inquiry THEN ':inquiry' ELSE ':dispute' END,
      jsonb_build_object('disputeId', NEW.id));
  ELSE
    PERFORM write_letter('dispute-closed', NEW.id || ':' || NEW.state, jsonb_build_object('disputeId', NEW.id));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER disputes_tell_people_first AFTER INSERT ON disputes
  FOR EACH ROW EXECUTE FUNCTION tell_people_of_dispute();
--> statement-breakpoint
CREATE TRIGGER disputes_tell_people AFTER UPDATE ON disputes FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state
    OR (OLD.provider_status LIKE 'warning%' AND NEW.provider_status NOT LIKE 'warning%'))
  EXECUTE FUNCTION tell_people_of_dispute();
--> statement-breakpoint
-- What refunds will take that are not in the ledger yet is on its way back by itself.
CREATE FUNCTION tell_people_of_overpaid(about uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  staying bigint;
BEGIN
  SELECT i.amount_overpaid_minor - coalesce((
    SELECT sum(r.amount_minor) FROM refunds r JOIN payments p ON p.id = r.payment_id
    WHERE p.invoice_id = i.id AND r.state IN ('opening', 'pending', 'succeeded')
      AND NOT EXISTS (SELECT 1 FROM ledger_entries l WHERE l.fact = 'refund:' || r.provider_reference)), 0)
  INTO staying FROM invoices i WHERE i.id = about;
  IF staying > 0 THEN
    PERFORM write_letter('overpaid', about || ':' || coalesce((SELECT max(id) FROM ledger_entries WHERE invoice_id = about), 0),
      jsonb_build_object('invoiceId', about));
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION tell_people_of_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_people_of_overpaid(NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- At the end of the transaction, which may ask for the refund of a surplus after it has booked it.
CREATE CONSTRAINT TRIGGER invoices_tell_people AFTER UPDATE ON invoices DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.amount_overpaid_minor > OLD.amount_overpaid_minor) EXECUTE FUNCTION tell_people_of_invoice();
--> statement-breakpoint
CREATE FUNCTION tell_people_of_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about uuid;
BEGIN
  PERFORM write_letter('refund-failed', NEW.id::text, jsonb_build_object('refundId', NEW.id));
  SELECT invoice_id INTO about FROM payments WHERE id = NEW.payment_id;
  IF about IS NOT NULL THEN
    PERFORM tell_people_of_overpaid(about);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER refunds_tell_people AFTER UPDATE ON refunds DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state = 'failed') EXECUTE FUNCTION tell_people_of_refund();
--> statement-breakpoint
CREATE FUNCTION tell_people_of_payout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR OLD.state IS DISTINCT FROM NEW.state THEN
    PERFORM write_letter('payout-failed', NEW.id::text, jsonb_build_object('payoutId', NEW.id));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payouts_tell_people AFTER INSERT OR UPDATE ON payouts FOR EACH ROW
  WHEN (NEW.state = 'failed') EXECUTE FUNCTION tell_people_of_payout();
