ALTER TABLE "application_keys" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "provider_calls" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "provider_connections" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "payment_openings" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "checkout_lines" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "customer_changes" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "invoice_links" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "routing_decisions" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "organisation_id" uuid;
--> statement-breakpoint
-- Versions before this send no organisation: the row belongs to that of its parent. What is sent is held to it by the foreign key.
CREATE FUNCTION belongs_to_organisation() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  EXECUTE format('SELECT organisation_id FROM %I WHERE id = ($1).%I', TG_ARGV[0], TG_ARGV[1]) INTO NEW.organisation_id USING NEW;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER application_keys_belong BEFORE INSERT ON application_keys FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('applications', 'application_id');
--> statement-breakpoint
CREATE TRIGGER provider_connections_belong BEFORE INSERT ON provider_connections FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('applications', 'application_id');
--> statement-breakpoint
CREATE TRIGGER routing_decisions_belong BEFORE INSERT ON routing_decisions FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('applications', 'application_id');
--> statement-breakpoint
CREATE TRIGGER provider_calls_belong BEFORE INSERT ON provider_calls FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('provider_connections', 'connection_id');
--> statement-breakpoint
CREATE TRIGGER customer_changes_belong BEFORE INSERT ON customer_changes FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('customers', 'customer_id');
--> statement-breakpoint
CREATE TRIGGER invoice_lines_belong BEFORE INSERT ON invoice_lines FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('invoices', 'invoice_id');
--> statement-breakpoint
CREATE TRIGGER invoice_links_belong BEFORE INSERT ON invoice_links FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('invoices', 'invoice_id');
--> statement-breakpoint
CREATE TRIGGER checkout_lines_belong BEFORE INSERT ON checkout_lines FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('checkouts', 'checkout_id');
--> statement-breakpoint
CREATE TRIGGER payment_openings_belong BEFORE INSERT ON payment_openings FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('payments', 'payment_id');
--> statement-breakpoint
CREATE TRIGGER webhook_deliveries_belong BEFORE INSERT ON webhook_deliveries FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('webhook_events', 'event_id');
--> statement-breakpoint
CREATE TRIGGER webhook_attempts_belong BEFORE INSERT ON webhook_attempts FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION belongs_to_organisation('webhook_deliveries', 'delivery_id');
--> statement-breakpoint
-- Null for a letter between a person and the platform.
CREATE FUNCTION organisation_of_letter(content jsonb) RETURNS uuid LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE
    WHEN content ? 'organisationId' THEN (content->>'organisationId')::uuid
    WHEN content ? 'invoiceId' THEN (SELECT organisation_id FROM invoices WHERE id = (content->>'invoiceId')::uuid)
    WHEN content ? 'paymentId' THEN (SELECT organisation_id FROM payments WHERE id = (content->>'paymentId')::uuid)
    WHEN content ? 'refundId' THEN (SELECT organisation_id FROM refunds WHERE id = (content->>'refundId')::uuid)
    WHEN content ? 'disputeId' THEN (SELECT organisation_id FROM disputes WHERE id = (content->>'disputeId')::uuid)
    WHEN content ? 'customerId' THEN (SELECT organisation_id FROM customers WHERE id = (content->>'customerId')::uuid)
    WHEN content ? 'payoutId' THEN (SELECT organisation_id FROM payouts WHERE id = (content->>'payoutId')::uuid)
  END
$$;
--> statement-breakpoint
CREATE FUNCTION letter_belongs_to_organisation() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.organisation_id := organisation_of_letter(NEW.content);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER outbox_belong BEFORE INSERT ON outbox FOR EACH ROW WHEN (NEW.organisation_id IS NULL)
  EXECUTE FUNCTION letter_belongs_to_organisation();
--> statement-breakpoint
-- The new column says nothing that the chain does not.
DROP TRIGGER application_keys_audited ON application_keys;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER application_keys_audited AFTER INSERT OR UPDATE OR DELETE ON application_keys DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('application key', 'id',
    'id,application_id,description,prefix,revoked_at', '', 'organisation_id,created_at,last_used_at,key_hash');
--> statement-breakpoint
DROP TRIGGER provider_connections_audited ON provider_connections;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER provider_connections_audited AFTER INSERT OR UPDATE OR DELETE ON provider_connections DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('provider connection', 'id',
    'id,application_id,provider,is_active,livemode,payment_methods,currencies,cost_ppm,cost_fixed,priority,account_reference,missing_right',
    '', 'organisation_id,created_at,updated_at,probing_until,subscribed_notices,webhook_reference,key_fingerprint');
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