-- An invoice that goes to several is mailed to each: who sent it is told of these as well.
CREATE OR REPLACE TRIGGER outbox_sent_by AFTER INSERT ON outbox
  FOR EACH ROW WHEN (NEW.kind IN ('invoice-sent', 'invoice-copy') AND coalesce(current_setting('remit.actor', true), '') <> '')
  EXECUTE FUNCTION acts_are_told();
