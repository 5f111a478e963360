-- What is carried over stays as it is until the end; all that is needed is taken at the beginning.
LOCK TABLE session_attempts, session_refunds, session_disputes, ledger_entries IN SHARE ROW EXCLUSIVE MODE;
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
--> statement-breakpoint
CREATE TRIGGER payments_are_session_attempts_first AFTER INSERT ON payments
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND NEW.session_id IS NOT NULL) EXECUTE FUNCTION payment_to_attempt();
--> statement-breakpoint
CREATE TRIGGER payments_are_session_attempts AFTER UPDATE ON payments
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND NEW.session_id IS NOT NULL
    AND (OLD.state, OLD.decline_code, OLD.key_generation, OLD.session_reference, OLD.provider_reference, OLD.checkout_url, OLD.fault,
      OLD.look_again_at, OLD.updated_at) IS DISTINCT FROM (NEW.state, NEW.decline_code, NEW.key_generation, NEW.session_reference,
      NEW.provider_reference, NEW.checkout_url, NEW.fault, NEW.look_again_at, NEW.updated_at))
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
