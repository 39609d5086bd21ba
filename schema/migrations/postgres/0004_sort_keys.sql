ALTER TABLE "systems" ADD COLUMN "product_key" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "vendor_key" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "system_owner_key" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "responsible_key" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "waves" ADD COLUMN "sort_key" text COLLATE "C" DEFAULT '' NOT NULL;