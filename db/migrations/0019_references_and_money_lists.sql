ALTER TABLE "articles" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "external_reference" text;--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "metadata" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "external_reference" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "metadata" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "external_reference" text;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "metadata" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "sealed_answer" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "external_reference" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "metadata" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "webhook_subscriptions" ADD COLUMN "rotation_id" uuid;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "articles_request" ON "articles" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "customers_updated" ON "customers" USING btree ("organisation_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "customers_name" ON "customers" USING btree ("organisation_id","name","id");--> statement-breakpoint
CREATE INDEX "customers_email" ON "customers" USING btree ("organisation_id",lower("email"),"created_at","id") WHERE "customers"."email" is not null;--> statement-breakpoint
CREATE INDEX "customers_external_reference" ON "customers" USING btree ("organisation_id","external_reference","created_at","id") WHERE "customers"."external_reference" is not null;--> statement-breakpoint
CREATE INDEX "customers_metadata" ON "customers" USING gin ("metadata" jsonb_path_ops) WHERE "customers"."metadata" <> '{}';--> statement-breakpoint
CREATE INDEX "invoices_updated" ON "invoices" USING btree ("organisation_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "invoices_issued" ON "invoices" USING btree ("organisation_id","issue_date","id");--> statement-breakpoint
CREATE INDEX "invoices_due_last" ON "invoices" USING btree ("organisation_id",coalesce("due_date", 'infinity'::date),"id");--> statement-breakpoint
CREATE INDEX "invoices_document_number" ON "invoices" USING btree ("organisation_id","document_number") WHERE "invoices"."document_number" is not null;--> statement-breakpoint
CREATE INDEX "invoices_external_reference" ON "invoices" USING btree ("organisation_id","external_reference","created_at","id") WHERE "invoices"."external_reference" is not null;--> statement-breakpoint
CREATE INDEX "invoices_metadata" ON "invoices" USING gin ("metadata" jsonb_path_ops) WHERE "invoices"."metadata" <> '{}';--> statement-breakpoint
CREATE INDEX "organisations_updated" ON "organisations" USING btree ("client_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "organisations_name" ON "organisations" USING btree ("client_id","name","id");--> statement-breakpoint
CREATE INDEX "organisations_external_reference" ON "organisations" USING btree ("client_id","external_reference","created_at","id") WHERE "organisations"."external_reference" is not null;--> statement-breakpoint
CREATE INDEX "organisations_metadata" ON "organisations" USING gin ("metadata" jsonb_path_ops) WHERE "organisations"."metadata" <> '{}';--> statement-breakpoint
CREATE INDEX "disputes_newest" ON "disputes" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "disputes_updated" ON "disputes" USING btree ("organisation_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "payments_newest" ON "payments" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_updated" ON "payments" USING btree ("organisation_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "refunds_newest" ON "refunds" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "refunds_updated" ON "refunds" USING btree ("organisation_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "payouts_newest" ON "payouts" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payouts_updated" ON "payouts" USING btree ("organisation_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "webhook_events_newest" ON "webhook_events" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
-- Refunds, disputes and payouts are listed by organisation: what they belong to says whose they are.
CREATE FUNCTION belong_to_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.organisation_id := (SELECT organisation_id FROM payments WHERE id = NEW.payment_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refunds_belong BEFORE INSERT ON refunds FOR EACH ROW EXECUTE FUNCTION belong_to_payment();
--> statement-breakpoint
CREATE TRIGGER disputes_belong BEFORE INSERT ON disputes FOR EACH ROW EXECUTE FUNCTION belong_to_payment();
--> statement-breakpoint
CREATE FUNCTION belong_to_payment_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.organisation_id := (SELECT organisation_id FROM payment_accounts WHERE id = NEW.payment_account_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payouts_belong BEFORE INSERT ON payouts FOR EACH ROW EXECUTE FUNCTION belong_to_payment_account();
--> statement-breakpoint
UPDATE refunds r SET organisation_id = p.organisation_id FROM payments p WHERE p.id = r.payment_id;
--> statement-breakpoint
UPDATE disputes d SET organisation_id = p.organisation_id FROM payments p WHERE p.id = d.payment_id;
--> statement-breakpoint
UPDATE payouts o SET organisation_id = a.organisation_id FROM payment_accounts a WHERE a.id = o.payment_account_id;
--> statement-breakpoint
-- Whoever changes a row need not think of its time.
CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER customers_touch BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
--> statement-breakpoint
-- Each number that is given to an invoice is counted in this row, which is no change of the organisation.
CREATE TRIGGER organisations_touch BEFORE UPDATE ON organisations FOR EACH ROW
  WHEN (OLD.last_document_number IS NOT DISTINCT FROM NEW.last_document_number) EXECUTE FUNCTION touch_updated_at();
--> statement-breakpoint
-- Something has happened in an organisation: it becomes an event whether or not anybody listens, so that it can be read afterwards.
CREATE OR REPLACE FUNCTION tell_webhooks(told text, about_organisation uuid, about uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO webhook_events (id, organisation_id, type, subject_id)
  SELECT gen_random_uuid(), o.id, told, about FROM organisations o WHERE o.id = about_organisation;
$$;
