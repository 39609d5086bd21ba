ALTER TABLE `archives` ADD `appraisal_confirmed_on` text;--> statement-breakpoint
ALTER TABLE `archives` ADD `extract_ordered_on` text;--> statement-breakpoint
ALTER TABLE `archives` ADD `deposited_on` text;--> statement-breakpoint
ALTER TABLE `archives` ADD `handed_over_on` text;--> statement-breakpoint
ALTER TABLE `archives` ADD `disposal_approved_on` text;--> statement-breakpoint
ALTER TABLE `archives` ADD `retention_rule` text;