CREATE TABLE "payouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_account_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"state" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"arrives_on" date NOT NULL,
	"failure_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "timeline_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"fact" text,
	"organisation_id" uuid NOT NULL,
	"invoice_id" uuid,
	"checkout_id" uuid,
	"payment_id" uuid,
	"kind" text NOT NULL,
	"detail" text,
	"message" text,
	"reference" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "timeline_entries_one_payable" CHECK (num_nonnulls("timeline_entries"."invoice_id", "timeline_entries"."checkout_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "payment_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "sent_to" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "withdrawn_minor" bigint;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "provider_fee_minor" bigint;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "net_minor" bigint;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "balance_reference" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "fee_refunded_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "payout_id" uuid;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_payment_account_id_payment_accounts_id_fk" FOREIGN KEY ("payment_account_id") REFERENCES "public"."payment_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_reference" ON "payouts" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "payouts_account" ON "payouts" USING btree ("payment_account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "timeline_entries_fact" ON "timeline_entries" USING btree ("fact");--> statement-breakpoint
CREATE INDEX "timeline_entries_invoice" ON "timeline_entries" USING btree ("invoice_id","occurred_at") WHERE "timeline_entries"."invoice_id" is not null;--> statement-breakpoint
CREATE INDEX "timeline_entries_checkout" ON "timeline_entries" USING btree ("checkout_id","occurred_at") WHERE "timeline_entries"."checkout_id" is not null;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkouts_newest_of_all" ON "checkouts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "checkouts_reference_prefix" ON "checkouts" USING btree (lower("internal_reference_id") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "inbox_payment" ON "inbox" USING btree ("payment_id") WHERE "inbox"."payment_id" is not null;--> statement-breakpoint
CREATE INDEX "outbox_invoice" ON "outbox" USING btree ((content->>'invoiceId')) WHERE "outbox"."content" ? 'invoiceId';--> statement-breakpoint
CREATE INDEX "payments_payout" ON "payments" USING btree ("payout_id") WHERE "payments"."payout_id" is not null;--> statement-breakpoint
CREATE INDEX "payments_charge" ON "payments" USING btree ("charge_reference") WHERE "payments"."charge_reference" is not null;--> statement-breakpoint
CREATE INDEX "payments_without_balance" ON "payments" USING btree ("facts_as_of") WHERE "payments"."source" = 'stripe' and "payments"."state" = 'succeeded' and "payments"."balance_reference" is null;--> statement-breakpoint
-- Payments are moved by calls, events, returns and sweeps; none of them can forget to tell.
CREATE FUNCTION payment_moves_are_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN
    RETURN NULL;
  END IF;
  INSERT INTO timeline_entries (organisation_id, invoice_id, checkout_id, payment_id, kind, detail, occurred_at)
  VALUES (NEW.organisation_id, NEW.invoice_id, NEW.checkout_id, NEW.id, 'payment-moved', NEW.state, NEW.updated_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_tell_their_moves AFTER INSERT OR UPDATE OF state ON payments
  FOR EACH ROW WHEN (NEW.source = 'stripe') EXECUTE FUNCTION payment_moves_are_told();
--> statement-breakpoint
-- What is known of payments made before this.
INSERT INTO timeline_entries (organisation_id, invoice_id, checkout_id, payment_id, kind, detail, occurred_at)
SELECT organisation_id, invoice_id, checkout_id, id, 'payment-moved', 'opening', created_at
FROM payments WHERE source = 'stripe'
UNION ALL
SELECT organisation_id, invoice_id, checkout_id, id, 'payment-moved', state, updated_at
FROM payments WHERE source = 'stripe' AND state <> 'opening';
