ALTER TABLE "webhook_events" ALTER COLUMN "payload" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "subject_id" uuid;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "due_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "webhook_events_unwritten" ON "webhook_events" USING btree ("due_at") WHERE "webhook_events"."payload" is null;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_has_something_to_tell" CHECK (num_nonnulls("webhook_events"."subject_id", "webhook_events"."payload") > 0);--> statement-breakpoint
-- Something has happened in an organisation: it becomes an event if somebody listens for it.
CREATE FUNCTION tell_webhooks(told text, about_organisation uuid, about uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO webhook_events (id, organisation_id, type, subject_id)
  SELECT gen_random_uuid(), o.id, told, about FROM organisations o
  WHERE o.id = about_organisation AND EXISTS (
    SELECT 1 FROM webhook_subscriptions s
    WHERE s.client_id = o.client_id AND s.is_active
      AND (s.organisation_id IS NULL OR s.organisation_id = o.id)
      AND (cardinality(s.subscribed_events) = 0 OR told = ANY (s.subscribed_events)));
$$;
--> statement-breakpoint
CREATE FUNCTION tell_of_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sent_at IS NULL AND NEW.sent_at IS NOT NULL THEN
    PERFORM tell_webhooks('invoice.sent', NEW.organisation_id, NEW.id);
  END IF;
  IF NEW.status = 'Void' AND OLD.status <> 'Void' THEN
    PERFORM tell_webhooks('invoice.voided', NEW.organisation_id, NEW.id);
  ELSIF NEW.status = 'Paid' AND OLD.status <> 'Paid' THEN
    PERFORM tell_webhooks('invoice.paid', NEW.organisation_id, NEW.id);
  ELSIF NEW.status = 'PartiallyPaid' AND NEW.amount_paid_minor > OLD.amount_paid_minor THEN
    PERFORM tell_webhooks('invoice.partially_paid', NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoices_tell AFTER UPDATE ON invoices FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.amount_paid_minor < NEW.amount_paid_minor)
  EXECUTE FUNCTION tell_of_invoice();
--> statement-breakpoint
-- A decline leaves the attempt open for another card, and is told all the same.
CREATE FUNCTION tell_of_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'succeeded' THEN
    PERFORM tell_webhooks('payment.succeeded', NEW.organisation_id, NEW.id);
  ELSIF NEW.state = 'processing' THEN
    PERFORM tell_webhooks('payment.processing', NEW.organisation_id, NEW.id);
  ELSIF NEW.state = 'failed' OR (NEW.state = 'open' AND NEW.decline_code IS NOT NULL) THEN
    PERFORM tell_webhooks('payment.failed', NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_tell_first AFTER INSERT ON payments FOR EACH ROW
  WHEN (NEW.source = 'manual' AND NEW.state = 'succeeded') EXECUTE FUNCTION tell_of_payment();
--> statement-breakpoint
CREATE TRIGGER payments_tell AFTER UPDATE ON payments FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state
    OR (NEW.state = 'open' AND NEW.decline_code IS NOT NULL AND OLD.decline_code IS DISTINCT FROM NEW.decline_code))
  EXECUTE FUNCTION tell_of_payment();
--> statement-breakpoint
CREATE FUNCTION tell_of_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(
    CASE NEW.state WHEN 'succeeded' THEN 'refund.succeeded' ELSE 'refund.failed' END, p.organisation_id, NEW.id)
  FROM payments p WHERE p.id = NEW.payment_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER refunds_tell_first AFTER INSERT ON refunds FOR EACH ROW
  WHEN (NEW.state IN ('succeeded', 'failed', 'cancelled')) EXECUTE FUNCTION tell_of_refund();
--> statement-breakpoint
CREATE TRIGGER refunds_tell AFTER UPDATE ON refunds FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state IN ('succeeded', 'failed', 'cancelled'))
  EXECUTE FUNCTION tell_of_refund();
--> statement-breakpoint
CREATE FUNCTION tell_of_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about_organisation uuid;
BEGIN
  SELECT organisation_id INTO about_organisation FROM payments WHERE id = NEW.payment_id;
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_webhooks('dispute.opened', about_organisation, NEW.id);
  END IF;
  IF NEW.state <> 'open' THEN
    PERFORM tell_webhooks('dispute.closed', about_organisation, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER disputes_tell_first AFTER INSERT ON disputes FOR EACH ROW EXECUTE FUNCTION tell_of_dispute();
--> statement-breakpoint
CREATE TRIGGER disputes_tell AFTER UPDATE ON disputes FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION tell_of_dispute();
--> statement-breakpoint
CREATE FUNCTION tell_of_payment_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks('payment_account.updated', NEW.organisation_id, NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- What clients are shown of an account; it is looked at far more often than it changes.
CREATE TRIGGER payment_accounts_tell AFTER UPDATE ON payment_accounts FOR EACH ROW
  WHEN ((OLD.account_id, OLD.charges_enabled, OLD.payouts_enabled, OLD.details_submitted, OLD.currently_due,
      OLD.past_due, OLD.pending_verification, OLD.disabled_reason, OLD.disconnected_at, OLD.enabled_at)
    IS DISTINCT FROM (NEW.account_id, NEW.charges_enabled, NEW.payouts_enabled, NEW.details_submitted, NEW.currently_due,
      NEW.past_due, NEW.pending_verification, NEW.disabled_reason, NEW.disconnected_at, NEW.enabled_at))
  EXECUTE FUNCTION tell_of_payment_account();
--> statement-breakpoint
CREATE FUNCTION tell_of_checkout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(
    CASE NEW.state WHEN 'complete' THEN 'checkout.completed' ELSE 'checkout.expired' END, NEW.organisation_id, NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER checkouts_tell AFTER UPDATE ON checkouts FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state IN ('complete', 'expired'))
  EXECUTE FUNCTION tell_of_checkout();
--> statement-breakpoint
CREATE TRIGGER webhook_events_wake AFTER INSERT ON webhook_events FOR EACH STATEMENT EXECUTE FUNCTION wake_drain();
