-- Each part by itself.
-- Listeners, and the timeline of what was paid late, hear of what is charged for it.
CREATE OR REPLACE FUNCTION tell_of_late_fee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks('late_fee.created', NEW.organisation_id, NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER late_fees_tell AFTER INSERT ON late_fees FOR EACH ROW EXECUTE FUNCTION tell_of_late_fee();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION late_fees_are_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO timeline_entries (organisation_id, invoice_id, kind, detail, reference, actor, occurred_at)
  VALUES (NEW.organisation_id, NEW.invoice_id, 'acted', 'late-fee', NEW.document_id,
    nullif(current_setting('remit.actor', true), ''), clock_timestamp() + (house_now() - now()));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER late_fees_noted AFTER INSERT ON late_fees FOR EACH ROW EXECUTE FUNCTION late_fees_are_noted();
