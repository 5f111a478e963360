-- Each part by itself.
CREATE INDEX IF NOT EXISTS "refunds_undecided" ON "refunds" USING btree ("id") WHERE "refunds"."owed_again" is null and "refunds"."session_id" is null;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_credit_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The document that takes another back is told as the end of that one.
  IF NEW.cancels_id IS NOT NULL THEN
    RETURN NULL;
  END IF;
  IF NEW.issued_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.issued_at IS NULL) THEN
    PERFORM tell_webhooks('credit_note.issued', NEW.organisation_id, NEW.id);
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.cancelled_at IS NULL AND NEW.cancelled_at IS NOT NULL THEN
    PERFORM tell_webhooks('credit_note.cancelled', NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER credit_notes_tell AFTER INSERT OR UPDATE OF issued_at, cancelled_at ON credit_notes
  FOR EACH ROW EXECUTE FUNCTION tell_of_credit_note();
--> statement-breakpoint
-- What took no money, or gave all of it back, was credited and not paid.
CREATE OR REPLACE FUNCTION tell_of_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sent_at IS NULL AND NEW.sent_at IS NOT NULL THEN
    PERFORM tell_webhooks('invoice.sent', NEW.organisation_id, NEW.id);
  END IF;
  IF NEW.status = 'Void' AND OLD.status <> 'Void' THEN
    PERFORM tell_webhooks('invoice.voided', NEW.organisation_id, NEW.id);
  ELSIF NEW.status = 'Paid' AND OLD.status <> 'Paid' THEN
    IF NEW.amount_paid_minor > 0 OR NEW.amount_credited_minor = 0 THEN
      PERFORM tell_webhooks('invoice.paid', NEW.organisation_id, NEW.id);
    END IF;
  ELSIF NEW.status = 'PartiallyPaid' AND NEW.amount_paid_minor > OLD.amount_paid_minor THEN
    PERFORM tell_webhooks('invoice.partially_paid', NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
