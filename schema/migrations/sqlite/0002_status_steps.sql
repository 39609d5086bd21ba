DROP INDEX `changes_by_status`;--> statement-breakpoint
CREATE INDEX `changes_status_steps` ON `changes` (`system`,`seq`) WHERE status_from is not null or status_to is not null;