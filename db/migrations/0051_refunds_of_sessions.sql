ALTER TABLE "disputes" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "session_id" uuid;--> statement-breakpoint
-- What a refund or a dispute belongs to is its payment's to say, whichever version writes the row.
CREATE OR REPLACE FUNCTION belong_to_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT organisation_id, session_id INTO NEW.organisation_id, NEW.session_id FROM payments WHERE id = NEW.payment_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
UPDATE refunds r SET session_id = p.session_id FROM payments p WHERE p.id = r.payment_id AND p.session_id IS NOT NULL;
--> statement-breakpoint
UPDATE disputes d SET session_id = p.session_id FROM payments p WHERE p.id = d.payment_id AND p.session_id IS NOT NULL;
