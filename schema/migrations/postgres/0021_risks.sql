CREATE TABLE "risks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"description" text COLLATE "C",
	"system" text COLLATE "C",
	"subproject" text COLLATE "C",
	"likelihood" integer NOT NULL,
	"consequence" integer NOT NULL,
	"owner" text COLLATE "C",
	"measure" text COLLATE "C",
	"due_on" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"closed_on" text COLLATE "C",
	"outcome" text COLLATE "C",
	"note" text COLLATE "C",
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wanted_decisions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"memo" text COLLATE "C",
	"question" text COLLATE "C",
	"system" text COLLATE "C",
	"subproject" text COLLATE "C",
	"options" text COLLATE "C" NOT NULL,
	"recommendation" text COLLATE "C",
	"consequence_of_none" text COLLATE "C" NOT NULL,
	"cost" integer,
	"decider" text COLLATE "C",
	"decide_by" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"decided_on" text COLLATE "C",
	"outcome" text COLLATE "C",
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_system_systems_number_fk" FOREIGN KEY ("system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "wanted_decisions" ADD CONSTRAINT "wanted_decisions_system_systems_number_fk" FOREIGN KEY ("system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
CREATE INDEX "risks_by_number" ON "risks" USING btree (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX "risks_by_system" ON "risks" USING btree ("system");--> statement-breakpoint
CREATE INDEX "wanted_decisions_by_number" ON "wanted_decisions" USING btree (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX "wanted_decisions_by_system" ON "wanted_decisions" USING btree ("system");