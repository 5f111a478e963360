-- Each part by itself.
-- What paying early takes off by default, the reference rates that an organisation has read itself, and what a price came to.
-- In one part: no change goes unaudited between the two.
ALTER TABLE "organisations" ADD COLUMN IF NOT EXISTS "early_payment" jsonb, ADD COLUMN IF NOT EXISTS "reference_rates" jsonb;
DROP TRIGGER IF EXISTS organisations_audited ON organisations;
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,logo_sha256,primary_colour,allowed_origins,requires_reference_signature,requires_second_factor,confirmation_url,vat_registered,default_payment_terms_days,late_payment_fee,number_patterns,attaches_documents,sends_by_peppol,reminders,reminders_skip_holidays,offers_autopay,method_adjustments,allows_surcharges,late_fee_rule,early_payment,reference_rates',
    'name,email,bank_details,external_reference,metadata,legal_name,trading_name,address,contact_name,contact_email,phone,website,tax_number,vat_number,company_registration_number,seller_id,electronic_address,document_footer', 'created_at,updated_at,last_document_number');
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "payments_priced" ON "payments" USING btree ("succeeded_at") WHERE "payments"."price" is not null;
