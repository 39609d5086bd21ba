ALTER TABLE "contracts" ADD COLUMN "other_parties" text COLLATE "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "renewal_months" integer;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "notice_waiver" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "notified_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "notified_reference" text COLLATE "C";