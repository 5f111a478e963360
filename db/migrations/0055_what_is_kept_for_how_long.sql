ALTER TABLE "checkouts" ADD COLUMN "contents_erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "contents_erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "contents_erased_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "provider_calls_oldest" ON "provider_calls" USING btree ("at");--> statement-breakpoint
CREATE INDEX "checkouts_contents_kept" ON "checkouts" USING btree ("created_at") WHERE "checkouts"."contents_erased_at" is null and "checkouts"."paid_at" is not null;--> statement-breakpoint
CREATE INDEX "checkouts_unpaid_kept" ON "checkouts" USING btree ("created_at") WHERE "checkouts"."contents_erased_at" is null and "checkouts"."paid_at" is null;--> statement-breakpoint
CREATE INDEX "customer_changes_person" ON "customer_changes" USING btree ("actor") WHERE "customer_changes"."actor" like 'person:%';--> statement-breakpoint
CREATE INDEX "customer_changes_detailed" ON "customer_changes" USING btree ("occurred_at") WHERE "customer_changes"."detail" <> '{}';--> statement-breakpoint
CREATE INDEX "invoices_contents_kept" ON "invoices" USING btree ("issue_date") WHERE "invoices"."contents_erased_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_addressed" ON "outbox" USING btree ("created_at") WHERE "outbox"."sent_to" <> '{}' or "outbox"."refused_for" <> '[]' or "outbox"."last_error" is not null;--> statement-breakpoint
CREATE INDEX "outbox_sent_to" ON "outbox" USING gin ("sent_to") WHERE "outbox"."sent_to" <> '{}';--> statement-breakpoint
CREATE INDEX "outbox_sign_in_links" ON "outbox" USING btree ("created_at") WHERE "outbox"."kind" = 'sign-in-link';--> statement-breakpoint
CREATE INDEX "routing_decisions_oldest" ON "routing_decisions" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "sessions_contents_kept" ON "sessions" USING btree ("created_at") WHERE "sessions"."contents_erased_at" is null and "sessions"."paid_at" is not null;--> statement-breakpoint
CREATE INDEX "sessions_unpaid_kept" ON "sessions" USING btree ("created_at") WHERE "sessions"."contents_erased_at" is null and "sessions"."paid_at" is null;--> statement-breakpoint
CREATE INDEX "timeline_entries_person" ON "timeline_entries" USING btree ("actor") WHERE "timeline_entries"."actor" like 'person:%';--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_customer_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  who text := nullif(current_setting('remit.actor', true), '');
  differs jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.customer_changes (customer_id, kind, detail, actor) VALUES (NEW.id, 'created', '{}', who);
  ELSIF NEW.merged_into IS NOT NULL AND OLD.merged_into IS NULL THEN
    INSERT INTO public.customer_changes (customer_id, kind, detail, actor)
    VALUES (NEW.merged_into, 'merged', jsonb_build_object('name', jsonb_build_object('from', OLD.name, 'to', NULL)), who);
  ELSIF NEW.erased_at IS DISTINCT FROM OLD.erased_at AND NEW.erased_at IS NOT NULL THEN
    INSERT INTO public.customer_changes (customer_id, kind, detail, actor) VALUES (NEW.id, 'erased', '{}', who);
  ELSIF NEW.anonymised_at IS DISTINCT FROM OLD.anonymised_at AND NEW.anonymised_at IS NOT NULL THEN
    INSERT INTO public.customer_changes (customer_id, kind, detail, actor) VALUES (NEW.id, 'anonymised', '{}', who);
  ELSE
    SELECT jsonb_object_agg(n.key, jsonb_build_object('from', o.value, 'to', n.value)) INTO differs
    FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key)
    WHERE n.value IS DISTINCT FROM o.value AND n.key NOT IN ('search_text', 'updated_at', 'merged_into');
    IF differs IS NOT NULL THEN
      INSERT INTO public.customer_changes (customer_id, kind, detail, actor) VALUES (NEW.id, 'changed', differs, who);
    END IF;
  END IF;
  RETURN NULL;
END $$;
