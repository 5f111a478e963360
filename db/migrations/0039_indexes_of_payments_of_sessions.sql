CREATE UNIQUE INDEX "payments_provider_reference_once" ON "payments" USING btree ("provider_reference") WHERE "payments"."connection_id" is null;
--> statement-breakpoint
CREATE UNIQUE INDEX "payments_session_reference_once" ON "payments" USING btree ("session_reference") WHERE "payments"."connection_id" is null;
--> statement-breakpoint
CREATE INDEX "payments_by_provider_reference" ON "payments" USING btree ("provider_reference");
--> statement-breakpoint
CREATE INDEX "payments_by_session_reference" ON "payments" USING btree ("session_reference");
--> statement-breakpoint
CREATE UNIQUE INDEX "payments_connection_object" ON "payments" USING btree ("connection_id","session_reference") WHERE "payments"."connection_id" is not null;
--> statement-breakpoint
CREATE INDEX "payments_connection_reference" ON "payments" USING btree ("connection_id","provider_reference") WHERE "payments"."connection_id" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "payments_session" ON "payments" USING btree ("session_id","ordinal") WHERE "payments"."session_id" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_payable_per_session" ON "payments" USING btree ("session_id") WHERE "payments"."session_id" is not null and "payments"."state" in ('opening', 'unknown', 'open', 'processing', 'quarantined');
--> statement-breakpoint
CREATE INDEX "payments_due_look" ON "payments" USING btree ("look_again_at") WHERE "payments"."look_again_at" is not null;
--> statement-breakpoint
CREATE INDEX "payments_listed_newest" ON "payments" USING btree ("organisation_id","created_at","id") WHERE "payments"."session_id" is null;
--> statement-breakpoint
CREATE INDEX "payments_listed_updated" ON "payments" USING btree ("organisation_id","updated_at","id") WHERE "payments"."session_id" is null;
--> statement-breakpoint
CREATE INDEX "payments_due" ON "payments" USING btree ("next_check_at") WHERE "payments"."next_check_at" is not null and "payments"."session_id" is null;
