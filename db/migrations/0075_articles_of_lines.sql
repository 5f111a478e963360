-- Articles have whole numbers for ids; nothing was written here yet, and another type would rewrite the table.
ALTER TABLE "invoice_lines" DROP COLUMN "article_id";
--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "article_id" integer;
