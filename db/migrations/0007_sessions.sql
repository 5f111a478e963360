CREATE TABLE "application_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"description" text,
	"prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"reliability_weight" integer DEFAULT 50 NOT NULL,
	"cost_weight" integer DEFAULT 30 NOT NULL,
	"speed_weight" integer DEFAULT 20 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "applications_id_of_organisation" UNIQUE("id","organisation_id"),
	CONSTRAINT "applications_weights" CHECK ("applications"."reliability_weight" >= 0 and "applications"."cost_weight" >= 0 and "applications"."speed_weight" >= 0
        and "applications"."reliability_weight" + "applications"."cost_weight" + "applications"."speed_weight" > 0)
);
--> statement-breakpoint
CREATE TABLE "provider_calls" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"latency_ms" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"livemode" boolean NOT NULL,
	"payment_methods" text[] NOT NULL,
	"currencies" text[] DEFAULT '{}' NOT NULL,
	"cost_ppm" integer DEFAULT 0 NOT NULL,
	"cost_fixed" numeric(12, 3) DEFAULT '0' NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"sealed_credentials" text NOT NULL,
	"key_fingerprint" text NOT NULL,
	"account_reference" text,
	"webhook_reference" text,
	"sealed_webhook_secret" text,
	"probing_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provider_connections_cost" CHECK ("provider_connections"."cost_ppm" between 0 and 1000000 and "provider_connections"."cost_fixed" >= 0)
);
--> statement-breakpoint
CREATE TABLE "provider_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"notice_reference" text NOT NULL,
	"object_reference" text NOT NULL,
	"kind" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone,
	"next_try_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "provider_notices_once" UNIQUE("connection_id","notice_reference")
);
--> statement-breakpoint
CREATE TABLE "routing_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"session_id" uuid,
	"payment_method" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"weights" jsonb NOT NULL,
	"candidates" jsonb NOT NULL,
	"chosen_connection_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"state" text DEFAULT 'opening' NOT NULL,
	"key_generation" integer DEFAULT 0 NOT NULL,
	"provider_reference" text,
	"payment_reference" text,
	"checkout_url" text,
	"fault" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_attempts_in_order" UNIQUE("session_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "session_refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"state" text DEFAULT 'PENDING' NOT NULL,
	"origin" text NOT NULL,
	"reason" text,
	"provider_reference" text,
	"failure_reason" text,
	"key_generation" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_refunds_positive" CHECK ("session_refunds"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"order_reference" text NOT NULL,
	"payment_method" text NOT NULL,
	"currency" char(3) NOT NULL,
	"total_minor" bigint NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"locale" text,
	"items" jsonb NOT NULL,
	"customer" jsonb,
	"shipping" jsonb,
	"additional_information" jsonb,
	"success_url" text,
	"failure_url" text,
	"state" text DEFAULT 'PENDING' NOT NULL,
	"attempt_id" uuid,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"failure_reason" text,
	"paid_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"next_check_at" timestamp (3) with time zone,
	"checks" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_total_positive" CHECK ("sessions"."total_minor" > 0),
	CONSTRAINT "sessions_parts" CHECK ("sessions"."shipping_minor" >= 0 and "sessions"."tax_minor" >= 0),
	CONSTRAINT "sessions_refunded_within_captured" CHECK ("sessions"."refunded_minor" between 0 and "sessions"."captured_minor")
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_one_payable";--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "application_keys" ADD CONSTRAINT "application_keys_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_calls" ADD CONSTRAINT "provider_calls_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_connections" ADD CONSTRAINT "provider_connections_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_notices" ADD CONSTRAINT "provider_notices_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_decisions" ADD CONSTRAINT "routing_decisions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_decisions" ADD CONSTRAINT "routing_decisions_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_decisions" ADD CONSTRAINT "routing_decisions_chosen_connection_id_provider_connections_id_fk" FOREIGN KEY ("chosen_connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_attempts" ADD CONSTRAINT "session_attempts_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_attempts" ADD CONSTRAINT "session_attempts_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_refunds" ADD CONSTRAINT "session_refunds_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_refunds" ADD CONSTRAINT "session_refunds_attempt_id_session_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."session_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_application_of_organisation" FOREIGN KEY ("application_id","organisation_id") REFERENCES "public"."applications"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "application_keys_hash" ON "application_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "application_keys_application" ON "application_keys" USING btree ("application_id","created_at","id");--> statement-breakpoint
CREATE INDEX "applications_organisation" ON "applications" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "provider_calls_recent" ON "provider_calls" USING btree ("connection_id","at");--> statement-breakpoint
CREATE INDEX "provider_connections_application" ON "provider_connections" USING btree ("application_id","created_at","id");--> statement-breakpoint
CREATE INDEX "provider_notices_due" ON "provider_notices" USING btree ("next_try_at") WHERE "provider_notices"."handled_at" is null;--> statement-breakpoint
CREATE INDEX "routing_decisions_session" ON "routing_decisions" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "routing_decisions_newest" ON "routing_decisions" USING btree ("application_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_attempts_reference" ON "session_attempts" USING btree ("connection_id","provider_reference");--> statement-breakpoint
CREATE UNIQUE INDEX "session_attempts_one_payable" ON "session_attempts" USING btree ("session_id") WHERE "session_attempts"."state" in ('opening', 'unknown', 'open');--> statement-breakpoint
CREATE INDEX "session_refunds_session" ON "session_refunds" USING btree ("session_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "session_refunds_reference" ON "session_refunds" USING btree ("attempt_id","provider_reference");--> statement-breakpoint
CREATE INDEX "session_refunds_due_try" ON "session_refunds" USING btree ("next_try_at") WHERE "session_refunds"."next_try_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_one_pending_per_order" ON "sessions" USING btree ("application_id","order_reference") WHERE "sessions"."state" = 'PENDING';--> statement-breakpoint
CREATE INDEX "sessions_newest" ON "sessions" USING btree ("application_id","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_reference" ON "sessions" USING btree ("application_id","order_reference","created_at");--> statement-breakpoint
CREATE INDEX "sessions_due_check" ON "sessions" USING btree ("next_check_at") WHERE "sessions"."next_check_at" is not null;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_session" ON "ledger_entries" USING btree ("session_id") WHERE "ledger_entries"."session_id" is not null;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_one_payable" CHECK (num_nonnulls("ledger_entries"."invoice_id", "ledger_entries"."checkout_id", "ledger_entries"."session_id") = 1);--> statement-breakpoint
CREATE TRIGGER provider_notices_wake AFTER INSERT ON provider_notices FOR EACH STATEMENT EXECUTE FUNCTION wake_drain();
