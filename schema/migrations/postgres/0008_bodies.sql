ALTER TABLE "systems" ADD COLUMN "division_agreed_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "division_reference" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "body_notified_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "body_reference" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "participation_ended_on" text COLLATE "C";