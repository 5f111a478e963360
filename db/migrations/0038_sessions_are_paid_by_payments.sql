ALTER TABLE "payments" DROP CONSTRAINT "payments_one_payable";--> statement-breakpoint
ALTER TABLE "timeline_entries" DROP CONSTRAINT "timeline_entries_one_payable";--> statement-breakpoint
DROP INDEX "payments_provider_reference";--> statement-breakpoint
DROP INDEX "payments_session_reference";--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "provider_reference" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "reason" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "reference_in_payment" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "connection_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "checkout_url" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "ordinal" integer;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "key_generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "fault" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "look_again_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "reference_in_payment" text;--> statement-breakpoint
UPDATE "disputes" SET "reference_in_payment" = "provider_reference";--> statement-breakpoint
UPDATE "refunds" SET "reference_in_payment" = "provider_reference" WHERE "provider_reference" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "reference_in_payment" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "timeline_entries" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_reference_in_payment" ON "disputes" USING btree ("payment_id","reference_in_payment");--> statement-breakpoint
CREATE INDEX "disputes_reference" ON "disputes" USING btree ("reference_in_payment");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_provider_reference_once" ON "payments" USING btree ("provider_reference") WHERE "payments"."connection_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_session_reference_once" ON "payments" USING btree ("session_reference") WHERE "payments"."connection_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_connection_object" ON "payments" USING btree ("connection_id","session_reference");--> statement-breakpoint
CREATE INDEX "payments_connection_reference" ON "payments" USING btree ("connection_id","provider_reference") WHERE "payments"."connection_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_session" ON "payments" USING btree ("session_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_payable_per_session" ON "payments" USING btree ("session_id") WHERE "payments"."state" in ('opening', 'unknown', 'open', 'processing', 'quarantined');--> statement-breakpoint
CREATE INDEX "payments_due_look" ON "payments" USING btree ("look_again_at") WHERE "payments"."look_again_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_reference_in_payment" ON "refunds" USING btree ("payment_id","reference_in_payment");--> statement-breakpoint
CREATE INDEX "refunds_reference" ON "refunds" USING btree ("reference_in_payment");--> statement-breakpoint
CREATE INDEX "timeline_entries_session" ON "timeline_entries" USING btree ("session_id","occurred_at") WHERE "timeline_entries"."session_id" is not null;--> statement-breakpoint
CREATE INDEX "payments_provider_reference" ON "payments" USING btree ("provider_reference");--> statement-breakpoint
CREATE INDEX "payments_session_reference" ON "payments" USING btree ("session_reference");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_one_taker" CHECK (num_nonnulls("payments"."payment_account_id", "payments"."connection_id") <= 1);--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_of_session" CHECK (num_nonnulls("payments"."session_id", "payments"."connection_id", "payments"."ordinal") in (0, 3));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_one_payable" CHECK (num_nonnulls("payments"."invoice_id", "payments"."checkout_id", "payments"."session_id") = 1);--> statement-breakpoint
ALTER TABLE "timeline_entries" ADD CONSTRAINT "timeline_entries_one_payable" CHECK (num_nonnulls("timeline_entries"."invoice_id", "timeline_entries"."checkout_id", "timeline_entries"."session_id") = 1);
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
  ELSIF NEW.provider_reference IS DISTINCT FROM OLD.provider_reference THEN
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
--> statement-breakpoint
-- The words of attempts, refunds and disputes of sessions, and those of payments. An attempt that is known to have made nothing
-- is a payment that failed because it was never made.
CREATE FUNCTION payment_state_of_attempt(state text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE state WHEN 'none' THEN 'failed' WHEN 'closed' THEN 'cancelled' WHEN 'paid' THEN 'succeeded' ELSE state END;
$$;
--> statement-breakpoint
CREATE FUNCTION attempt_state_of_payment(state text, decline_code text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN state = 'failed' AND decline_code = 'never-made' THEN 'none'
    WHEN state IN ('failed', 'cancelled') THEN 'closed'
    WHEN state = 'succeeded' THEN 'paid'
    WHEN state IN ('processing', 'quarantined') THEN 'open'
    ELSE state END;
$$;
--> statement-breakpoint
CREATE FUNCTION state_of_session_refund(state text, reference text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE state WHEN 'COMPLETED' THEN 'succeeded' WHEN 'FAILED' THEN 'failed'
    ELSE CASE WHEN reference IS NULL THEN 'opening' ELSE 'pending' END END;
$$;
--> statement-breakpoint
CREATE FUNCTION session_refund_state_of(state text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN state = 'succeeded' THEN 'COMPLETED' WHEN state IN ('failed', 'cancelled') THEN 'FAILED' ELSE 'PENDING' END;
$$;
--> statement-breakpoint
CREATE FUNCTION status_of_session_dispute(state text, is_inquiry boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN is_inquiry THEN 'warning_' ELSE '' END
    || CASE state WHEN 'open' THEN 'needs_response' WHEN 'won' THEN CASE WHEN is_inquiry THEN 'closed' ELSE 'won' END ELSE state END;
$$;
--> statement-breakpoint
CREATE FUNCTION session_dispute_state_of(state text, provider_status text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN state = 'open' AND provider_status LIKE '%under_review' THEN 'under_review' ELSE state END;
$$;
--> statement-breakpoint
-- While versions before and after this one serve the same database, each change is carried to where the other looks. What one of
-- these triggers writes is not carried back.
CREATE FUNCTION attempt_to_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO payments (id, organisation_id, session_id, connection_id, ordinal, source, state, decline_code, livemode, amount_minor,
      currency, description, session_reference, provider_reference, checkout_url, key_generation, fault, look_again_at, succeeded_at,
      next_check_at, created_at, updated_at)
    SELECT NEW.id, s.organisation_id, s.id, NEW.connection_id, NEW.ordinal, 'connection', payment_state_of_attempt(NEW.state),
      CASE WHEN NEW.state = 'none' THEN 'never-made' END, c.livemode, s.total_minor, s.currency, s.order_reference,
      NEW.provider_reference, NEW.payment_reference, NEW.checkout_url, NEW.key_generation, NEW.fault, NEW.look_again_at,
      CASE WHEN NEW.state = 'paid' THEN coalesce(s.paid_at, NEW.updated_at) END,
      CASE WHEN NEW.state IN ('opening', 'unknown', 'open') THEN s.expires_at END, NEW.created_at, NEW.updated_at
    FROM sessions s, provider_connections c WHERE s.id = NEW.session_id AND c.id = NEW.connection_id;
    RETURN NULL;
  END IF;
  UPDATE payments p SET
    state = CASE WHEN NEW.state = OLD.state THEN p.state ELSE payment_state_of_attempt(NEW.state) END,
    decline_code = CASE WHEN NEW.state = OLD.state THEN p.decline_code WHEN NEW.state = 'none' THEN 'never-made' END,
    next_check_at = CASE WHEN NEW.state IN ('opening', 'unknown', 'open') THEN coalesce(p.next_check_at, s.expires_at) END,
    succeeded_at = CASE WHEN NEW.state = 'paid' THEN coalesce(p.succeeded_at, s.paid_at, NEW.updated_at) ELSE p.succeeded_at END,
    session_reference = NEW.provider_reference, provider_reference = NEW.payment_reference, checkout_url = NEW.checkout_url,
    key_generation = NEW.key_generation, fault = NEW.fault, look_again_at = NEW.look_again_at, updated_at = NEW.updated_at
  FROM sessions s WHERE p.id = NEW.id AND s.id = NEW.session_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION payment_to_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO session_attempts (id, session_id, connection_id, ordinal, state, key_generation, provider_reference, payment_reference,
      checkout_url, fault, look_again_at, created_at, updated_at)
    VALUES (NEW.id, NEW.session_id, NEW.connection_id, NEW.ordinal, attempt_state_of_payment(NEW.state, NEW.decline_code),
      NEW.key_generation, NEW.session_reference, NEW.provider_reference, NEW.checkout_url, NEW.fault, NEW.look_again_at,
      NEW.created_at, NEW.updated_at);
    RETURN NULL;
  END IF;
  UPDATE session_attempts SET
    state = attempt_state_of_payment(NEW.state, NEW.decline_code), key_generation = NEW.key_generation,
    provider_reference = NEW.session_reference, payment_reference = NEW.provider_reference, checkout_url = NEW.checkout_url,
    fault = NEW.fault, look_again_at = NEW.look_again_at, updated_at = NEW.updated_at
  WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION session_refund_to_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO refunds (id, payment_id, amount_minor, currency, state, origin, reason, reference_in_payment, failure_reason,
      key_generation, next_try_at, tries, created_at, updated_at)
    VALUES (NEW.id, NEW.attempt_id, NEW.amount_minor, NEW.currency, state_of_session_refund(NEW.state, NEW.provider_reference),
      NEW.origin, NEW.reason, NEW.provider_reference, NEW.failure_reason, NEW.key_generation, NEW.next_try_at, NEW.tries,
      NEW.created_at, NEW.updated_at);
    RETURN NULL;
  END IF;
  UPDATE refunds SET
    state = CASE WHEN NEW.state = OLD.state AND NEW.provider_reference IS NOT DISTINCT FROM OLD.provider_reference THEN state
      ELSE state_of_session_refund(NEW.state, NEW.provider_reference) END,
    reference_in_payment = NEW.provider_reference, failure_reason = NEW.failure_reason, key_generation = NEW.key_generation,
    next_try_at = NEW.next_try_at, tries = NEW.tries, updated_at = NEW.updated_at
  WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION refund_to_session_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO session_refunds (id, session_id, attempt_id, amount_minor, currency, state, origin, reason, provider_reference,
      failure_reason, key_generation, next_try_at, tries, created_at, updated_at)
    SELECT NEW.id, p.session_id, p.id, NEW.amount_minor, NEW.currency, session_refund_state_of(NEW.state),
      CASE NEW.origin WHEN 'dashboard' THEN 'dashboard' ELSE 'api' END, NEW.reason, NEW.reference_in_payment, NEW.failure_reason,
      NEW.key_generation, NEW.next_try_at, NEW.tries, NEW.created_at, NEW.updated_at
    FROM payments p WHERE p.id = NEW.payment_id AND p.session_id IS NOT NULL;
    RETURN NULL;
  END IF;
  UPDATE session_refunds SET
    state = session_refund_state_of(NEW.state), provider_reference = NEW.reference_in_payment, failure_reason = NEW.failure_reason,
    key_generation = NEW.key_generation, next_try_at = NEW.next_try_at, tries = NEW.tries, updated_at = NEW.updated_at
  WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION session_dispute_to_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO disputes (id, payment_id, reference_in_payment, amount_minor, currency, state, provider_status, reason,
      evidence_due_at, created_at, updated_at)
    VALUES (NEW.id, NEW.attempt_id, NEW.provider_reference, NEW.amount_minor, NEW.currency,
      CASE NEW.state WHEN 'under_review' THEN 'open' ELSE NEW.state END, status_of_session_dispute(NEW.state, NEW.is_inquiry),
      NEW.reason, NEW.due_by, NEW.created_at, NEW.updated_at);
    RETURN NULL;
  END IF;
  UPDATE disputes SET
    state = CASE NEW.state WHEN 'under_review' THEN 'open' ELSE NEW.state END,
    provider_status = CASE WHEN NEW.state = OLD.state AND NEW.is_inquiry = OLD.is_inquiry THEN provider_status
      ELSE status_of_session_dispute(NEW.state, NEW.is_inquiry) END,
    amount_minor = NEW.amount_minor, reason = NEW.reason, evidence_due_at = NEW.due_by, updated_at = NEW.updated_at
  WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- `turns` numbers the facts of older versions; each change is one, so that none of theirs is taken for one that was booked.
CREATE FUNCTION dispute_to_session_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO session_disputes (id, session_id, attempt_id, provider_reference, state, amount_minor, currency, reason, due_by,
      is_inquiry, created_at, updated_at)
    SELECT NEW.id, p.session_id, p.id, NEW.reference_in_payment, session_dispute_state_of(NEW.state, NEW.provider_status),
      NEW.amount_minor, NEW.currency, NEW.reason, NEW.evidence_due_at, coalesce(NEW.provider_status LIKE 'warning%', false),
      NEW.created_at, NEW.updated_at
    FROM payments p WHERE p.id = NEW.payment_id AND p.session_id IS NOT NULL;
    RETURN NULL;
  END IF;
  UPDATE session_disputes SET
    state = session_dispute_state_of(NEW.state, NEW.provider_status), amount_minor = NEW.amount_minor, reason = NEW.reason,
    due_by = NEW.evidence_due_at, is_inquiry = coalesce(NEW.provider_status LIKE 'warning%', false), turns = turns + 1,
    updated_at = NEW.updated_at
  WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER session_attempts_are_payments AFTER INSERT OR UPDATE ON session_attempts
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION attempt_to_payment();
--> statement-breakpoint
CREATE TRIGGER session_refunds_are_refunds AFTER INSERT OR UPDATE ON session_refunds
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION session_refund_to_refund();
--> statement-breakpoint
CREATE TRIGGER session_disputes_are_disputes AFTER INSERT OR UPDATE ON session_disputes
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION session_dispute_to_dispute();
--> statement-breakpoint
-- From here on nobody else writes these tables until the end of this migration: all that is in them is carried over.
INSERT INTO payments (id, organisation_id, session_id, connection_id, ordinal, source, state, decline_code, livemode, amount_minor,
  currency, description, session_reference, provider_reference, checkout_url, key_generation, fault, look_again_at, succeeded_at,
  next_check_at, created_at, updated_at)
SELECT a.id, s.organisation_id, s.id, a.connection_id, a.ordinal, 'connection', payment_state_of_attempt(a.state),
  CASE WHEN a.state = 'none' THEN 'never-made' END, c.livemode, s.total_minor, s.currency, s.order_reference,
  a.provider_reference, a.payment_reference, a.checkout_url, a.key_generation, a.fault, a.look_again_at,
  CASE WHEN a.state = 'paid' THEN coalesce(s.paid_at, a.updated_at) END,
  CASE WHEN a.state IN ('opening', 'unknown', 'open') THEN s.expires_at END, a.created_at, a.updated_at
FROM session_attempts a JOIN sessions s ON s.id = a.session_id JOIN provider_connections c ON c.id = a.connection_id;
--> statement-breakpoint
-- What is known of attempts made before this: the trigger has told how they stand.
INSERT INTO timeline_entries (organisation_id, session_id, payment_id, kind, detail, occurred_at)
SELECT organisation_id, session_id, id, 'payment-moved', 'opening', created_at
FROM payments WHERE session_id IS NOT NULL AND state <> 'opening';
--> statement-breakpoint
INSERT INTO refunds (id, payment_id, amount_minor, currency, state, origin, reason, reference_in_payment, failure_reason,
  key_generation, next_try_at, tries, created_at, updated_at)
SELECT id, attempt_id, amount_minor, currency, state_of_session_refund(state, provider_reference), origin, reason,
  provider_reference, failure_reason, key_generation, next_try_at, tries, created_at, updated_at
FROM session_refunds;
--> statement-breakpoint
INSERT INTO disputes (id, payment_id, reference_in_payment, amount_minor, currency, state, provider_status, reason,
  evidence_due_at, created_at, updated_at)
SELECT id, attempt_id, provider_reference, amount_minor, currency, CASE state WHEN 'under_review' THEN 'open' ELSE state END,
  status_of_session_dispute(state, is_inquiry), reason, due_by, created_at, updated_at
FROM session_disputes;
--> statement-breakpoint
CREATE TRIGGER payments_are_session_attempts_first AFTER INSERT ON payments
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND NEW.session_id IS NOT NULL) EXECUTE FUNCTION payment_to_attempt();
--> statement-breakpoint
CREATE TRIGGER payments_are_session_attempts AFTER UPDATE ON payments
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND NEW.session_id IS NOT NULL
    AND (OLD.state, OLD.decline_code, OLD.key_generation, OLD.session_reference, OLD.provider_reference, OLD.checkout_url, OLD.fault,
      OLD.look_again_at) IS DISTINCT FROM (NEW.state, NEW.decline_code, NEW.key_generation, NEW.session_reference,
      NEW.provider_reference, NEW.checkout_url, NEW.fault, NEW.look_again_at))
  EXECUTE FUNCTION payment_to_attempt();
--> statement-breakpoint
CREATE TRIGGER refunds_are_session_refunds AFTER INSERT OR UPDATE ON refunds
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refund_to_session_refund();
--> statement-breakpoint
CREATE TRIGGER disputes_are_session_disputes_first AFTER INSERT ON disputes
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION dispute_to_session_dispute();
--> statement-breakpoint
CREATE TRIGGER disputes_are_session_disputes AFTER UPDATE ON disputes
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND (OLD.state, OLD.provider_status, OLD.amount_minor, OLD.reason, OLD.evidence_due_at)
    IS DISTINCT FROM (NEW.state, NEW.provider_status, NEW.amount_minor, NEW.reason, NEW.evidence_due_at))
  EXECUTE FUNCTION dispute_to_session_dispute();
--> statement-breakpoint
-- The books only grow; that a row names its payment, as its fact does, changes nothing in them.
ALTER TABLE ledger_entries DISABLE TRIGGER ledger_entries_append_only;
--> statement-breakpoint
UPDATE ledger_entries SET payment_id = split_part(fact, ':', 2)::uuid WHERE session_id IS NOT NULL AND payment_id IS NULL;
--> statement-breakpoint
ALTER TABLE ledger_entries ENABLE TRIGGER ledger_entries_append_only;
--> statement-breakpoint
INSERT INTO ledger_entries (fact, organisation_id, session_id, payment_id, kind, amount_minor, currency, occurred_at)
SELECT 'seller_loss:' || last.fact, last.organisation_id, last.session_id, last.payment_id, 'seller_loss', -below.moved,
  last.currency, last.occurred_at
FROM (SELECT session_id, payment_id, sum(amount_minor) AS moved FROM ledger_entries WHERE session_id IS NOT NULL
  GROUP BY session_id, payment_id HAVING sum(amount_minor) < 0) below
CROSS JOIN LATERAL (SELECT * FROM ledger_entries l WHERE l.session_id = below.session_id AND l.payment_id = below.payment_id
  AND l.amount_minor < 0 ORDER BY l.id DESC LIMIT 1) last;
