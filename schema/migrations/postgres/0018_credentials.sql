CREATE TABLE "credentials" (
	"user" text COLLATE "C" PRIMARY KEY NOT NULL,
	"password_hash" text COLLATE "C",
	"totp_secret" text COLLATE "C",
	"totp_step" integer
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "password_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "second_factor_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_users_id_fk" FOREIGN KEY ("user") REFERENCES "users"("id") DEFERRABLE INITIALLY DEFERRED;