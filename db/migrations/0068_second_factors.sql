CREATE TABLE "operator_visits" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"began_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"raised_until" timestamp (3) with time zone,
	"raise_reason" text,
	CONSTRAINT "operator_visits_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "operator_visits_raised" CHECK (("operator_visits"."raised_until" is null) = ("operator_visits"."raise_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "authenticator_apps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"sealed_secret" text NOT NULL,
	"last_step" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"hashes" text[] NOT NULL,
	"remaining" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "requires_second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "person_sessions" ADD COLUMN "factor_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "person_sessions" ADD COLUMN "awaits_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "operator_visits" ADD CONSTRAINT "operator_visits_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_visits" ADD CONSTRAINT "operator_visits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticator_apps" ADD CONSTRAINT "authenticator_apps_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operator_visits_newest" ON "operator_visits" USING btree ("organisation_id","began_at");--> statement-breakpoint
CREATE INDEX "operator_visits_user" ON "operator_visits" USING btree ("user_id","organisation_id","ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "authenticator_apps_user" ON "authenticator_apps" USING btree ("user_id");
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER authenticator_apps_audited AFTER INSERT OR UPDATE OR DELETE ON authenticator_apps DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('authenticator app', 'id', 'id,user_id', '', 'last_step,created_at,last_used_at');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER recovery_codes_audited AFTER INSERT OR UPDATE OR DELETE ON recovery_codes DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('recovery codes', 'user_id', 'user_id,remaining,created_at', '', 'salt,hashes');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER operator_visits_audited AFTER INSERT OR UPDATE OR DELETE ON operator_visits DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('operator visit', 'id',
    'id,user_id,began_at,ends_at,raised_until', 'reason,raise_reason', 'organisation_id');
--> statement-breakpoint
DROP TRIGGER organisations_audited ON organisations;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisations_audited AFTER INSERT OR UPDATE OR DELETE ON organisations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_change('organisation', 'id',
    'id,client_id,country,default_currency,time_zone,locale,logo_url,primary_colour,allowed_origins,requires_reference_signature,requires_second_factor,confirmation_url',
    'name,email,bank_details,external_reference,metadata', 'created_at,updated_at,last_document_number');
