CREATE TABLE "follow_ups" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"check_code" text COLLATE "C" NOT NULL,
	"system" text COLLATE "C" NOT NULL,
	"followed_up_by" text COLLATE "C",
	"not_needed" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_system_systems_number_fk" FOREIGN KEY ("system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
CREATE INDEX "follow_ups_of_system" ON "follow_ups" USING btree ("system");