ALTER TABLE `contracts` ADD `other_parties` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `contracts` ADD `renewal_months` integer;--> statement-breakpoint
ALTER TABLE `contracts` ADD `notice_waiver` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `notified_on` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `notified_reference` text;