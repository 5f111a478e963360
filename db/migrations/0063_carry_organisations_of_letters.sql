-- Each part by itself. Those that have left first: of one under way, its lock would keep from being told that it has left.
UPDATE outbox SET organisation_id = organisation_of_letter(content) WHERE organisation_id IS NULL AND state <> 'waiting';
--> statement-breakpoint
UPDATE outbox SET organisation_id = organisation_of_letter(content) WHERE organisation_id IS NULL AND organisation_of_letter(content) IS NOT NULL;
