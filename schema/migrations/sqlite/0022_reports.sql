CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`asked` text NOT NULL,
	`result` text,
	`problem` text,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`tries` integer NOT NULL,
	`asked_at` text NOT NULL,
	`heard_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `jobs_by_state` ON `jobs` (`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `report_files` (
	`report` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`said` text NOT NULL,
	FOREIGN KEY (`report`) REFERENCES `reports`(`id`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`serial` integer NOT NULL,
	`report` text NOT NULL,
	`format` text NOT NULL,
	`order_json` text NOT NULL,
	`as_of` text NOT NULL,
	`sequence` integer NOT NULL,
	`template` integer NOT NULL,
	`program` text NOT NULL,
	`file_hash` text NOT NULL,
	`file_size` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_by_serial` ON `reports` (`serial`);