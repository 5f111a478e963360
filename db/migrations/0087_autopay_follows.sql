-- What a bank says days later of a debit is followed at once.
CREATE FUNCTION wake_autopay_debit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE autopay_debits d SET next_at = date_trunc('milliseconds', house_now())
  FROM autopay_payments p WHERE p.payment_id = NEW.id AND d.id = p.debit_id AND d.state = 'trying';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_wake_autopay AFTER UPDATE OF state ON payments FOR EACH ROW
  WHEN (OLD.state IN ('processing', 'quarantined') AND NEW.state <> OLD.state)
  EXECUTE FUNCTION wake_autopay_debit();
