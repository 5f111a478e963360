UPDATE "refunds" SET "reference_in_payment" = "provider_reference"
WHERE "provider_reference" IS NOT NULL AND "reference_in_payment" IS NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_reference_in_payment" ON "refunds" USING btree ("payment_id","reference_in_payment");
--> statement-breakpoint
CREATE INDEX "refunds_reference" ON "refunds" USING btree ("reference_in_payment");
