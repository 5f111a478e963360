-- Copied before either tells the other.
LOCK TABLE provider_notices IN SHARE ROW EXCLUSIVE MODE;
--> statement-breakpoint
INSERT INTO inbox (account, event_id, type, livemode, payload, connection_id, object_reference, state, attempts, next_attempt_at,
  last_error, handled_at, created_at)
SELECT n.connection_id::text, n.notice_reference, n.kind, c.livemode, '{}', n.connection_id, n.object_reference,
  state_of_notice(n.handled_at, n.last_error), n.tries, coalesce(n.next_try_at, n.received_at), n.last_error, n.handled_at, n.received_at
FROM provider_notices n JOIN provider_connections c ON c.id = n.connection_id
ON CONFLICT (account, event_id) DO NOTHING;
--> statement-breakpoint
CREATE TRIGGER provider_notices_are_inbox AFTER INSERT OR UPDATE ON provider_notices
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION notice_to_inbox();
--> statement-breakpoint
CREATE TRIGGER provider_notices_are_forgotten AFTER DELETE ON provider_notices
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION forget_notice_and_inbox();
--> statement-breakpoint
CREATE TRIGGER inbox_is_provider_notices AFTER INSERT OR UPDATE ON inbox
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND NEW.connection_id IS NOT NULL) EXECUTE FUNCTION inbox_to_notice();
--> statement-breakpoint
CREATE TRIGGER inbox_is_forgotten AFTER DELETE ON inbox
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND OLD.connection_id IS NOT NULL) EXECUTE FUNCTION forget_notice_and_inbox();
--> statement-breakpoint
CREATE TRIGGER inbox_kept_from_older_versions BEFORE UPDATE ON inbox
  FOR EACH ROW WHEN (OLD.connection_id IS NOT NULL AND NEW.state = 'received') EXECUTE FUNCTION keep_from_older_versions();
