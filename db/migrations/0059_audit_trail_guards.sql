CREATE INDEX "audit_entries_newest" ON "audit_entries" USING btree ("occurred_at");--> statement-breakpoint
-- What is about a person is never in clear: a reason and an organisation's own words may name one.
DROP TRIGGER refunds_audited ON refunds;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER refunds_audited AFTER INSERT OR UPDATE OF state, amount_minor, payment_id OR DELETE ON refunds DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('refund', 'id',
    'id,payment_id,amount_minor,currency,state,origin,reference_in_payment', 'reason', '*');
--> statement-breakpoint
DROP TRIGGER organisations_audited ON organisations;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,primary_colour,allowed_origins,requires_reference_signature,confirmation_url',
    'name,email,bank_details,external_reference,metadata', 'created_at,updated_at,last_document_number');
--> statement-breakpoint
-- Money must be booked also where somebody has deleted the end of a chain: it goes on from its last entry.
CREATE FUNCTION begin_audit_chain(organisation uuid) RETURNS void LANGUAGE sql SET search_path FROM CURRENT AS $$
  INSERT INTO audit_chains (organisation_id, entries, hash)
  SELECT organisation, coalesce(last.position, 0), coalesce(last.hash, repeat('0', 64))
  FROM (SELECT) nothing LEFT JOIN LATERAL (
    SELECT position, hash FROM audit_entries WHERE organisation_id = organisation ORDER BY position DESC LIMIT 1) last ON true
  ON CONFLICT DO NOTHING
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION append_to_audit(organisation uuid, action text, noun text, subject text, facts jsonb, personal jsonb)
RETURNS bigint LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  chain audit_chains%ROWTYPE;
  entry audit_entries%ROWTYPE;
BEGIN
  SELECT * INTO chain FROM audit_chains WHERE organisation_id = organisation FOR UPDATE;
  IF NOT FOUND THEN
    PERFORM begin_audit_chain(organisation);
    SELECT * INTO chain FROM audit_chains WHERE organisation_id = organisation FOR UPDATE;
  END IF;
  entry.organisation_id := organisation;
  entry.position := chain.entries + 1;
  entry.occurred_at := date_trunc('milliseconds', clock_timestamp());
  entry.actor := nullif(current_setting('remit.actor', true), '');
  entry.action := action;
  entry.noun := noun;
  entry.subject := subject;
  entry.facts := facts::text;
  IF personal IS NOT NULL AND personal <> '{}' THEN
    entry.personal := personal::text;
    entry.personal_salt := encode(uuid_send(gen_random_uuid()), 'hex');
    entry.personal_digest := audit_digest(entry.personal_salt, entry.personal);
  END IF;
  entry.previous_hash := chain.hash;
  entry.hash := audit_hash(entry);
  INSERT INTO audit_entries VALUES (entry.*);
  UPDATE audit_chains SET entries = entry.position, hash = entry.hash WHERE organisation_id = organisation;
  RETURN entry.position;
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_chain_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.organisation_id = OLD.organisation_id AND NEW.entries = OLD.entries + 1 THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the audit trail only grows';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_chains_only_grow BEFORE UPDATE OR DELETE ON audit_chains
  FOR EACH ROW EXECUTE FUNCTION audit_chain_only_grows();
--> statement-breakpoint
CREATE TRIGGER audit_chains_never_emptied BEFORE TRUNCATE ON audit_chains
  FOR EACH STATEMENT EXECUTE FUNCTION audit_chain_only_grows();
