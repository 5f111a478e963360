CREATE TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "reference_secret_sealed" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "requires_reference_signature" boolean DEFAULT false NOT NULL;