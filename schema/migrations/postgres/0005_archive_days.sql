ALTER TABLE "archives" ADD COLUMN "appraisal_confirmed_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "archives" ADD COLUMN "extract_ordered_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "archives" ADD COLUMN "deposited_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "archives" ADD COLUMN "handed_over_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "archives" ADD COLUMN "disposal_approved_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "archives" ADD COLUMN "retention_rule" text COLLATE "C";