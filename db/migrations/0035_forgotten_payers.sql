CREATE INDEX "outbox_payment" ON "outbox" USING btree ((content->>'paymentId')) WHERE "outbox"."content" ? 'paymentId';--> statement-breakpoint
CREATE INDEX "outbox_refund" ON "outbox" USING btree ((content->>'refundId')) WHERE "outbox"."content" ? 'refundId';--> statement-breakpoint
CREATE INDEX "outbox_dispute" ON "outbox" USING btree ((content->>'disputeId')) WHERE "outbox"."content" ? 'disputeId';--> statement-breakpoint
-- Stripe goes on telling who paid: what was forgotten on request is not learnt again.
CREATE FUNCTION payments_stay_anonymous() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM public.invoices i JOIN public.customers c ON c.id = i.customer_id
    WHERE i.id = NEW.invoice_id AND c.anonymised_at IS NOT NULL
  ) THEN
    NEW.billing := NULL;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_stay_anonymous BEFORE UPDATE OF billing ON payments FOR EACH ROW
  WHEN (NEW.billing IS NOT NULL AND NEW.invoice_id IS NOT NULL)
  EXECUTE FUNCTION payments_stay_anonymous();
--> statement-breakpoint
-- A refund or a dispute changes what is said of its payment, so whoever asks for what is new is told of the payment too.
CREATE FUNCTION payments_follow_their_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.payments SET updated_at = NEW.updated_at WHERE id = NEW.payment_id AND updated_at < NEW.updated_at;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER refunds_move_their_payment AFTER INSERT OR UPDATE ON refunds
  FOR EACH ROW EXECUTE FUNCTION payments_follow_their_parts();
--> statement-breakpoint
CREATE TRIGGER disputes_move_their_payment AFTER INSERT OR UPDATE ON disputes
  FOR EACH ROW EXECUTE FUNCTION payments_follow_their_parts();
