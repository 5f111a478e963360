CREATE INDEX "inbox_connection" ON "inbox" USING btree ("handled_at") WHERE "inbox"."connection_id" is not null;
--> statement-breakpoint
CREATE INDEX "inbox_due" ON "inbox" USING btree ("next_attempt_at") WHERE "inbox"."state" in ('received', 'waiting');
