-- The ledger only grows: a correction is a new row.
CREATE FUNCTION ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger_entries is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows();
--> statement-breakpoint
-- New mail wakes the drain at once; the schedule finds it anyway if nobody listens.
CREATE FUNCTION wake_drain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('remit_' || TG_TABLE_NAME, '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER inbox_wakes AFTER INSERT ON inbox FOR EACH STATEMENT EXECUTE FUNCTION wake_drain();
--> statement-breakpoint
CREATE TRIGGER outbox_wakes AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION wake_drain();
--> statement-breakpoint
CREATE TRIGGER refunds_wake AFTER INSERT ON refunds FOR EACH STATEMENT EXECUTE FUNCTION wake_drain();
