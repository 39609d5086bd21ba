DROP INDEX `systems_by_name`;--> statement-breakpoint
CREATE INDEX `systems_by_number` ON `systems` (cast(ltrim("number", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX `systems_by_name` ON `systems` (`sort_key`,cast(ltrim("number", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX `contracts_by_number` ON `contracts` (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX `integrations_by_number` ON `integrations` (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX `mappings_by_number` ON `mappings` (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX `prerequisites_by_number` ON `prerequisites` (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));