CREATE TABLE "customer_changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL,
	"actor" text,
	"occurred_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "anonymised_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "billed_to" jsonb;--> statement-breakpoint
ALTER TABLE "customer_changes" ADD CONSTRAINT "customer_changes_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_changes_customer" ON "customer_changes" USING btree ("customer_id","id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_merged_into_customers_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customers_merged" ON "customers" USING btree ("merged_into") WHERE "customers"."merged_into" is not null;--> statement-breakpoint
-- An invoice is never of a customer that was merged: it goes to the one that is left. The lock is the one that the foreign key
-- takes a moment later; a merger holds it exclusively, so that none slips through between its two steps, whoever writes.
CREATE FUNCTION follow_merged_customer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  target uuid;
BEGIN
  SELECT coalesce(merged_into, id) INTO target FROM customers WHERE id = NEW.customer_id FOR KEY SHARE;
  IF FOUND THEN
    NEW.customer_id := target;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoices_follow_merged BEFORE INSERT OR UPDATE OF customer_id ON invoices
  FOR EACH ROW EXECUTE FUNCTION follow_merged_customer();
--> statement-breakpoint
CREATE FUNCTION tell_customer_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  who text := nullif(current_setting('remit.actor', true), '');
  differs jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO customer_changes (customer_id, kind, detail, actor) VALUES (NEW.id, 'created', '{}', who);
  ELSIF NEW.merged_into IS NOT NULL AND OLD.merged_into IS NULL THEN
    INSERT INTO customer_changes (customer_id, kind, detail, actor)
    VALUES (NEW.merged_into, 'merged', jsonb_build_object('name', jsonb_build_object('from', OLD.name, 'to', NULL)), who);
  ELSIF NEW.anonymised_at IS DISTINCT FROM OLD.anonymised_at AND NEW.anonymised_at IS NOT NULL THEN
    INSERT INTO customer_changes (customer_id, kind, detail, actor) VALUES (NEW.id, 'anonymised', '{}', who);
  ELSE
    SELECT jsonb_object_agg(n.key, jsonb_build_object('from', o.value, 'to', n.value)) INTO differs
    FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key)
    WHERE n.value IS DISTINCT FROM o.value AND n.key NOT IN ('search_text', 'updated_at', 'merged_into');
    IF differs IS NOT NULL THEN
      INSERT INTO customer_changes (customer_id, kind, detail, actor) VALUES (NEW.id, 'changed', differs, who);
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customers_tell_change AFTER INSERT OR UPDATE ON customers
  FOR EACH ROW EXECUTE FUNCTION tell_customer_change();
