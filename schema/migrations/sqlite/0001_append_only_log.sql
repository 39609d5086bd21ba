-- The change log only grows: no row of it is ever changed or removed.
CREATE TRIGGER `changes_refuse_update` BEFORE UPDATE ON `changes`
BEGIN
  SELECT RAISE(ABORT, 'the change log is append-only: UPDATE refused');
END;
--> statement-breakpoint
CREATE TRIGGER `changes_refuse_delete` BEFORE DELETE ON `changes`
BEGIN
  SELECT RAISE(ABORT, 'the change log is append-only: DELETE refused');
END;
--> statement-breakpoint
-- An INSERT OR REPLACE deletes without firing the trigger above, so a taken number is refused as well.
CREATE TRIGGER `changes_refuse_replace` BEFORE INSERT ON `changes`
WHEN EXISTS (SELECT 1 FROM `changes` WHERE `seq` = NEW.`seq`)
BEGIN
  SELECT RAISE(ABORT, 'the change log is append-only: this number is taken');
END;
