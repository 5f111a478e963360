-- Each part by itself. Writers of the table wait while its index is built, as for every index (README.md); readers do not.
CREATE UNIQUE INDEX IF NOT EXISTS "provider_connections_of_organisation" ON "provider_connections" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "articles_of_organisation" ON "articles" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "checkouts_of_organisation" ON "checkouts" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "customers_of_organisation" ON "customers" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "invoices_of_organisation" ON "invoices" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "payment_accounts_of_organisation" ON "payment_accounts" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "payments_of_organisation" ON "payments" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "payouts_of_organisation" ON "payouts" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "sessions_of_organisation" ON "sessions" USING btree ("organisation_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "webhook_events_of_organisation" ON "webhook_events" USING btree ("organisation_id","id");
