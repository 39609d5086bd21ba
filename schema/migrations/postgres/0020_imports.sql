CREATE TABLE "import_drafts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"owner" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"file_size" integer NOT NULL,
	"profile" text COLLATE "C",
	"settings" text COLLATE "C" NOT NULL,
	"answers" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"kept_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_profiles" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"entity" text COLLATE "C" NOT NULL,
	"settings" text COLLATE "C" NOT NULL,
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"file_size" integer NOT NULL,
	"format" text COLLATE "C" NOT NULL,
	"entity" text COLLATE "C" NOT NULL,
	"profile" text COLLATE "C",
	"profile_version" integer,
	"settings" text COLLATE "C" NOT NULL,
	"answers" text COLLATE "C" NOT NULL,
	"counts" text COLLATE "C" NOT NULL,
	"request_id" text COLLATE "C" NOT NULL,
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "import_drafts_by_owner" ON "import_drafts" USING btree ("owner");--> statement-breakpoint
CREATE UNIQUE INDEX "import_profiles_by_name" ON "import_profiles" USING btree ("name_key") WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX "imports_by_number" ON "imports" USING btree (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));