-- Whoever is signed in signs in anew, and links that nobody has used are made anew: nothing says whose browser they are of.
DELETE FROM "links";--> statement-breakpoint
DELETE FROM "sessions";--> statement-breakpoint
ALTER TABLE "links" ALTER COLUMN "user" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "purpose" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "created_at" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "method" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "agent" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_seen_at" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "owner" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "roles" text COLLATE "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "access" text COLLATE "C" DEFAULT 'write' NOT NULL;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "expires_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "last_seen_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "subject" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "roles" text COLLATE "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "scope" text COLLATE "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "state" text COLLATE "C" DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "linked_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "last_seen_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_owner_users_id_fk" FOREIGN KEY ("owner") REFERENCES "users"("id") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
CREATE INDEX "links_by_user" ON "links" USING btree ("user");--> statement-breakpoint
CREATE INDEX "links_by_expiry" ON "links" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_by_id" ON "sessions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user");--> statement-breakpoint
CREATE INDEX "tokens_by_owner" ON "tokens" USING btree ("owner");--> statement-breakpoint
CREATE UNIQUE INDEX "users_by_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "users_by_subject" ON "users" USING btree ("subject");--> statement-breakpoint
ALTER TABLE "tokens" DROP COLUMN "role";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "role";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "active";