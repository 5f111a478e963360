CREATE TABLE "article_types" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "articles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"organisation_id" uuid NOT NULL,
	"article_type_id" integer NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"vat_ppm" integer DEFAULT 0 NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "articles_price_range" CHECK ("articles"."price_minor" between 0 and 99999999),
	CONSTRAINT "articles_vat_range" CHECK ("articles"."vat_ppm" between 0 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "checkout_lines" (
	"checkout_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"article_id" integer NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"vat_ppm" integer NOT NULL,
	CONSTRAINT "checkout_lines_checkout_id_position_pk" PRIMARY KEY("checkout_id","position"),
	CONSTRAINT "checkout_lines_quantity" CHECK ("checkout_lines"."quantity" >= 1)
);
--> statement-breakpoint
CREATE TABLE "checkouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"internal_reference_id" text NOT NULL,
	"country" text NOT NULL,
	"ui_mode" text NOT NULL,
	"confirmation_url" text NOT NULL,
	"cancel_url" text,
	"fingerprint" text NOT NULL,
	"currency" char(3) NOT NULL,
	"total_minor" bigint NOT NULL,
	"amount_paid_minor" bigint DEFAULT 0 NOT NULL,
	"amount_refunded_minor" bigint DEFAULT 0 NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"state" text DEFAULT 'open' NOT NULL,
	"customer_email" text,
	"customer_reference" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checkouts_total_range" CHECK ("checkouts"."total_minor" between 1 and 99999999)
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ALTER COLUMN "invoice_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "invoice_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "allowed_origins" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "confirmation_url" text;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "checkout_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "checkout_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "session_reference" text;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_article_type_id_article_types_id_fk" FOREIGN KEY ("article_type_id") REFERENCES "public"."article_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_lines" ADD CONSTRAINT "checkout_lines_checkout_id_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "public"."checkouts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_lines" ADD CONSTRAINT "checkout_lines_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_in_order" ON "articles" USING btree ("organisation_id","sort_order","id") WHERE "articles"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_one_open" ON "checkouts" USING btree ("organisation_id","internal_reference_id") WHERE "checkouts"."state" = 'open';--> statement-breakpoint
CREATE INDEX "checkouts_reference" ON "checkouts" USING btree ("organisation_id","internal_reference_id","created_at");--> statement-breakpoint
CREATE INDEX "checkouts_newest" ON "checkouts" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_checkout_id_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "public"."checkouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_checkout_id_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "public"."checkouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_checkout" ON "ledger_entries" USING btree ("checkout_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_per_checkout" ON "payments" USING btree ("checkout_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_session_reference" ON "payments" USING btree ("session_reference");--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_one_payable" CHECK (num_nonnulls("ledger_entries"."invoice_id", "ledger_entries"."checkout_id") = 1);--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_one_payable" CHECK (num_nonnulls("payments"."invoice_id", "payments"."checkout_id") = 1);--> statement-breakpoint
INSERT INTO "article_types" ("id", "name") VALUES (1, 'Service'), (2, 'Gift card'), (3, 'Punch ticket'), (4, 'Product');
--> statement-breakpoint
-- A checkout is as its payment is, whoever moved that: open while it can be paid, complete once money is there or on its way.
CREATE FUNCTION checkout_follows_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE checkouts SET
    state = CASE
      WHEN NEW.state IN ('processing', 'quarantined', 'succeeded') THEN 'complete'
      WHEN NEW.state IN ('failed', 'cancelled') THEN 'expired'
      ELSE 'open'
    END,
    updated_at = NEW.updated_at
  WHERE id = NEW.checkout_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_move_checkout AFTER INSERT OR UPDATE OF state ON payments
  FOR EACH ROW WHEN (NEW.checkout_id IS NOT NULL) EXECUTE FUNCTION checkout_follows_payment();
