-- One payment never weighs less than nothing: what it has lost beyond what it held (refunded in part, then charged back
-- whole) is the seller's loss, booked beside it with whatever brought it about, and taken back with what undoes it.
CREATE FUNCTION seller_bears_the_rest() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moved bigint;
  borne bigint;
BEGIN
  SELECT coalesce(sum(amount_minor) FILTER (WHERE kind <> 'seller_loss'), 0), coalesce(sum(amount_minor) FILTER (WHERE kind = 'seller_loss'), 0)
  INTO moved, borne FROM ledger_entries
  WHERE (invoice_id = NEW.invoice_id OR checkout_id = NEW.checkout_id) AND payment_id = NEW.payment_id;
  IF greatest(-moved, 0) <> borne THEN
    INSERT INTO ledger_entries (fact, organisation_id, invoice_id, checkout_id, payment_id, kind, amount_minor, currency, occurred_at)
    VALUES ('seller_loss:' || NEW.fact, NEW.organisation_id, NEW.invoice_id, NEW.checkout_id, NEW.payment_id, 'seller_loss',
      greatest(-moved, 0) - borne, NEW.currency, NEW.occurred_at);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_seller_bears_the_rest AFTER INSERT ON ledger_entries FOR EACH ROW
  WHEN (NEW.payment_id IS NOT NULL AND NEW.kind IN ('refund', 'refund_reversed', 'dispute_lost', 'dispute_reversed'))
  EXECUTE FUNCTION seller_bears_the_rest();
--> statement-breakpoint
-- What was booked before: with the last loss of each payment that weighs less than nothing.
INSERT INTO ledger_entries (fact, organisation_id, invoice_id, checkout_id, payment_id, kind, amount_minor, currency, occurred_at)
SELECT 'seller_loss:' || last.fact, last.organisation_id, last.invoice_id, last.checkout_id, last.payment_id, 'seller_loss',
  -below.moved, last.currency, last.occurred_at
FROM (SELECT payment_id, sum(amount_minor) AS moved FROM ledger_entries WHERE payment_id IS NOT NULL
  GROUP BY payment_id HAVING sum(amount_minor) < 0) below
CROSS JOIN LATERAL (SELECT * FROM ledger_entries l WHERE l.payment_id = below.payment_id AND l.amount_minor < 0
  ORDER BY l.id DESC LIMIT 1) last;
--> statement-breakpoint
-- Credit whose money is gone is none any more: what is unspent is taken back, then what it has paid is owed again.
DO $$
DECLARE
  short record;
  source record;
  rest bigint;
  part bigint;
BEGIN
  FOR short IN
    SELECT i.id, i.organisation_id, i.customer_id, i.currency, -sum(l.amount_minor) AS minor
    FROM invoices i JOIN ledger_entries l ON l.invoice_id = i.id WHERE l.kind <> 'credit'
    GROUP BY i.id HAVING sum(l.amount_minor) < 0
  LOOP
    SELECT short.minor - greatest(-coalesce(sum(l.amount_minor), 0), 0) INTO rest
    FROM ledger_entries l JOIN invoices i ON i.id = l.invoice_id
    WHERE i.customer_id = short.customer_id AND l.currency = short.currency AND l.kind IN ('credit_kept', 'credit_applied');
    INSERT INTO ledger_entries (fact, organisation_id, invoice_id, kind, amount_minor, currency, occurred_at)
    VALUES ('credit_taken_back:migration:' || short.id, short.organisation_id, short.id, 'credit_kept', short.minor, short.currency, now());
    FOR source IN
      SELECT i.id, sum(l.amount_minor) AS minor FROM ledger_entries l JOIN invoices i ON i.id = l.invoice_id
      WHERE i.customer_id = short.customer_id AND l.currency = short.currency AND l.kind IN ('credit_kept', 'credit_applied')
      GROUP BY i.id HAVING sum(l.amount_minor) > 0 ORDER BY max(l.id) DESC
    LOOP
      EXIT WHEN rest <= 0;
      part := least(rest, source.minor);
      INSERT INTO ledger_entries (fact, organisation_id, invoice_id, kind, amount_minor, currency, occurred_at)
      VALUES ('credit_taken_back:migration:' || short.id || ':' || source.id, short.organisation_id, source.id, 'credit_applied',
        -part, short.currency, now());
      rest := rest - part;
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
UPDATE invoices i SET amount_paid_minor = book.paid,
  paid_at = CASE WHEN book.paid + i.amount_credited_minor >= i.total_minor THEN coalesce(i.paid_at, now()) END
FROM (SELECT invoice_id, sum(amount_minor) FILTER (WHERE kind <> 'credit') AS paid FROM ledger_entries
  WHERE invoice_id IS NOT NULL GROUP BY invoice_id) book
WHERE i.id = book.invoice_id AND i.amount_paid_minor <> book.paid;
--> statement-breakpoint
UPDATE checkouts c SET amount_paid_minor = book.paid,
  paid_at = CASE WHEN book.paid >= c.total_minor THEN coalesce(c.paid_at, now()) ELSE c.paid_at END
FROM (SELECT checkout_id, sum(amount_minor) AS paid FROM ledger_entries WHERE checkout_id IS NOT NULL GROUP BY checkout_id) book
WHERE c.id = book.checkout_id AND c.amount_paid_minor <> book.paid;
--> statement-breakpoint
-- What the updates have to tell is told now: a table with news that wait cannot be altered by a later migration.
SET CONSTRAINTS ALL IMMEDIATE;
--> statement-breakpoint
SET CONSTRAINTS ALL DEFERRED;
--> statement-breakpoint
-- A refund that Stripe has cancelled has not reached its payer either.
CREATE CONSTRAINT TRIGGER refunds_tell_people_of_cancelled AFTER UPDATE ON refunds DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state = 'cancelled') EXECUTE FUNCTION tell_people_of_refund();
--> statement-breakpoint
CREATE TRIGGER refunds_tell_payer_of_cancelled AFTER UPDATE OF state ON refunds FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state = 'cancelled') EXECUTE FUNCTION tell_payer_of_refund();
