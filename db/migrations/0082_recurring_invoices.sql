-- Each part by itself.
CREATE TABLE IF NOT EXISTS "recurring_invoices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"template" jsonb NOT NULL,
	"every" text NOT NULL,
	"interval" integer DEFAULT 1 NOT NULL,
	"anchor_day" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"occurrences" integer,
	"send" text NOT NULL,
	"autopay" boolean DEFAULT false NOT NULL,
	"catch_up" text DEFAULT 'latest' NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"reached" integer DEFAULT 0 NOT NULL,
	"next_on" date,
	"next_at" timestamp (3) with time zone,
	"try_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"problem_detail" text,
	"problem_since" timestamp (3) with time zone,
	"external_reference" text,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT house_now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT house_now() NOT NULL,
	CONSTRAINT "recurring_invoices_interval" CHECK ("recurring_invoices"."interval" between 1 and 99),
	CONSTRAINT "recurring_invoices_anchor" CHECK ("recurring_invoices"."anchor_day" between 1 and case "recurring_invoices"."every" when 'week' then 7 else 31 end),
	CONSTRAINT "recurring_invoices_reached" CHECK ("recurring_invoices"."reached" between 0 and coalesce("recurring_invoices"."occurrences", "recurring_invoices"."reached")),
	CONSTRAINT "recurring_invoices_due" CHECK (("recurring_invoices"."try_at" is not null) = ("recurring_invoices"."state" = 'active')),
	CONSTRAINT "recurring_invoices_next" CHECK (("recurring_invoices"."next_on" is null) = ("recurring_invoices"."next_at" is null) and ("recurring_invoices"."state" <> 'active' or "recurring_invoices"."next_on" is not null)),
	CONSTRAINT "recurring_invoices_ended" CHECK (("recurring_invoices"."ended_at" is not null) = ("recurring_invoices"."state" = 'ended')),
	CONSTRAINT "recurring_invoices_paused" CHECK (("recurring_invoices"."paused_at" is not null) = ("recurring_invoices"."state" = 'paused'))
);
ALTER TABLE "recurring_invoices" DROP CONSTRAINT IF EXISTS "recurring_invoices_organisation_id_organisations_id_fk";
ALTER TABLE "recurring_invoices" ADD CONSTRAINT "recurring_invoices_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recurring_invoices" DROP CONSTRAINT IF EXISTS "recurring_invoices_customer";
ALTER TABLE "recurring_invoices" ADD CONSTRAINT "recurring_invoices_customer" FOREIGN KEY ("organisation_id","customer_id") REFERENCES "public"."customers"("organisation_id","id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX IF NOT EXISTS "recurring_invoices_of_organisation" ON "recurring_invoices" USING btree ("organisation_id","id");
CREATE INDEX IF NOT EXISTS "recurring_invoices_newest" ON "recurring_invoices" USING btree ("organisation_id","created_at","id");
CREATE INDEX IF NOT EXISTS "recurring_invoices_customer" ON "recurring_invoices" USING btree ("customer_id");
CREATE INDEX IF NOT EXISTS "recurring_invoices_due" ON "recurring_invoices" USING btree ("try_at") WHERE "recurring_invoices"."try_at" is not null;
CREATE INDEX IF NOT EXISTS "recurring_invoices_trouble" ON "recurring_invoices" USING btree ("organisation_id","problem_since") WHERE "recurring_invoices"."problem_since" is not null;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN IF NOT EXISTS "recurring_invoice_id" uuid;
ALTER TABLE "invoices" ADD COLUMN IF NOT EXISTS "recurring_number" integer;
ALTER TABLE "invoices" ADD COLUMN IF NOT EXISTS "recurring_on" date;
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "invoices_recurring_once" ON "invoices" USING btree ("recurring_invoice_id","recurring_number") WHERE "invoices"."recurring_invoice_id" is not null;
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT IF EXISTS "invoices_recurring_whole";
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_recurring_whole" CHECK (num_nonnulls("invoices"."recurring_invoice_id", "invoices"."recurring_number", "invoices"."recurring_on") in (0, 3)) NOT VALID;
--> statement-breakpoint
ALTER TABLE "invoices" VALIDATE CONSTRAINT "invoices_recurring_whole";
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT IF EXISTS "invoices_recurring";
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_recurring" FOREIGN KEY ("organisation_id","recurring_invoice_id") REFERENCES "public"."recurring_invoices"("organisation_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "invoices" VALIDATE CONSTRAINT "invoices_recurring";
--> statement-breakpoint
CREATE OR REPLACE TRIGGER recurring_invoices_touch BEFORE UPDATE ON recurring_invoices FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_recurring_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_webhooks('recurring_invoice.created', NEW.organisation_id, NEW.id);
    RETURN NULL;
  END IF;
  IF NEW.problem_since IS NOT NULL AND OLD.problem_since IS NULL THEN
    PERFORM tell_webhooks('recurring_invoice.failed', NEW.organisation_id, NEW.id);
  END IF;
  IF NEW.state <> OLD.state THEN
    PERFORM tell_webhooks(
      CASE NEW.state WHEN 'paused' THEN 'recurring_invoice.paused' WHEN 'ended' THEN 'recurring_invoice.ended' ELSE 'recurring_invoice.resumed' END,
      NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER recurring_invoices_tell AFTER INSERT OR UPDATE ON recurring_invoices
  FOR EACH ROW EXECUTE FUNCTION tell_of_recurring_invoice();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_of_occurrence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks('recurring_invoice.invoiced', NEW.organisation_id, NEW.recurring_invoice_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER invoices_tell_occurrence AFTER INSERT ON invoices
  FOR EACH ROW WHEN (NEW.recurring_invoice_id IS NOT NULL) EXECUTE FUNCTION tell_of_occurrence();
--> statement-breakpoint
-- Six in the morning is another moment once the organisation is somewhere else.
CREATE OR REPLACE FUNCTION recurring_invoices_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE recurring_invoices r SET
    next_at = (r.next_on + time '06:00') AT TIME ZONE NEW.time_zone,
    try_at = CASE WHEN r.try_at IS NOT NULL AND r.tries = 0 THEN (r.next_on + time '06:00') AT TIME ZONE NEW.time_zone ELSE r.try_at END
  WHERE r.organisation_id = NEW.id AND r.next_on IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER organisations_move_recurring AFTER UPDATE OF time_zone ON organisations
  FOR EACH ROW WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION recurring_invoices_move();
