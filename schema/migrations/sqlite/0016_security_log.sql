CREATE TABLE `security_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`outcome` text NOT NULL,
	`user_id` text,
	`user_name` text,
	`endpoint` text NOT NULL,
	`code` text,
	`address` text NOT NULL,
	`agent` text NOT NULL,
	`request_id` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `security_events_by_user` ON `security_events` (`user_id`,`seq`);--> statement-breakpoint
CREATE INDEX `security_events_by_time` ON `security_events` (`at`,`seq`);--> statement-breakpoint
-- The security log only grows, as the change log does.
CREATE TRIGGER `security_events_refuse_update` BEFORE UPDATE ON `security_events`
BEGIN
  SELECT RAISE(ABORT, 'the security log is append-only: UPDATE refused');
END;
--> statement-breakpoint
CREATE TRIGGER `security_events_refuse_delete` BEFORE DELETE ON `security_events`
BEGIN
  SELECT RAISE(ABORT, 'the security log is append-only: DELETE refused');
END;
--> statement-breakpoint
CREATE TRIGGER `security_events_refuse_replace` BEFORE INSERT ON `security_events`
WHEN EXISTS (SELECT 1 FROM `security_events` WHERE `seq` = NEW.`seq`)
BEGIN
  SELECT RAISE(ABORT, 'the security log is append-only: this number is taken');
END;
