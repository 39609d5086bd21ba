CREATE TABLE "saved_views" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"owner" text COLLATE "C" NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"query" text COLLATE "C" NOT NULL,
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_users_id_fk" FOREIGN KEY ("owner") REFERENCES "users"("id") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_by_owner" ON "saved_views" USING btree ("owner","name_key") WHERE voided_at is null and not shared;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_shared" ON "saved_views" USING btree ("name_key") WHERE voided_at is null and shared;