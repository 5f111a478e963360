CREATE TABLE "platform_accounts" (
	"livemode" boolean PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "access_doubted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "access_ask_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "access_refusals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "missing_since" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "payment_accounts_access" ON "payment_accounts" USING btree ("access_ask_at") WHERE "payment_accounts"."access_ask_at" is not null;--> statement-breakpoint
UPDATE "payment_accounts" SET "access_ask_at" = now() WHERE "disconnected_at" IS NOT NULL;
