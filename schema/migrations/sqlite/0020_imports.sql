CREATE TABLE `import_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`file_size` integer NOT NULL,
	`profile` text,
	`settings` text NOT NULL,
	`answers` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `import_drafts_by_owner` ON `import_drafts` (`owner`);--> statement-breakpoint
CREATE TABLE `import_files` (
	`hash` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`kept_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`entity` text NOT NULL,
	`settings` text NOT NULL,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_profiles_by_name` ON `import_profiles` (`name_key`) WHERE voided_at is null;--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`file_size` integer NOT NULL,
	`format` text NOT NULL,
	`entity` text NOT NULL,
	`profile` text,
	`profile_version` integer,
	`settings` text NOT NULL,
	`answers` text NOT NULL,
	`counts` text NOT NULL,
	`request_id` text NOT NULL,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `imports_by_number` ON `imports` (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));