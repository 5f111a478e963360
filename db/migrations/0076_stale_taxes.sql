-- A version before tax groups writes totals and lines alone: what an invoice said of discount, charge and groups is then stale.
CREATE FUNCTION forget_stale_taxes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.tax_groups := NULL;
  NEW.discount := NULL;
  NEW.charge := NULL;
  NEW.discount_minor := 0;
  NEW.charge_minor := 0;
  NEW.prices_include_tax := false;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoices_forget_stale_taxes BEFORE UPDATE OF sub_total_minor, tax_minor ON invoices
  FOR EACH ROW WHEN (
    OLD.tax_groups IS NOT NULL AND NEW.tax_groups IS NOT DISTINCT FROM OLD.tax_groups
    AND (NEW.sub_total_minor, NEW.tax_minor) IS DISTINCT FROM (OLD.sub_total_minor, OLD.tax_minor))
  EXECUTE FUNCTION forget_stale_taxes();
