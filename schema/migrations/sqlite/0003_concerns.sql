CREATE TABLE `concerns` (
	`system` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`system`, `seq`),
	FOREIGN KEY (`seq`) REFERENCES `changes`(`seq`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
CREATE INDEX `concerns_by_change` ON `concerns` (`seq`);--> statement-breakpoint
CREATE TABLE `upgrades` (
	`name` text PRIMARY KEY NOT NULL,
	`applied_at` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `idempotency` ADD `request_id` text;