CREATE TABLE "audit_verifications" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"verified_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"is_right" boolean NOT NULL,
	"entries" bigint NOT NULL,
	"hash" text NOT NULL,
	"wrong_position" bigint,
	"reason" text,
	CONSTRAINT "audit_verifications_said" CHECK ("audit_verifications"."is_right" = ("audit_verifications"."reason" is null))
);
--> statement-breakpoint
DROP INDEX "audit_entries_subject";--> statement-breakpoint
CREATE INDEX "audit_verifications_oldest" ON "audit_verifications" USING btree ("verified_at");--> statement-breakpoint
CREATE INDEX "audit_verifications_wrong" ON "audit_verifications" USING btree ("organisation_id") WHERE not "audit_verifications"."is_right";--> statement-breakpoint
CREATE INDEX "audit_entries_by_time" ON "audit_entries" USING btree ("organisation_id","occurred_at","position");--> statement-breakpoint
CREATE INDEX "audit_entries_by_noun" ON "audit_entries" USING btree ("organisation_id","noun","occurred_at","position");--> statement-breakpoint
CREATE INDEX "audit_entries_by_actor" ON "audit_entries" USING btree ("organisation_id","actor","occurred_at","position");--> statement-breakpoint
CREATE INDEX "audit_entries_by_subject" ON "audit_entries" USING btree ("organisation_id","subject");
--> statement-breakpoint
-- The end of a chain is written once for all that a transaction appends, when all of it stands: each time would make a version of
-- that row, and each later look at it would walk through all of them.
CREATE OR REPLACE FUNCTION append_to_audit(organisation uuid, action text, noun text, subject text, facts jsonb, personal jsonb)
RETURNS bigint LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  chain audit_chains%ROWTYPE;
  last record;
  entry audit_entries%ROWTYPE;
BEGIN
  SELECT * INTO chain FROM audit_chains WHERE organisation_id = organisation FOR UPDATE;
  IF NOT FOUND THEN
    PERFORM begin_audit_chain(organisation);
    SELECT * INTO chain FROM audit_chains WHERE organisation_id = organisation FOR UPDATE;
  END IF;
  -- What this transaction has appended already.
  SELECT e.position, e.hash INTO last FROM audit_entries e
  WHERE e.organisation_id = organisation ORDER BY e.position DESC LIMIT 1;
  IF last.position > chain.entries THEN
    chain.entries := last.position;
    chain.hash := last.hash;
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
  RETURN entry.position;
END $$;
--> statement-breakpoint
CREATE FUNCTION end_audit_chain() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  -- In this order, so that it is the end of one index and nothing else that is looked at.
  IF NEW.position = (SELECT e.position FROM audit_entries e WHERE e.organisation_id = NEW.organisation_id
    ORDER BY e.position DESC LIMIT 1) THEN
    UPDATE audit_chains SET entries = NEW.position, hash = NEW.hash
    WHERE organisation_id = NEW.organisation_id AND entries < NEW.position;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION audit_chain_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.organisation_id = OLD.organisation_id AND NEW.entries > OLD.entries THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the audit trail only grows';
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER audit_entries_end_chain AFTER INSERT ON audit_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION end_audit_chain();
