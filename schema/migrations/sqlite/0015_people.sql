-- Whoever is signed in signs in anew, and links that nobody has used are made anew: nothing says whose browser they are of.
CREATE TABLE `__new_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`user` text,
	`purpose` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
DROP TABLE `links`;--> statement-breakpoint
ALTER TABLE `__new_links` RENAME TO `links`;--> statement-breakpoint
CREATE INDEX `links_by_user` ON `links` (`user`);--> statement-breakpoint
CREATE INDEX `links_by_expiry` ON `links` (`expires_at`);--> statement-breakpoint
DROP TABLE `sessions`;--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`user` text NOT NULL,
	`method` text NOT NULL,
	`agent` text NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_by_id` ON `sessions` (`id`);--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user`);--> statement-breakpoint
ALTER TABLE `tokens` ADD `owner` text REFERENCES `users`(`id`) DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE `tokens` ADD `roles` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tokens` ADD `access` text DEFAULT 'write' NOT NULL;--> statement-breakpoint
ALTER TABLE `tokens` ADD `expires_on` text;--> statement-breakpoint
ALTER TABLE `tokens` ADD `last_seen_at` text;--> statement-breakpoint
CREATE INDEX `tokens_by_owner` ON `tokens` (`owner`);--> statement-breakpoint
ALTER TABLE `tokens` DROP COLUMN `role`;--> statement-breakpoint
ALTER TABLE `users` ADD `email` text;--> statement-breakpoint
ALTER TABLE `users` ADD `subject` text;--> statement-breakpoint
ALTER TABLE `users` ADD `roles` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `scope` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `state` text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `linked_at` text;--> statement-breakpoint
ALTER TABLE `users` ADD `last_seen_at` text;--> statement-breakpoint
CREATE UNIQUE INDEX `users_by_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_by_subject` ON `users` (`subject`);--> statement-breakpoint
ALTER TABLE `users` DROP COLUMN `role`;--> statement-breakpoint
ALTER TABLE `users` DROP COLUMN `active`;