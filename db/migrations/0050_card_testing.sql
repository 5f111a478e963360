CREATE TABLE "declines" (
	"fact" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"fingerprint" text,
	"network" text,
	"code" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_locks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"invoice_id" uuid,
	"reason" text NOT NULL,
	"declines" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_openings" (
	"payment_id" uuid PRIMARY KEY NOT NULL,
	"network" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "declines_subject" ON "declines" USING btree ("subject","occurred_at");--> statement-breakpoint
CREATE INDEX "declines_organisation" ON "declines" USING btree ("organisation_id","occurred_at");--> statement-breakpoint
CREATE INDEX "declines_fingerprint" ON "declines" USING btree ("fingerprint","occurred_at") WHERE "declines"."fingerprint" is not null;--> statement-breakpoint
CREATE INDEX "declines_network" ON "declines" USING btree ("network","occurred_at") WHERE "declines"."network" is not null;--> statement-breakpoint
CREATE INDEX "declines_newest" ON "declines" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "payment_locks_subject" ON "payment_locks" USING btree ("subject","until");--> statement-breakpoint
CREATE INDEX "payment_locks_newest" ON "payment_locks" USING btree ("since");--> statement-breakpoint
CREATE INDEX "payment_locks_organisation" ON "payment_locks" USING btree ("organisation_id","since");--> statement-breakpoint
CREATE INDEX "payment_locks_invoice" ON "payment_locks" USING btree ("invoice_id","until") WHERE "payment_locks"."invoice_id" is not null;--> statement-breakpoint
CREATE INDEX "payment_openings_oldest" ON "payment_openings" USING btree ("opened_at");