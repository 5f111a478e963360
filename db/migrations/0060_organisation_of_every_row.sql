-- Each part by itself.
-- Versions before this send no organisation: the row belongs to that of its parent. What is sent is held to it by the foreign key.
-- Each reads from a table that has always known it, and not from one that is only being filled.
CREATE OR REPLACE FUNCTION belong_to_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT organisation_id INTO NEW.organisation_id FROM public.applications WHERE id = NEW.application_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION belong_to_application_of_connection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT a.organisation_id INTO NEW.organisation_id
  FROM public.provider_connections c JOIN public.applications a ON a.id = c.application_id WHERE c.id = NEW.connection_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION belong_to_customer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT organisation_id INTO NEW.organisation_id FROM public.customers WHERE id = NEW.customer_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION belong_to_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT organisation_id INTO NEW.organisation_id FROM public.invoices WHERE id = NEW.invoice_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION belong_to_checkout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT organisation_id INTO NEW.organisation_id FROM public.checkouts WHERE id = NEW.checkout_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION belong_to_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT organisation_id INTO NEW.organisation_id FROM public.payments WHERE id = NEW.payment_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION belong_to_payment_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT organisation_id INTO NEW.organisation_id FROM public.payment_accounts WHERE id = NEW.payment_account_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION belong_to_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT organisation_id INTO NEW.organisation_id FROM public.webhook_events WHERE id = NEW.event_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION belong_to_event_of_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT e.organisation_id INTO NEW.organisation_id
  FROM public.webhook_deliveries d JOIN public.webhook_events e ON e.id = d.event_id WHERE d.id = NEW.delivery_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Null for a letter between a person and the platform.
CREATE OR REPLACE FUNCTION organisation_of_letter(content jsonb) RETURNS uuid LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE
    WHEN content ? 'organisationId' THEN (content->>'organisationId')::uuid
    WHEN content ? 'invoiceId' THEN (SELECT organisation_id FROM invoices WHERE id = (content->>'invoiceId')::uuid)
    WHEN content ? 'paymentId' THEN (SELECT organisation_id FROM payments WHERE id = (content->>'paymentId')::uuid)
    WHEN content ? 'refundId' THEN (SELECT organisation_id FROM refunds WHERE id = (content->>'refundId')::uuid)
    WHEN content ? 'disputeId' THEN (SELECT organisation_id FROM disputes WHERE id = (content->>'disputeId')::uuid)
    WHEN content ? 'customerId' THEN (SELECT organisation_id FROM customers WHERE id = (content->>'customerId')::uuid)
    WHEN content ? 'payoutId' THEN (SELECT organisation_id FROM payouts WHERE id = (content->>'payoutId')::uuid)
    WHEN content ? 'subscriptionId' THEN (
      SELECT coalesce(s.organisation_id, a.organisation_id) FROM webhook_subscriptions s LEFT JOIN applications a ON a.id = s.application_id
      WHERE s.id = (content->>'subscriptionId')::uuid)
  END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION letter_belongs_to_organisation() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.organisation_id := organisation_of_letter(NEW.content);
  RETURN NEW;
END $$;
--> statement-breakpoint
-- The new column says nothing that the chain does not.
ALTER TABLE "application_keys" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
DROP TRIGGER IF EXISTS application_keys_audited ON application_keys;
CREATE CONSTRAINT TRIGGER application_keys_audited AFTER INSERT OR UPDATE OR DELETE ON application_keys DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('application key', 'id',
    'id,application_id,description,prefix,revoked_at', '', 'organisation_id,created_at,last_used_at,key_hash');
CREATE OR REPLACE TRIGGER application_keys_belong BEFORE INSERT ON application_keys FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_application();
--> statement-breakpoint
ALTER TABLE "provider_connections" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
DROP TRIGGER IF EXISTS provider_connections_audited ON provider_connections;
CREATE CONSTRAINT TRIGGER provider_connections_audited AFTER INSERT OR UPDATE OR DELETE ON provider_connections DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('provider connection', 'id',
    'id,application_id,provider,is_active,livemode,payment_methods,currencies,cost_ppm,cost_fixed,priority,account_reference,missing_right',
    '', 'organisation_id,created_at,updated_at,probing_until,subscribed_notices,webhook_reference,key_fingerprint');
