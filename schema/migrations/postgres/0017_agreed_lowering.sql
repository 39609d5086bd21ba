ALTER TABLE "systems" ADD COLUMN "archive_duty_before" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "privacy_class_before" text COLLATE "C";