ALTER TABLE "organisations" ADD CONSTRAINT "organisations_id_of_client" UNIQUE("id","client_id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organisation_of_client" FOREIGN KEY ("organisation_id","client_id") REFERENCES "public"."organisations"("id","client_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_organisation" ON "api_keys" USING btree ("organisation_id","created_at");
