CREATE TABLE `security_ends` (
	`seq` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`rows` integer NOT NULL,
	`before` text NOT NULL,
	`at` text NOT NULL,
	`event` integer NOT NULL,
	`prev_record` text NOT NULL,
	`record` text NOT NULL
);
--> statement-breakpoint
-- The records of what has ended only grow, and each is about more than the one before it.
CREATE TRIGGER `security_ends_refuse_update` BEFORE UPDATE ON `security_ends`
BEGIN
  SELECT RAISE(ABORT, 'the ends of the security log are append-only: UPDATE refused');
END;
--> statement-breakpoint
CREATE TRIGGER `security_ends_refuse_delete` BEFORE DELETE ON `security_ends`
BEGIN
  SELECT RAISE(ABORT, 'the ends of the security log are append-only: DELETE refused');
END;
--> statement-breakpoint
CREATE TRIGGER `security_ends_refuse_replace` BEFORE INSERT ON `security_ends`
WHEN NEW.`seq` <= (SELECT max(`seq`) FROM `security_ends`)
BEGIN
  SELECT RAISE(ABORT, 'the ends of the security log are append-only: this number is taken');
END;
--> statement-breakpoint
-- Rows go from the beginning alone, through the recorded end, and none that is younger than 89 days: the setting is 90 at
-- least, and clocks differ.
DROP TRIGGER `security_events_refuse_delete`;
--> statement-breakpoint
CREATE TRIGGER `security_events_refuse_delete` BEFORE DELETE ON `security_events`
WHEN OLD.`seq` > coalesce((SELECT max(`seq`) FROM `security_ends`), 0)
  OR OLD.`at` > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-89 days')
BEGIN
  SELECT RAISE(ABORT, 'the security log is append-only: DELETE refused');
END;
--> statement-breakpoint
DROP TRIGGER `security_events_refuse_replace`;
--> statement-breakpoint
CREATE TRIGGER `security_events_refuse_replace` BEFORE INSERT ON `security_events`
WHEN EXISTS (SELECT 1 FROM `security_events` WHERE `seq` = NEW.`seq`)
  OR NEW.`seq` <= (SELECT max(`seq`) FROM `security_ends`)
BEGIN
  SELECT RAISE(ABORT, 'the security log is append-only: this number is taken');
END;
