-- Each part by itself.
-- Who pays early, or by certain means, pays less or more than is owed: what was agreed, and what was decided for each payment.
ALTER TABLE "invoices" ADD COLUMN IF NOT EXISTS "early_payment" jsonb, ADD COLUMN IF NOT EXISTS "method_adjustments" jsonb;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN IF NOT EXISTS "price" jsonb;
--> statement-breakpoint
ALTER TABLE "credit_notes" ADD COLUMN IF NOT EXISTS "payment_id" uuid;
--> statement-breakpoint
-- In one part: no change goes unaudited between the two.
ALTER TABLE "organisations" ADD COLUMN IF NOT EXISTS "method_adjustments" jsonb,
  ADD COLUMN IF NOT EXISTS "allows_surcharges" boolean DEFAULT false NOT NULL;
DROP TRIGGER IF EXISTS organisations_audited ON organisations;
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,logo_sha256,primary_colour,allowed_origins,requires_reference_signature,requires_second_factor,confirmation_url,vat_registered,default_payment_terms_days,late_payment_fee,number_patterns,attaches_documents,sends_by_peppol,reminders,reminders_skip_holidays,offers_autopay,method_adjustments,allows_surcharges',
    'name,email,bank_details,external_reference,metadata,legal_name,trading_name,address,contact_name,contact_email,phone,website,tax_number,vat_number,company_registration_number,seller_id,electronic_address,document_footer', 'created_at,updated_at,last_document_number');
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "credit_notes_discount" ON "credit_notes" USING btree ("payment_id") WHERE "credit_notes"."payment_id" is not null and "credit_notes"."cancels_id" is null and "credit_notes"."cancelled_at" is null;
