CREATE TABLE `series_breaks` (
	`id` text PRIMARY KEY NOT NULL,
	`replacement` text NOT NULL,
	`body` text NOT NULL,
	`series_closed_on` text,
	`new_series_opened_on` text,
	`reference` text,
	`note` text,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`replacement`) REFERENCES `replacements`(`code`) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (`body`) REFERENCES `municipalities`(`number`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
CREATE UNIQUE INDEX `series_breaks_active` ON `series_breaks` (`replacement`,`body`) WHERE voided_at is null;