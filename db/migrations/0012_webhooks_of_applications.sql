ALTER TABLE "webhook_subscriptions" DROP CONSTRAINT "webhook_subscriptions_one_owner";--> statement-breakpoint
ALTER TABLE "webhook_subscriptions" ADD COLUMN "application_id" uuid;--> statement-breakpoint
ALTER TABLE "webhook_subscriptions" ADD CONSTRAINT "webhook_subscriptions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_subscriptions_application" ON "webhook_subscriptions" USING btree ("application_id","created_at","id");--> statement-breakpoint
ALTER TABLE "webhook_subscriptions" ADD CONSTRAINT "webhook_subscriptions_one_owner" CHECK (num_nonnulls("webhook_subscriptions"."client_id", "webhook_subscriptions"."application_id") = 1);