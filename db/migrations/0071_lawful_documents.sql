CREATE TABLE "credit_note_lines" (
	"organisation_id" uuid NOT NULL,
	"credit_note_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line_id" uuid,
	"description" text NOT NULL,
	"quantity_millionths" bigint NOT NULL,
	"unit_price_millionths" bigint NOT NULL,
	"unit" text DEFAULT 'C62' NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_category" text NOT NULL,
	"tax_rate_ppm" integer NOT NULL,
	"tax_exemption_reason" text,
	"net_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	CONSTRAINT "credit_note_lines_credit_note_id_position_pk" PRIMARY KEY("credit_note_id","position")
);
--> statement-breakpoint
CREATE TABLE "credit_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"refund_id" uuid,
	"cancels_id" uuid,
	"document_number" text,
	"issue_date" date,
	"reason" text NOT NULL,
	"currency" char(3) NOT NULL,
	"sub_total_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"tax_groups" jsonb NOT NULL,
	"external_reference" text,
	"metadata" jsonb DEFAULT '{}' NOT NULL,
	"issued_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"status" text GENERATED ALWAYS AS (case when issued_at is null then 'Draft' when cancelled_at is not null then 'Cancelled' else 'Issued' end) STORED NOT NULL,
	CONSTRAINT "credit_notes_total_adds_up" CHECK ("credit_notes"."total_minor" = "credit_notes"."sub_total_minor" + "credit_notes"."tax_minor"),
	CONSTRAINT "credit_notes_total_range" CHECK ("credit_notes"."total_minor" between 0 and 999999999999),
	CONSTRAINT "credit_notes_number_when_issued" CHECK (("credit_notes"."issued_at" is null) = ("credit_notes"."document_number" is null))
);
--> statement-breakpoint
CREATE TABLE "document_files" (
	"organisation_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"format" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_files_document_id_format_pk" PRIMARY KEY("document_id","format")
);
--> statement-breakpoint
CREATE TABLE "document_series" (
	"organisation_id" uuid NOT NULL,
	"series" text NOT NULL,
	"period" text NOT NULL,
	"last_number" integer NOT NULL,
	CONSTRAINT "document_series_organisation_id_series_period_pk" PRIMARY KEY("organisation_id","series","period")
);
--> statement-breakpoint
CREATE TABLE "issued_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"invoice_id" uuid,
	"credit_note_id" uuid,
	"payment_id" uuid,
	"document_number" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"frozen_later" timestamp (3) with time zone,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "issued_documents_one_subject" CHECK (num_nonnulls("issued_documents"."invoice_id", "issued_documents"."credit_note_id", "issued_documents"."payment_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "organisation_logos" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"media_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tax_rates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"rate_ppm" integer NOT NULL,
	"category" text NOT NULL,
	"reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_rates_rate_range" CHECK ("tax_rates"."rate_ppm" between 0 and 1000000)
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "legal_name" text;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "vat_number" text;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "company_registration_number" text;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "electronic_address" jsonb;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "buyer_reference" text;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "time_zone" text;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "payment_terms_days" integer;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "id" uuid;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "quantity_millionths" bigint;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "unit_price_millionths" bigint;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "unit" text DEFAULT 'C62' NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "discount" jsonb;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "discount_minor" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "tax_rate_id" uuid;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "tax_rate_name" text;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "tax_category" text;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "tax_exemption_reason" text;
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "article_id" uuid;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "supply_date" date;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "service_period_from" date;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "service_period_to" date;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "purchase_order_number" text;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "buyer_reference" text;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "prices_include_tax" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "discount" jsonb;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "charge" jsonb;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "discount_minor" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "charge_minor" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "tax_groups" jsonb;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "legal_name" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "trading_name" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "address" jsonb;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "contact_name" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "contact_email" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "phone" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "website" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "tax_number" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "vat_number" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "vat_registered" boolean;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "company_registration_number" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "seller_id" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "electronic_address" jsonb;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "default_payment_terms_days" integer;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "late_payment_fee" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "document_footer" text;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "number_patterns" jsonb DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "attaches_documents" boolean DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "owed_again" boolean;
--> statement-breakpoint
CREATE UNIQUE INDEX "credit_notes_of_organisation" ON "credit_notes" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "issued_documents_of_organisation" ON "issued_documents" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "tax_rates_of_organisation" ON "tax_rates" USING btree ("organisation_id","id");
--> statement-breakpoint
ALTER TABLE "credit_note_lines" ADD CONSTRAINT "credit_note_lines_credit_note" FOREIGN KEY ("organisation_id","credit_note_id") REFERENCES "public"."credit_notes"("organisation_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "public"."invoices"("organisation_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_cancels" FOREIGN KEY ("organisation_id","cancels_id") REFERENCES "public"."credit_notes"("organisation_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "document_files" ADD CONSTRAINT "document_files_document" FOREIGN KEY ("organisation_id","document_id") REFERENCES "public"."issued_documents"("organisation_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "document_series" ADD CONSTRAINT "document_series_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "issued_documents" ADD CONSTRAINT "issued_documents_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "issued_documents" ADD CONSTRAINT "issued_documents_invoice" FOREIGN KEY ("organisation_id","invoice_id") REFERENCES "public"."invoices"("organisation_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "issued_documents" ADD CONSTRAINT "issued_documents_credit_note" FOREIGN KEY ("organisation_id","credit_note_id") REFERENCES "public"."credit_notes"("organisation_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "issued_documents" ADD CONSTRAINT "issued_documents_payment" FOREIGN KEY ("organisation_id","payment_id") REFERENCES "public"."payments"("organisation_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "organisation_logos" ADD CONSTRAINT "organisation_logos_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "tax_rates" ADD CONSTRAINT "tax_rates_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "credit_notes_refund" ON "credit_notes" USING btree ("refund_id") WHERE "credit_notes"."refund_id" is not null and "credit_notes"."cancels_id" is null;
--> statement-breakpoint
CREATE UNIQUE INDEX "credit_notes_cancels" ON "credit_notes" USING btree ("cancels_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "credit_notes_document_number" ON "credit_notes" USING btree ("organisation_id","document_number") WHERE "credit_notes"."document_number" is not null;
--> statement-breakpoint
CREATE INDEX "credit_notes_invoice" ON "credit_notes" USING btree ("invoice_id","created_at");
--> statement-breakpoint
CREATE INDEX "credit_notes_newest" ON "credit_notes" USING btree ("organisation_id","created_at","id");
--> statement-breakpoint
CREATE INDEX "credit_notes_updated" ON "credit_notes" USING btree ("organisation_id","updated_at","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "issued_documents_invoice" ON "issued_documents" USING btree ("invoice_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "issued_documents_credit_note" ON "issued_documents" USING btree ("credit_note_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "issued_documents_payment" ON "issued_documents" USING btree ("payment_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "tax_rates_code" ON "tax_rates" USING btree ("organisation_id",lower("code"));
--> statement-breakpoint
CREATE INDEX "tax_rates_newest" ON "tax_rates" USING btree ("organisation_id","created_at","id");
--> statement-breakpoint
CREATE TRIGGER tax_rates_touch BEFORE UPDATE ON tax_rates FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
--> statement-breakpoint
CREATE TRIGGER credit_notes_touch BEFORE UPDATE ON credit_notes FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER tax_rates_audited AFTER INSERT OR UPDATE OR DELETE ON tax_rates DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('tax rate', 'id',
    'id,code,name,rate_ppm,category,reason', '', 'organisation_id,created_at,updated_at');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisation_logos_audited AFTER INSERT OR UPDATE OR DELETE ON organisation_logos DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('logo', 'organisation_id',
    'organisation_id,media_type,sha256,width,height', '', 'bytes,created_at');
--> statement-breakpoint
DROP TRIGGER organisations_audited ON organisations;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,primary_colour,allowed_origins,requires_reference_signature,requires_second_factor,confirmation_url,vat_registered,default_payment_terms_days,late_payment_fee,number_patterns,attaches_documents',
    'name,email,bank_details,external_reference,metadata,legal_name,trading_name,address,contact_name,contact_email,phone,website,tax_number,vat_number,company_registration_number,seller_id,electronic_address,document_footer', 'created_at,updated_at,last_document_number');
