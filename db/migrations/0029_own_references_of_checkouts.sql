ALTER TABLE "memberships" ADD COLUMN "invitation_id" uuid;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "renewal_id" uuid;--> statement-breakpoint
CREATE INDEX "checkouts_external_reference" ON "checkouts" USING btree ("organisation_id","external_reference","created_at","id") WHERE "checkouts"."external_reference" is not null;--> statement-breakpoint
CREATE INDEX "checkouts_metadata" ON "checkouts" USING gin ("metadata" jsonb_path_ops) WHERE "checkouts"."metadata" <> '{}';