CREATE TABLE "document_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"receiver" text,
	"state" text DEFAULT 'queued' NOT NULL,
	"message_id" text,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone DEFAULT now(),
	"handed_over_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_deliveries_ended" CHECK (("document_deliveries"."ended_at" is not null) = ("document_deliveries"."state" in ('rejected', 'failed'))),
	CONSTRAINT "document_deliveries_delivered" CHECK ("document_deliveries"."state" <> 'delivered' or "document_deliveries"."delivered_at" is not null),
	CONSTRAINT "document_deliveries_named" CHECK ("document_deliveries"."state" in ('queued', 'failed') or "document_deliveries"."message_id" is not null),
	CONSTRAINT "document_deliveries_due_until_known" CHECK (case when "document_deliveries"."state" in ('queued', 'sent') then "document_deliveries"."next_try_at" is not null when "document_deliveries"."ended_at" is not null then "document_deliveries"."next_try_at" is null else true end)
);
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "sends_by_peppol" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "document_deliveries" ADD CONSTRAINT "document_deliveries_document" FOREIGN KEY ("organisation_id","document_id") REFERENCES "public"."issued_documents"("organisation_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "document_deliveries_once" ON "document_deliveries" USING btree ("document_id","channel");
--> statement-breakpoint
CREATE INDEX "document_deliveries_due" ON "document_deliveries" USING btree ("next_try_at") WHERE "document_deliveries"."next_try_at" is not null;
--> statement-breakpoint
CREATE INDEX "document_deliveries_waiting" ON "document_deliveries" USING btree ("created_at") WHERE "document_deliveries"."state" = 'queued';
--> statement-breakpoint
CREATE INDEX "document_deliveries_trouble" ON "document_deliveries" USING btree ("organisation_id","ended_at") WHERE "document_deliveries"."ended_at" is not null;
--> statement-breakpoint
CREATE TRIGGER document_deliveries_touch BEFORE UPDATE ON document_deliveries FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
--> statement-breakpoint
-- What was queued wakes the drain at once; the schedule finds it anyway if nobody listens.
CREATE TRIGGER document_deliveries_wake AFTER INSERT ON document_deliveries FOR EACH STATEMENT EXECUTE FUNCTION wake_drain();
--> statement-breakpoint
CREATE FUNCTION tell_of_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'delivered' AND OLD.state <> 'delivered' THEN
    PERFORM tell_webhooks('document.delivered', NEW.organisation_id, NEW.id);
  ELSIF NEW.state = 'rejected' AND OLD.state <> 'rejected' THEN
    PERFORM tell_webhooks('document.rejected', NEW.organisation_id, NEW.id);
  ELSIF NEW.state = 'failed' AND OLD.state <> 'failed' THEN
    PERFORM tell_webhooks('document.failed', NEW.organisation_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER document_deliveries_tell AFTER UPDATE OF state ON document_deliveries
  FOR EACH ROW EXECUTE FUNCTION tell_of_delivery();
--> statement-breakpoint
DROP TRIGGER organisations_audited ON organisations;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,logo_sha256,primary_colour,allowed_origins,requires_reference_signature,requires_second_factor,confirmation_url,vat_registered,default_payment_terms_days,late_payment_fee,number_patterns,attaches_documents,sends_by_peppol',
    'name,email,bank_details,external_reference,metadata,legal_name,trading_name,address,contact_name,contact_email,phone,website,tax_number,vat_number,company_registration_number,seller_id,electronic_address,document_footer', 'created_at,updated_at,last_document_number');
