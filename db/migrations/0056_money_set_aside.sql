-- Whoever sets money aside cannot forget to tell: the letter is written in the transaction that does it.
CREATE FUNCTION tell_people_of_money_set_aside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_letter('money-set-aside', NEW.id || ':' || (extract(epoch FROM NEW.updated_at) * 1000)::bigint,
    jsonb_build_object('paymentId', NEW.id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_tell_of_money_set_aside AFTER UPDATE OF quarantine_reason ON payments FOR EACH ROW
  WHEN (OLD.quarantine_reason IS NULL AND NEW.quarantine_reason IS NOT NULL)
  EXECUTE FUNCTION tell_people_of_money_set_aside();
