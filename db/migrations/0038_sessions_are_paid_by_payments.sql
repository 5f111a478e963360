-- Columns and functions alone, so that nobody waits for more than a moment; what they hold is checked and carried over by the next ones.
ALTER TABLE "payments" DROP CONSTRAINT "payments_one_payable";
--> statement-breakpoint
ALTER TABLE "timeline_entries" DROP CONSTRAINT "timeline_entries_one_payable";
--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "provider_reference" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "reason" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "reference_in_payment" text;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "session_id" uuid;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "connection_id" uuid;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "checkout_url" text;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "ordinal" integer;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "key_generation" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "fault" text;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "look_again_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "reference_in_payment" text;
--> statement-breakpoint
ALTER TABLE "timeline_entries" ADD COLUMN "session_id" uuid;
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_one_taker" CHECK (num_nonnulls("payments"."payment_account_id", "payments"."connection_id") <= 1) NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_of_session" CHECK (num_nonnulls("payments"."session_id", "payments"."connection_id", "payments"."ordinal") in (0, 3)) NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_one_payable" CHECK (num_nonnulls("payments"."invoice_id", "payments"."checkout_id", "payments"."session_id") = 1) NOT VALID;
--> statement-breakpoint
ALTER TABLE "timeline_entries" ADD CONSTRAINT "timeline_entries_one_payable" CHECK (num_nonnulls("timeline_entries"."invoice_id", "timeline_entries"."checkout_id", "timeline_entries"."session_id") = 1) NOT VALID;
--> statement-breakpoint
-- Whose reference it is: of sessions it is once within its payment, of all else also once of all, as older versions look for it.
CREATE FUNCTION keep_old_reference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM public.payments WHERE id = NEW.payment_id AND session_id IS NOT NULL) THEN
    NEW.reference_in_payment := coalesce(NEW.reference_in_payment, NEW.provider_reference);
    NEW.provider_reference := NULL;
  ELSIF TG_OP = 'INSERT' THEN
    NEW.reference_in_payment := coalesce(NEW.reference_in_payment, NEW.provider_reference);
    NEW.provider_reference := NEW.reference_in_payment;
  ELSIF NEW.provider_reference IS DISTINCT FROM OLD.provider_reference OR NEW.reference_in_payment IS NULL THEN
    NEW.reference_in_payment := NEW.provider_reference;
  ELSE
    NEW.provider_reference := NEW.reference_in_payment;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refunds_keep_old_reference BEFORE INSERT OR UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION keep_old_reference();
--> statement-breakpoint
CREATE TRIGGER disputes_keep_old_reference BEFORE INSERT OR UPDATE ON disputes FOR EACH ROW EXECUTE FUNCTION keep_old_reference();
--> statement-breakpoint
-- A session's own application is told of it, by the session's events; what follows tells a client and people of all other payments.
CREATE FUNCTION is_of_session(payment uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM public.payments WHERE id = payment AND session_id IS NOT NULL);
$$;
--> statement-breakpoint
DROP TRIGGER payments_tell ON payments;
--> statement-breakpoint
CREATE TRIGGER payments_tell AFTER UPDATE ON payments FOR EACH ROW
  WHEN (NEW.session_id IS NULL AND (OLD.state IS DISTINCT FROM NEW.state
    OR (NEW.state = 'open' AND NEW.decline_code IS NOT NULL AND OLD.decline_code IS DISTINCT FROM NEW.decline_code)))
  EXECUTE FUNCTION tell_of_payment();
--> statement-breakpoint
DROP TRIGGER payments_tell_people ON payments;
--> statement-breakpoint
CREATE TRIGGER payments_tell_people AFTER UPDATE OF state ON payments FOR EACH ROW
  WHEN (NEW.session_id IS NULL AND OLD.state = 'processing' AND NEW.state IN ('open', 'failed') AND NEW.decline_code IS NOT NULL)
  EXECUTE FUNCTION tell_people_of_payment();
--> statement-breakpoint
DROP TRIGGER payments_tell_payer ON payments;
--> statement-breakpoint
CREATE TRIGGER payments_tell_payer AFTER UPDATE OF state ON payments FOR EACH ROW
  WHEN (NEW.session_id IS NULL AND OLD.state IS DISTINCT FROM NEW.state AND NEW.state = 'processing' AND NEW.method ->> 'type' IN
    ('sepa_debit', 'bacs_debit', 'us_bank_account', 'au_becs_debit', 'acss_debit', 'nz_bank_account'))
  EXECUTE FUNCTION tell_payer_of_debit();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(
    CASE NEW.state WHEN 'succeeded' THEN 'refund.succeeded' ELSE 'refund.failed' END, p.organisation_id, NEW.id)
  FROM payments p WHERE p.id = NEW.payment_id AND p.session_id IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about_organisation uuid;
