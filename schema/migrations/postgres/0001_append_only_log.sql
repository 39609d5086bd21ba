-- The change log only grows: no row of it is ever changed or removed.
CREATE FUNCTION "changes_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the change log is append-only: % refused', TG_OP;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "changes_refuse_change" BEFORE UPDATE OR DELETE ON "changes"
FOR EACH ROW EXECUTE FUNCTION "changes_refuse"();
--> statement-breakpoint
CREATE TRIGGER "changes_refuse_truncate" BEFORE TRUNCATE ON "changes"
FOR EACH STATEMENT EXECUTE FUNCTION "changes_refuse"();
