CREATE INDEX "timeline_entries_session" ON "timeline_entries" USING btree ("session_id","occurred_at") WHERE "timeline_entries"."session_id" is not null;
