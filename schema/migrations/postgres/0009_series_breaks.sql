CREATE TABLE "series_breaks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"replacement" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"series_closed_on" text COLLATE "C",
	"new_series_opened_on" text COLLATE "C",
	"reference" text COLLATE "C",
	"note" text COLLATE "C",
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "series_breaks" ADD CONSTRAINT "series_breaks_replacement_replacements_code_fk" FOREIGN KEY ("replacement") REFERENCES "replacements"("code") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "series_breaks" ADD CONSTRAINT "series_breaks_body_municipalities_number_fk" FOREIGN KEY ("body") REFERENCES "municipalities"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
CREATE UNIQUE INDEX "series_breaks_active" ON "series_breaks" USING btree ("replacement","body") WHERE voided_at is null;