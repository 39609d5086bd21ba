CREATE TABLE `credentials` (
	`user` text PRIMARY KEY NOT NULL,
	`password_hash` text,
	`totp_secret` text,
	`totp_step` integer,
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
ALTER TABLE `users` ADD `password_at` text;--> statement-breakpoint
ALTER TABLE `users` ADD `second_factor_at` text;