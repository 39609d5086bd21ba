CREATE TABLE "security_ends" (
	"seq" integer PRIMARY KEY NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"rows" integer NOT NULL,
	"before" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"event" integer NOT NULL,
	"prev_record" text COLLATE "C" NOT NULL,
	"record" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
-- The records of what has ended only grow.
CREATE FUNCTION "security_ends_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ends of the security log are append-only: % refused', TG_OP;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "security_ends_refuse_change" BEFORE UPDATE OR DELETE ON "security_ends"
FOR EACH ROW EXECUTE FUNCTION "security_ends_refuse"();
--> statement-breakpoint
CREATE TRIGGER "security_ends_refuse_truncate" BEFORE TRUNCATE ON "security_ends"
FOR EACH STATEMENT EXECUTE FUNCTION "security_ends_refuse"();
--> statement-breakpoint
-- Rows go from the beginning alone, through the recorded end, and none that is younger than 89 days: the setting is 90 at
-- least, and clocks differ.
CREATE OR REPLACE FUNCTION "security_events_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ended integer;
BEGIN
  IF TG_OP = 'DELETE' THEN
    EXECUTE format('SELECT max(seq) FROM %I.security_ends', TG_TABLE_SCHEMA) INTO ended;
    IF OLD.seq <= ended
      AND OLD.at <= to_char((now() AT TIME ZONE 'UTC') - interval '89 days', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'the security log is append-only: % refused', TG_OP;
END
$$;
