CREATE TABLE `risks` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`system` text,
	`subproject` text,
	`likelihood` integer NOT NULL,
	`consequence` integer NOT NULL,
	`owner` text,
	`measure` text,
	`due_on` text,
	`state` text NOT NULL,
	`closed_on` text,
	`outcome` text,
	`note` text,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
CREATE INDEX `risks_by_number` ON `risks` (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX `risks_by_system` ON `risks` (`system`);--> statement-breakpoint
CREATE TABLE `wanted_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`memo` text,
	`question` text,
	`system` text,
	`subproject` text,
	`options` text NOT NULL,
	`recommendation` text,
	`consequence_of_none` text NOT NULL,
	`cost` integer,
	`decider` text,
	`decide_by` text,
	`state` text NOT NULL,
	`decided_on` text,
	`outcome` text,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
CREATE INDEX `wanted_decisions_by_number` ON `wanted_decisions` (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX `wanted_decisions_by_system` ON `wanted_decisions` (`system`);