CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`owner` text NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`query` text NOT NULL,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner`) REFERENCES `users`(`id`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_by_owner` ON `saved_views` (`owner`,`name_key`) WHERE voided_at is null and not shared;--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_shared` ON `saved_views` (`name_key`) WHERE voided_at is null and shared;