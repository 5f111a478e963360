CREATE INDEX "outbox_attention" ON "outbox" USING btree ("created_at") WHERE "outbox"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "payments_balance" ON "payments" USING btree ("balance_reference") WHERE "payments"."balance_reference" is not null;--> statement-breakpoint
CREATE INDEX "payments_attention" ON "payments" USING btree ("created_at") WHERE "payments"."quarantine_reason" is not null;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_attention" ON "webhook_deliveries" USING btree ("created_at") WHERE "webhook_deliveries"."state" = 'dead';--> statement-breakpoint
-- Reports read weeks of one currency from the index alone: what was due, what is still owed, what came in, how long it took.
CREATE INDEX "invoices_due_weeks" ON "invoices" USING btree ("organisation_id","currency","due_date") INCLUDE ("total_minor","outstanding_minor") WHERE "sent_at" is not null and "voided_at" is null;--> statement-breakpoint
CREATE INDEX "invoices_owed" ON "invoices" USING btree ("organisation_id","currency","due_date") INCLUDE ("outstanding_minor") WHERE "outstanding_minor" > 0 and "sent_at" is not null;--> statement-breakpoint
CREATE INDEX "invoices_paid_weeks" ON "invoices" USING btree ("organisation_id","currency","paid_at") INCLUDE ("sent_at") WHERE "paid_at" is not null;--> statement-breakpoint
CREATE INDEX "ledger_entries_weeks" ON "ledger_entries" USING btree ("organisation_id","currency","occurred_at") INCLUDE ("kind","amount_minor");
