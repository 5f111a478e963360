-- What was lost beyond what came (refunded in part, then charged back whole) is nobody's payment: no writer, of this
-- version or the one before, can make what was paid negative.
CREATE FUNCTION paid_is_never_negative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.amount_paid_minor := 0;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoices_paid_is_never_negative BEFORE INSERT OR UPDATE ON invoices
  FOR EACH ROW WHEN (NEW.amount_paid_minor < 0) EXECUTE FUNCTION paid_is_never_negative();
--> statement-breakpoint
CREATE TRIGGER checkouts_paid_is_never_negative BEFORE INSERT OR UPDATE ON checkouts
  FOR EACH ROW WHEN (NEW.amount_paid_minor < 0) EXECUTE FUNCTION paid_is_never_negative();
--> statement-breakpoint
UPDATE invoices SET amount_paid_minor = 0 WHERE amount_paid_minor < 0;
--> statement-breakpoint
UPDATE checkouts SET amount_paid_minor = 0 WHERE amount_paid_minor < 0;
--> statement-breakpoint
CREATE TABLE "notification_choices" (
	"user_id" uuid NOT NULL,
	"event" text NOT NULL,
	"wants_mail" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_choices_user_id_event_pk" PRIMARY KEY("user_id","event")
);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "amount_overpaid_minor" bigint GENERATED ALWAYS AS (greatest(amount_paid_minor + amount_credited_minor - case when voided_at is null then total_minor else 0 end, 0)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "provider_status" text;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_overpaid" ON "invoices" USING btree ("organisation_id") WHERE "invoices"."amount_overpaid_minor" > 0;--> statement-breakpoint
CREATE INDEX "ledger_entries_customer_credit" ON "ledger_entries" USING btree ("organisation_id","invoice_id") WHERE "ledger_entries"."kind" in ('credit_kept', 'credit_applied');--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_nothing_negative_is_paid" CHECK ("checkouts"."amount_paid_minor" >= 0);--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_nothing_negative_is_paid" CHECK ("invoices"."amount_paid_minor" >= 0);
--> statement-breakpoint
DROP TRIGGER refunds_made_by ON refunds;
--> statement-breakpoint
CREATE TRIGGER refunds_made_by AFTER INSERT ON refunds
  FOR EACH ROW WHEN (NEW.origin IN ('api', 'overpayment') AND coalesce(current_setting('remit.actor', true), '') <> '')
  EXECUTE FUNCTION acts_are_told();
--> statement-breakpoint
-- Credit is kept and applied by people and keys: who it was is told beside the ledger, which names the act in its fact.
CREATE FUNCTION credit_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO timeline_entries (organisation_id, invoice_id, kind, detail, reference, actor, occurred_at)
  VALUES (NEW.organisation_id, NEW.invoice_id, 'acted', NEW.kind, split_part(NEW.fact, ':', 2),
    current_setting('remit.actor', true), clock_timestamp());
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_credit_by AFTER INSERT ON ledger_entries
  FOR EACH ROW WHEN (NEW.kind IN ('credit_kept', 'credit_applied') AND coalesce(current_setting('remit.actor', true), '') <> '')
  EXECUTE FUNCTION credit_is_told();
