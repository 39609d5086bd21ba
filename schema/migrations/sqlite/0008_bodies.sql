ALTER TABLE `systems` ADD `division_agreed_on` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `division_reference` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `body_notified_on` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `body_reference` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `participation_ended_on` text;