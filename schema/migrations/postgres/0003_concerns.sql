CREATE TABLE "concerns" (
	"system" text COLLATE "C" NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "concerns_system_seq_pk" PRIMARY KEY("system","seq")
);
--> statement-breakpoint
CREATE TABLE "upgrades" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"applied_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "idempotency" ADD COLUMN "request_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "concerns" ADD CONSTRAINT "concerns_seq_changes_seq_fk" FOREIGN KEY ("seq") REFERENCES "changes"("seq") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
CREATE INDEX "concerns_by_change" ON "concerns" USING btree ("seq");