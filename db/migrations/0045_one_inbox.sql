ALTER TABLE "inbox" ADD COLUMN "connection_id" uuid;
--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "object_reference" text;
--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action NOT VALID;
--> statement-breakpoint
-- While a version before this one may serve, its table of news and the inbox say the same, whoever files or handles.
CREATE FUNCTION notice_to_inbox() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  INSERT INTO inbox (account, event_id, type, livemode, payload, connection_id, object_reference, state, attempts, next_attempt_at,
    last_error, handled_at, created_at)
  SELECT NEW.connection_id::text, NEW.notice_reference, NEW.kind, c.livemode, '{}', NEW.connection_id, NEW.object_reference,
    state_of_notice(NEW.handled_at, NEW.last_error), NEW.tries, coalesce(NEW.next_try_at, NEW.received_at), NEW.last_error,
    NEW.handled_at, NEW.received_at
  FROM provider_connections c WHERE c.id = NEW.connection_id
  ON CONFLICT (account, event_id) DO UPDATE SET state = excluded.state, attempts = excluded.attempts,
    next_attempt_at = excluded.next_attempt_at, last_error = excluded.last_error, handled_at = excluded.handled_at,
    created_at = excluded.created_at;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION state_of_notice(handled timestamp with time zone, error text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN handled IS NULL THEN 'waiting' WHEN error IS NULL THEN 'handled' ELSE 'ignored' END;
$$;
--> statement-breakpoint
-- A minute is left to whoever filed it: what both handle is settled once, but asked about twice.
CREATE FUNCTION inbox_to_notice() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  INSERT INTO provider_notices (id, connection_id, notice_reference, object_reference, kind, received_at, handled_at, next_try_at,
    tries, last_error)
  VALUES (gen_random_uuid(), NEW.connection_id, NEW.event_id, coalesce(NEW.object_reference, ''), NEW.type, NEW.created_at,
    CASE WHEN NEW.state <> 'waiting' THEN coalesce(NEW.handled_at, now()) END,
    greatest(NEW.next_attempt_at, NEW.created_at + interval '1 minute'), NEW.attempts, NEW.last_error)
  ON CONFLICT (connection_id, notice_reference) DO UPDATE SET received_at = excluded.received_at, handled_at = excluded.handled_at,
    next_try_at = excluded.next_try_at, tries = excluded.tries, last_error = excluded.last_error;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION forget_notice_and_inbox() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF TG_TABLE_NAME = 'inbox' THEN
    DELETE FROM provider_notices WHERE connection_id = OLD.connection_id AND notice_reference = OLD.event_id;
  ELSE
    DELETE FROM inbox WHERE account = OLD.connection_id::text AND event_id = OLD.notice_reference;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A version before this one would handle news to a connection as an event of Stripe Connect, and throw them away.
CREATE FUNCTION keep_from_older_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN NULL;
END $$;
