CREATE TABLE "audit_chains" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"entries" bigint DEFAULT 0 NOT NULL,
	"hash" text DEFAULT '0000000000000000000000000000000000000000000000000000000000000000' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"organisation_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"actor" text,
	"action" text NOT NULL,
	"noun" text NOT NULL,
	"subject" text NOT NULL,
	"facts" text NOT NULL,
	"personal" text,
	"personal_salt" text,
	"personal_digest" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_organisation_id_position_pk" PRIMARY KEY("organisation_id","position"),
	CONSTRAINT "audit_entries_single_lines" CHECK (strpos(concat("audit_entries"."actor", "audit_entries"."noun", "audit_entries"."subject", "audit_entries"."facts"), chr(10)) = 0 and "audit_entries"."actor" <> ''),
	CONSTRAINT "audit_entries_salted" CHECK (("audit_entries"."personal" is null) = ("audit_entries"."personal_salt" is null))
);
--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("organisation_id","noun","subject");--> statement-breakpoint
CREATE INDEX "audit_entries_personal" ON "audit_entries" USING btree ("occurred_at") WHERE "audit_entries"."personal" is not null;--> statement-breakpoint
CREATE FUNCTION audit_digest(salt text, personal text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT
  RETURN encode(sha256(convert_to(salt || E'\n' || personal, 'UTF8')), 'hex');
--> statement-breakpoint
-- What lib/audit/hash.ts reckons again. Every field is a line, and none can hold a line's end.
CREATE FUNCTION audit_hash(entry audit_entries) RETURNS text LANGUAGE sql STABLE SET search_path FROM CURRENT
  RETURN encode(sha256(convert_to(concat_ws(E'\n', entry.previous_hash, entry.organisation_id, entry.position,
    to_char(entry.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(entry.actor, ''), entry.action,
    entry.noun, entry.subject, entry.facts, coalesce(entry.personal_digest, '')), 'UTF8')), 'hex');
--> statement-breakpoint
-- Holds the lock of one chain until the transaction ends: called by deferred triggers, it is held for the commit alone.
CREATE FUNCTION append_to_audit(organisation uuid, action text, noun text, subject text, facts jsonb, personal jsonb)
RETURNS bigint LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  chain audit_chains%ROWTYPE;
  entry audit_entries%ROWTYPE;
BEGIN
  SELECT * INTO chain FROM audit_chains WHERE organisation_id = organisation FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_chains (organisation_id) VALUES (organisation) ON CONFLICT DO NOTHING;
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
-- noun, columns of the subject, columns kept in clear, columns about a person, columns left out ('*': all others).
-- Whatever is in none of the lists may be a secret: that it changed is written, and never what it is.
CREATE FUNCTION audit_change() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
  became jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
  whole jsonb := was || became;
  subjects text[] := string_to_array(TG_ARGV[1], ',');
  in_clear text[] := string_to_array(TG_ARGV[2], ',');
  about_person text[] := string_to_array(TG_ARGV[3], ',');
  left_out text[] := string_to_array(TG_ARGV[4], ',');
  organisation uuid;
  subject text;
  field text;
  facts jsonb := '{}';
  personal jsonb := '{}';
  one jsonb;
BEGIN
  FOR field IN SELECT jsonb_object_keys(whole) LOOP
    CONTINUE WHEN coalesce(nullif(was->field, 'null'), '""') = coalesce(nullif(became->field, 'null'), '""');
    one := jsonb_build_object(field, jsonb_strip_nulls(jsonb_build_object('from', was->field, 'to', became->field)));
    IF field = ANY (in_clear) THEN facts := facts || one;
    ELSIF field = ANY (about_person) THEN personal := personal || one;
    ELSIF field <> ALL (left_out) AND left_out <> '{*}' THEN
      facts := facts || jsonb_build_object(field, jsonb_build_object('secret', true));
    END IF;
  END LOOP;
  IF facts = '{}' AND personal = '{}' THEN RETURN NULL; END IF;
  organisation := coalesce(
    CASE WHEN TG_TABLE_NAME = 'organisations' THEN (whole->>'id')::uuid END,
    (whole->>'organisation_id')::uuid,
    (SELECT a.organisation_id FROM applications a WHERE a.id = (whole->>'application_id')::uuid),
    (SELECT p.organisation_id FROM payments p WHERE p.id = (whole->>'payment_id')::uuid),
    '00000000-0000-0000-0000-000000000000');
  SELECT string_agg(whole->>name, '/' ORDER BY at) INTO subject FROM unnest(subjects) WITH ORDINALITY AS s(name, at);
  PERFORM append_to_audit(organisation,
    CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END,
    TG_ARGV[0], subject, facts, personal);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Removes what is about a person, and says so in the chain itself: whatever else is missing was not erased but lost.
CREATE FUNCTION erase_from_audit(organisation uuid, of_noun text, of_subject text, before timestamptz)
RETURNS integer LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  positions bigint[];
BEGIN
  PERFORM 1 FROM audit_chains WHERE organisation_id = organisation FOR UPDATE;
  WITH erased AS (
    UPDATE audit_entries SET personal = NULL, personal_salt = NULL
    WHERE organisation_id = organisation AND personal IS NOT NULL
      AND (of_noun IS NULL OR noun = of_noun) AND (of_subject IS NULL OR subject = of_subject)
      AND (before IS NULL OR occurred_at < before)
    RETURNING position)
  SELECT array_agg(position ORDER BY position) INTO positions FROM erased;
  IF positions IS NULL THEN RETURN 0; END IF;
  PERFORM append_to_audit(organisation, 'erased', 'audit entry', coalesce(of_subject, of_noun, 'all'),
    jsonb_build_object('positions', to_jsonb(positions)), NULL);
  RETURN cardinality(positions);
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.personal IS NULL
    AND to_jsonb(NEW) - '{personal,personal_salt}'::text[] = to_jsonb(OLD) - '{personal,personal_salt}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the audit trail only grows';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
--> statement-breakpoint
CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows();
--> statement-breakpoint
-- Every chain begins with an entry: one that is missing altogether is seen by that.
-- While the triggers are made nobody can write to their tables, so most of the work is done before.
SELECT append_to_audit('00000000-0000-0000-0000-000000000000', 'opened', 'platform', 'platform', '{}', NULL);
--> statement-breakpoint
SELECT append_to_audit(id, 'opened', 'organisation', id::text, '{}', NULL) FROM organisations ORDER BY id;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER clients_audited AFTER INSERT OR UPDATE OR DELETE ON clients DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('client', 'id',
    'id,name,revenue_share_ppm,platform_share_ppm,payment_allowed_redirect_hosts,logo_url,primary_colour', '', 'created_at');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER api_keys_audited AFTER INSERT OR UPDATE OR DELETE ON api_keys DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('API key', 'id',
    'id,client_id,organisation_id,name,prefix,expires_at,revoked_at', '', 'created_at,last_used_at,key_hash');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER users_audited AFTER INSERT OR UPDATE OR DELETE ON users DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('person', 'id', 'id,is_operator,erased_at', 'email,name', 'created_at,signed_in_at');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER sign_in_accounts_audited AFTER INSERT OR UPDATE OR DELETE ON sign_in_accounts DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('sign-in account', 'user_id', 'provider,user_id', 'provider_account_id', 'created_at');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER passkeys_audited AFTER INSERT OR UPDATE OR DELETE ON passkeys DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('passkey', 'id', 'id,user_id,credential_id,public_key,is_backup_eligible,aaguid',
    'name', 'counter,transports,is_backed_up,created_at,last_used_at');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,primary_colour,allowed_origins,requires_reference_signature,confirmation_url,external_reference,metadata',
    'name,email,bank_details', 'created_at,updated_at,last_document_number');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER memberships_audited AFTER INSERT OR UPDATE OR DELETE ON memberships DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('member', 'user_id', 'user_id,role', '',
    'organisation_id,created_at,request_id,invitation_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER payment_accounts_audited AFTER INSERT OR UPDATE OR DELETE ON payment_accounts DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('payment account', 'id',
    'id,provider,account_id,livemode,charges_enabled,payouts_enabled,details_submitted,disabled_reason,enabled_at,disconnected_at,retired_at',
    '', '*');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER platform_accounts_audited AFTER INSERT OR UPDATE OR DELETE ON platform_accounts DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('platform account', 'account_id', 'livemode,account_id', '', 'created_at');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER applications_audited AFTER INSERT OR UPDATE OR DELETE ON applications DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('application', 'id',
    'id,name,description,is_enabled,reliability_weight,cost_weight,speed_weight', '', 'organisation_id,created_at,updated_at');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER application_keys_audited AFTER INSERT OR UPDATE OR DELETE ON application_keys DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('application key', 'id',
    'id,application_id,description,prefix,revoked_at', '', 'created_at,last_used_at,key_hash');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER provider_connections_audited AFTER INSERT OR UPDATE OR DELETE ON provider_connections DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('provider connection', 'id',
    'id,application_id,provider,is_active,livemode,payment_methods,currencies,cost_ppm,cost_fixed,priority,account_reference,missing_right',
    '', 'created_at,updated_at,probing_until,subscribed_notices,webhook_reference,key_fingerprint');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER webhook_subscriptions_audited AFTER INSERT OR UPDATE OR DELETE ON webhook_subscriptions DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('webhook subscription', 'id',
    'id,client_id,application_id,organisation_id,url,description,subscribed_events,is_active,disabled_reason', 'contact_email',
    'created_at,updated_at,failing_since,rotation_id,previous_secret,previous_secret_until');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER articles_audited AFTER INSERT OR UPDATE OR DELETE ON articles DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('article', 'id',
    'id,article_type_id,name,description,is_active,price_minor,currency,vat_ppm,deleted_at', '', '*');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_entries_audited AFTER INSERT OR DELETE ON ledger_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('ledger entry', 'id',
    'fact,invoice_id,checkout_id,session_id,payment_id,kind,amount_minor,currency', '', '*');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER refunds_audited AFTER INSERT OR UPDATE OF state, amount_minor, payment_id OR DELETE ON refunds DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('refund', 'id',
    'id,payment_id,amount_minor,currency,state,origin,reason,reference_in_payment', '', '*');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER payments_audited AFTER UPDATE OF amount_minor, currency, fee_minor, platform_fee_minor, client_fee_minor, quarantine_reason OR DELETE ON payments DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('payment', 'id',
    'amount_minor,currency,fee_minor,platform_fee_minor,client_fee_minor,quarantine_reason', '', '*');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER invoices_audited AFTER UPDATE OF voided_at, total_minor, currency OR DELETE ON invoices DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('invoice', 'id', 'voided_at,total_minor,currency', '', '*');
--> statement-breakpoint
-- Those that came in between; whoever comes from here on is seen by the triggers.
SELECT append_to_audit(id, 'opened', 'organisation', id::text, '{}', NULL) FROM organisations
WHERE NOT EXISTS (SELECT FROM audit_chains WHERE organisation_id = id) ORDER BY id;
