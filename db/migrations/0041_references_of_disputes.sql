UPDATE "disputes" SET "reference_in_payment" = "provider_reference" WHERE "reference_in_payment" IS NULL;
--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "reference_in_payment" SET NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_reference_in_payment" ON "disputes" USING btree ("payment_id","reference_in_payment");
--> statement-breakpoint
CREATE INDEX "disputes_reference" ON "disputes" USING btree ("reference_in_payment");
