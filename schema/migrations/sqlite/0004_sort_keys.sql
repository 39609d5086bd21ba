ALTER TABLE `systems` ADD `product_key` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `vendor_key` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `system_owner_key` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `responsible_key` text;--> statement-breakpoint
ALTER TABLE `waves` ADD `sort_key` text DEFAULT '' NOT NULL;