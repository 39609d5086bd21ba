CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`check_code` text NOT NULL,
	`system` text NOT NULL,
	`followed_up_by` text,
	`not_needed` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
CREATE INDEX `follow_ups_of_system` ON `follow_ups` (`system`);