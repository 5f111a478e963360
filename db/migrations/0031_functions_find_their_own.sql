-- ANALYZE, REINDEX and a restored dump call the functions of an index with no schema in sight: what such a function calls
-- itself would not be found, and an index on it could be neither counted nor built.
ALTER FUNCTION search_text(text) SET search_path FROM CURRENT;
--> statement-breakpoint
ALTER FUNCTION customer_search_text(text, text, jsonb) SET search_path FROM CURRENT;
