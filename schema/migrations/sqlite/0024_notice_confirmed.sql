ALTER TABLE `contracts` ADD `notice_confirmed_on` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `notice_confirmed_reference` text;