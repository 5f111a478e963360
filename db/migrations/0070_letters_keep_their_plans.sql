-- As before, in the language whose plans are kept: a letter is written in the transaction of what it tells of.
CREATE OR REPLACE FUNCTION letter_belongs_to_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.content ? 'organisationId' THEN
    NEW.organisation_id := (NEW.content->>'organisationId')::uuid;
  ELSIF NEW.content ? 'invoiceId' THEN
    SELECT organisation_id INTO NEW.organisation_id FROM public.invoices WHERE id = (NEW.content->>'invoiceId')::uuid;
  ELSIF NEW.content ? 'paymentId' THEN
    SELECT organisation_id INTO NEW.organisation_id FROM public.payments WHERE id = (NEW.content->>'paymentId')::uuid;
  ELSIF NEW.content ? 'refundId' THEN
    SELECT organisation_id INTO NEW.organisation_id FROM public.refunds WHERE id = (NEW.content->>'refundId')::uuid;
  ELSIF NEW.content ? 'disputeId' THEN
    SELECT organisation_id INTO NEW.organisation_id FROM public.disputes WHERE id = (NEW.content->>'disputeId')::uuid;
  ELSIF NEW.content ? 'customerId' THEN
    SELECT organisation_id INTO NEW.organisation_id FROM public.customers WHERE id = (NEW.content->>'customerId')::uuid;
  ELSIF NEW.content ? 'payoutId' THEN
    SELECT organisation_id INTO NEW.organisation_id FROM public.payouts WHERE id = (NEW.content->>'payoutId')::uuid;
  ELSIF NEW.content ? 'subscriptionId' THEN
    SELECT coalesce(s.organisation_id, a.organisation_id) INTO NEW.organisation_id
    FROM public.webhook_subscriptions s LEFT JOIN public.applications a ON a.id = s.application_id
    WHERE s.id = (NEW.content->>'subscriptionId')::uuid;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP FUNCTION organisation_of_letter(jsonb);