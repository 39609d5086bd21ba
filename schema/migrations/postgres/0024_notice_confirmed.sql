ALTER TABLE "contracts" ADD COLUMN "notice_confirmed_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "notice_confirmed_reference" text COLLATE "C";