CREATE OR REPLACE TRIGGER provider_connections_belong BEFORE INSERT ON provider_connections FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_application();
--> statement-breakpoint
ALTER TABLE "routing_decisions" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
CREATE OR REPLACE TRIGGER routing_decisions_belong BEFORE INSERT ON routing_decisions FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_application();
--> statement-breakpoint
ALTER TABLE "provider_calls" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
CREATE OR REPLACE TRIGGER provider_calls_belong BEFORE INSERT ON provider_calls FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_application_of_connection();
--> statement-breakpoint
ALTER TABLE "customer_changes" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
CREATE OR REPLACE TRIGGER customer_changes_belong BEFORE INSERT ON customer_changes FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_customer();
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
CREATE OR REPLACE TRIGGER invoice_lines_belong BEFORE INSERT ON invoice_lines FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_invoice();
--> statement-breakpoint
ALTER TABLE "invoice_links" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
CREATE OR REPLACE TRIGGER invoice_links_belong BEFORE INSERT ON invoice_links FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_invoice();
--> statement-breakpoint
ALTER TABLE "checkout_lines" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
CREATE OR REPLACE TRIGGER checkout_lines_belong BEFORE INSERT ON checkout_lines FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_checkout();
--> statement-breakpoint
ALTER TABLE "payment_openings" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
CREATE OR REPLACE TRIGGER payment_openings_belong BEFORE INSERT ON payment_openings FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_payment();
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
CREATE OR REPLACE TRIGGER webhook_deliveries_belong BEFORE INSERT ON webhook_deliveries FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_event();
--> statement-breakpoint
-- Who listens for one organisation, application or client hears of no other.
CREATE OR REPLACE FUNCTION delivery_is_for_its_listener() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM public.webhook_subscriptions s
    JOIN public.organisations o ON o.id = NEW.organisation_id
    LEFT JOIN public.applications a ON a.id = s.application_id
    WHERE s.id = NEW.subscription_id AND (s.organisation_id <> o.id OR a.organisation_id <> o.id OR s.client_id <> o.client_id)
  ) THEN
    RAISE EXCEPTION 'the subscription % does not listen for the organisation %', NEW.subscription_id, NEW.organisation_id
      USING ERRCODE = 'foreign_key_violation', TABLE = 'webhook_deliveries', CONSTRAINT = 'webhook_deliveries_for_listener';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER webhook_deliveries_for_listener BEFORE INSERT ON webhook_deliveries
  FOR EACH ROW WHEN (NEW.organisation_id IS NOT NULL) EXECUTE FUNCTION delivery_is_for_its_listener();
--> statement-breakpoint
-- Nothing but its delivery says whose an attempt is.
ALTER TABLE "webhook_attempts" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
CREATE OR REPLACE TRIGGER webhook_attempts_belong BEFORE INSERT ON webhook_attempts FOR EACH ROW
  EXECUTE FUNCTION belong_to_event_of_delivery();
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN IF NOT EXISTS "organisation_id" uuid;
CREATE OR REPLACE TRIGGER outbox_belong BEFORE INSERT ON outbox FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION letter_belongs_to_organisation();
--> statement-breakpoint
-- These overwrote what was sent.
CREATE OR REPLACE TRIGGER refunds_belong BEFORE INSERT ON refunds FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_payment();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER disputes_belong BEFORE INSERT ON disputes FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_payment();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER payouts_belong BEFORE INSERT ON payouts FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belong_to_payment_account();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_customer_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  who text := nullif(current_setting('remit.actor', true), '');
  about uuid := NEW.id;
  said text;
  differs jsonb := '{}';
BEGIN
  IF TG_OP = 'INSERT' THEN
    said := 'created';
  ELSIF NEW.merged_into IS NOT NULL AND OLD.merged_into IS NULL THEN
    said := 'merged';
    about := NEW.merged_into;
    differs := jsonb_build_object('name', jsonb_build_object('from', OLD.name, 'to', NULL));
  ELSIF NEW.erased_at IS DISTINCT FROM OLD.erased_at AND NEW.erased_at IS NOT NULL THEN
    said := 'erased';
  ELSIF NEW.anonymised_at IS DISTINCT FROM OLD.anonymised_at AND NEW.anonymised_at IS NOT NULL THEN
    said := 'anonymised';
  ELSE
    said := 'changed';
    SELECT jsonb_object_agg(n.key, jsonb_build_object('from', o.value, 'to', n.value)) INTO differs
    FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key)
    WHERE n.value IS DISTINCT FROM o.value AND n.key NOT IN ('search_text', 'updated_at', 'merged_into');
  END IF;
  IF differs IS NOT NULL THEN
    INSERT INTO public.customer_changes (organisation_id, customer_id, kind, detail, actor)
    VALUES (NEW.organisation_id, about, said, differs, who);
  END IF;
  RETURN NULL;
END $$;
