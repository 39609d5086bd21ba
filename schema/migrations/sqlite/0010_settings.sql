ALTER TABLE `programme` ADD `rule_set` text DEFAULT 'norway' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `time_zone` text DEFAULT 'Europe/Oslo' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `currency` text DEFAULT 'NOK' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `system_prefix` text DEFAULT 'IKT' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `contract_prefix` text DEFAULT 'AVT' NOT NULL;