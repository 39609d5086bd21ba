CREATE TABLE "security_events" (
	"seq" integer PRIMARY KEY NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C",
	"user_name" text COLLATE "C",
	"endpoint" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C",
	"address" text COLLATE "C" NOT NULL,
	"agent" text COLLATE "C" NOT NULL,
	"request_id" text COLLATE "C" NOT NULL,
	"prev_hash" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "security_events_by_user" ON "security_events" USING btree ("user_id","seq");--> statement-breakpoint
CREATE INDEX "security_events_by_time" ON "security_events" USING btree ("at","seq");--> statement-breakpoint
-- The security log only grows, as the change log does.
CREATE FUNCTION "security_events_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the security log is append-only: % refused', TG_OP;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "security_events_refuse_change" BEFORE UPDATE OR DELETE ON "security_events"
FOR EACH ROW EXECUTE FUNCTION "security_events_refuse"();
--> statement-breakpoint
CREATE TRIGGER "security_events_refuse_truncate" BEFORE TRUNCATE ON "security_events"
FOR EACH STATEMENT EXECUTE FUNCTION "security_events_refuse"();
