-- Whoever writes to a customer at any of their addresses finds them by it.
CREATE FUNCTION customer_search_text(name text, email text, more_emails jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT search_text(name || ' ' || coalesce(email, '') || coalesce(
    (SELECT string_agg(' ' || (a #>> '{}'), '') FROM jsonb_path_query(more_emails, 'lax $.*[*] ? (@.type() == "string")') a), ''))
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_customer_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := customer_search_text(NEW.name, NEW.email, NEW.more_emails);
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER customers_search_text ON customers;
--> statement-breakpoint
CREATE TRIGGER customers_search_text BEFORE INSERT OR UPDATE OF name, email, more_emails, search_text ON customers
  FOR EACH ROW EXECUTE FUNCTION keep_customer_search();
--> statement-breakpoint
UPDATE customers SET search_text = '' WHERE more_emails IS NOT NULL;
