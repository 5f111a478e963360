-- Writers of the table wait while its index is built, as for every index (README.md); readers do not.
CREATE UNIQUE INDEX "provider_connections_of_organisation" ON "provider_connections" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "articles_of_organisation" ON "articles" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_of_organisation" ON "checkouts" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "customers_of_organisation" ON "customers" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_of_organisation" ON "invoices" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "payment_accounts_of_organisation" ON "payment_accounts" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "payments_of_organisation" ON "payments" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_of_organisation" ON "payouts" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_of_organisation" ON "sessions" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_of_organisation" ON "webhook_deliveries" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_events_of_organisation" ON "webhook_events" USING btree ("organisation_id","id");