BEGIN
  IF is_of_session(NEW.payment_id) THEN
    RETURN NULL;
  END IF;
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
CREATE OR REPLACE FUNCTION tell_people_of_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_inquiry boolean := coalesce(NEW.provider_status, '') LIKE 'warning%';
BEGIN
  IF is_of_session(NEW.payment_id) THEN
    RETURN NULL;
  END IF;
  IF NEW.state = 'open' THEN
    PERFORM write_letter('dispute-opened', NEW.id || CASE WHEN is_inquiry THEN ':inquiry' ELSE ':dispute' END,
      jsonb_build_object('disputeId', NEW.id));
  ELSE
    PERFORM write_letter('dispute-closed', NEW.id || ':' || NEW.state, jsonb_build_object('disputeId', NEW.id));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_people_of_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about uuid;
BEGIN
  IF is_of_session(NEW.payment_id) THEN
    RETURN NULL;
  END IF;
  PERFORM write_letter('refund-failed', NEW.id::text, jsonb_build_object('refundId', NEW.id));
  SELECT invoice_id INTO about FROM payments WHERE id = NEW.payment_id;
  IF about IS NOT NULL THEN
    PERFORM tell_people_of_overpaid(about);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION payment_moves_are_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN
    RETURN NULL;
  END IF;
  INSERT INTO timeline_entries (organisation_id, invoice_id, checkout_id, session_id, payment_id, kind, detail, occurred_at)
  VALUES (NEW.organisation_id, NEW.invoice_id, NEW.checkout_id, NEW.session_id, NEW.id, 'payment-moved', NEW.state, NEW.updated_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER payments_tell_their_moves ON payments;
--> statement-breakpoint
CREATE TRIGGER payments_tell_their_moves AFTER INSERT OR UPDATE OF state ON payments
  FOR EACH ROW WHEN (NEW.source <> 'manual') EXECUTE FUNCTION payment_moves_are_told();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION acts_are_told() RETURNS trigger LANGUAGE plpgsql AS $$
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
    SELECT invoice_id, checkout_id, session_id, id INTO said.invoice_id, said.checkout_id, said.session_id, said.payment_id
    FROM payments WHERE id = NEW.payment_id;
    said.detail := 'refunded';
    said.reference := NEW.id;
  END IF;
  INSERT INTO timeline_entries (organisation_id, invoice_id, checkout_id, session_id, payment_id, kind, detail, reference, actor, occurred_at)
  SELECT organisation_id, said.invoice_id, said.checkout_id, said.session_id, said.payment_id, 'acted', said.detail, said.reference,
    current_setting('remit.actor', true), said.occurred_at
  FROM (
    SELECT organisation_id FROM invoices WHERE id = said.invoice_id
    UNION ALL
    SELECT organisation_id FROM checkouts WHERE id = said.checkout_id
    UNION ALL
    SELECT organisation_id FROM sessions WHERE id = said.session_id
  ) owner;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Older versions name the payment of a session in the fact alone.
CREATE FUNCTION ledger_of_session_names_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.payment_id := split_part(NEW.fact, ':', 2)::uuid;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_name_payment BEFORE INSERT ON ledger_entries FOR EACH ROW
  WHEN (NEW.session_id IS NOT NULL AND NEW.payment_id IS NULL AND NEW.fact LIKE 'session:%')
  EXECUTE FUNCTION ledger_of_session_names_payment();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION seller_bears_the_rest() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moved bigint;
  borne bigint;
BEGIN
  SELECT coalesce(sum(amount_minor) FILTER (WHERE kind <> 'seller_loss'), 0), coalesce(sum(amount_minor) FILTER (WHERE kind = 'seller_loss'), 0)
  INTO moved, borne FROM ledger_entries
  WHERE (invoice_id = NEW.invoice_id OR checkout_id = NEW.checkout_id OR session_id = NEW.session_id) AND payment_id = NEW.payment_id;
  IF greatest(-moved, 0) <> borne THEN
    INSERT INTO ledger_entries (fact, organisation_id, invoice_id, checkout_id, session_id, payment_id, kind, amount_minor, currency, occurred_at)
    VALUES ('seller_loss:' || NEW.fact, NEW.organisation_id, NEW.invoice_id, NEW.checkout_id, NEW.session_id, NEW.payment_id, 'seller_loss',
      greatest(-moved, 0) - borne, NEW.currency, NEW.occurred_at);
  END IF;
  RETURN NULL;
END $$;
