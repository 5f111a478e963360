-- Each part by itself.
-- A logo that its organisation shows no longer is kept as long as a document that was issued shows it; since when, a trigger says for every version.
ALTER TABLE "organisation_logos" ADD COLUMN IF NOT EXISTS "unshown_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "organisation_logos_unshown" ON "organisation_logos" USING btree ("unshown_at") WHERE "organisation_logos"."unshown_at" is not null;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION logos_are_unshown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organisation_logos
  SET unshown_at = CASE WHEN sha256 = NEW.logo_sha256 THEN NULL ELSE coalesce(unshown_at, now()) END
  WHERE organisation_id = NEW.id AND (sha256 IS NOT DISTINCT FROM NEW.logo_sha256) = (unshown_at IS NOT NULL);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER organisations_unshow_logos AFTER UPDATE OF logo_sha256 ON organisations
  FOR EACH ROW WHEN (OLD.logo_sha256 IS DISTINCT FROM NEW.logo_sha256) EXECUTE FUNCTION logos_are_unshown();
--> statement-breakpoint
-- In one part: no change goes unaudited between the two.
DROP TRIGGER IF EXISTS organisation_logos_audited ON organisation_logos;
CREATE CONSTRAINT TRIGGER organisation_logos_audited AFTER INSERT OR UPDATE OR DELETE ON organisation_logos DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('logo', 'organisation_id',
    'organisation_id,media_type,sha256,width,height', '', 'bytes,created_at,unshown_at');
--> statement-breakpoint
UPDATE "organisation_logos" l SET "unshown_at" = now()
WHERE NOT EXISTS (SELECT FROM "organisations" o WHERE o.id = l.organisation_id AND o.logo_sha256 = l.sha256);
--> statement-breakpoint
-- Last, and by itself: every snapshot is read, and nothing is issued meanwhile.
CREATE INDEX IF NOT EXISTS "issued_documents_logo" ON "issued_documents" USING btree ("organisation_id",(snapshot #>> '{brand,logoSha256}')) WHERE snapshot #>> '{brand,logoSha256}' is not null;
