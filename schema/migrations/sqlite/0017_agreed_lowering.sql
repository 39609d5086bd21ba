ALTER TABLE `systems` ADD `archive_duty_before` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `privacy_class_before` text;