-- Each part by itself.
-- A debit of which its customer could not be told waits for a person, and listeners hear of it.
CREATE OR REPLACE FUNCTION tell_of_autopay_debit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.told_at IS NOT NULL AND NEW.told_at IS DISTINCT FROM OLD.told_at THEN
    PERFORM tell_webhooks('autopay.debit_announced', NEW.organisation_id, NEW.id);
  END IF;
  IF NEW.tries > 0 AND NEW.reason IS NOT NULL AND OLD.state = 'trying' AND NEW.state IN ('planned', 'given-up') THEN
    PERFORM tell_webhooks('autopay.debit_failed', NEW.organisation_id, NEW.id);
  END IF;
  IF NEW.reason = 'not-told' AND OLD.reason IS DISTINCT FROM NEW.reason THEN
    PERFORM tell_webhooks('autopay.debit_held', NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER autopay_debits_tell AFTER UPDATE OF told_at, state, reason ON autopay_debits
  FOR EACH ROW EXECUTE FUNCTION tell_of_autopay_debit();
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "autopay_debits_untold" ON "autopay_debits" USING btree ("organisation_id","due_at") WHERE "autopay_debits"."reason" = 'not-told' and "autopay_debits"."ended_at" is null;
