-- A customer is found by each of the addresses that their invoices go to, not by the first alone.
CREATE FUNCTION addresses_in(more_emails jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_agg(lower(a #>> '{}')) FROM jsonb_path_query(more_emails, 'lax $.*[*] ? (@.type() == "string")') a
$$;
--> statement-breakpoint
CREATE INDEX "customers_more_emails" ON "customers" USING gin (addresses_in("more_emails")) WHERE "customers"."more_emails" is not null;