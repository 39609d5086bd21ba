CREATE TABLE "jobs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"asked" text COLLATE "C" NOT NULL,
	"result" text COLLATE "C",
	"problem" text COLLATE "C",
	"done" integer NOT NULL,
	"total" integer NOT NULL,
	"by_id" text COLLATE "C" NOT NULL,
	"by_name" text COLLATE "C" NOT NULL,
	"tries" integer NOT NULL,
	"asked_at" text COLLATE "C" NOT NULL,
	"heard_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_files" (
	"report" text COLLATE "C" PRIMARY KEY NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"said" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"serial" integer NOT NULL,
	"report" text COLLATE "C" NOT NULL,
	"format" text COLLATE "C" NOT NULL,
	"order_json" text COLLATE "C" NOT NULL,
	"as_of" text COLLATE "C" NOT NULL,
	"sequence" integer NOT NULL,
	"template" integer NOT NULL,
	"program" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"file_size" integer NOT NULL,
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_report_reports_id_fk" FOREIGN KEY ("report") REFERENCES "reports"("id") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
CREATE INDEX "jobs_by_state" ON "jobs" USING btree ("state","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_by_serial" ON "reports" USING btree ("serial");