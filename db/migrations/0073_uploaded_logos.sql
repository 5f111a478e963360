-- Earlier logos stay, because issued documents show them; nothing has read or written the table before.
ALTER TABLE "organisation_logos" DROP CONSTRAINT "organisation_logos_pkey";--> statement-breakpoint
ALTER TABLE "organisation_logos" ADD CONSTRAINT "organisation_logos_organisation_id_sha256_pk" PRIMARY KEY("organisation_id","sha256");--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "logo_sha256" text;--> statement-breakpoint
CREATE INDEX "organisation_logos_shown" ON "organisation_logos" USING btree ("sha256");
--> statement-breakpoint
DROP TRIGGER organisations_audited ON organisations;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,logo_sha256,primary_colour,allowed_origins,requires_reference_signature,requires_second_factor,confirmation_url,vat_registered,default_payment_terms_days,late_payment_fee,number_patterns,attaches_documents',
    'name,email,bank_details,external_reference,metadata,legal_name,trading_name,address,contact_name,contact_email,phone,website,tax_number,vat_number,company_registration_number,seller_id,electronic_address,document_footer', 'created_at,updated_at,last_document_number');
