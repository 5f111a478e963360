ALTER TABLE "payments" ADD COLUMN "statement_suffix" text;--> statement-breakpoint
CREATE INDEX "payments_id_end" ON "payments" USING btree (right("id"::text, 12));--> statement-breakpoint
CREATE INDEX "refunds_id_end" ON "refunds" USING btree (right("id"::text, 12));