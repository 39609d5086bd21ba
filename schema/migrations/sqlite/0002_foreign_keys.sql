-- A link or session of a user that is not there lets nobody in.
DELETE FROM `links` WHERE `user` NOT IN (SELECT `id` FROM `users`);--> statement-breakpoint
DELETE FROM `sessions` WHERE `user` NOT IN (SELECT `id` FROM `users`);--> statement-breakpoint
CREATE TABLE `__new_archives` (
	`system` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`recommended_duty` text,
	`consulted_on` text,
	`appraisal` text,
	`appraised_on` text,
	`series` text,
	`period_from` text,
	`period_to` text,
	`series_closed_on` text,
	`new_series_opened_on` text,
	`depot` text,
	`extract_case` text,
	`disposal_basis` text,
	`retention_expires_on` text,
	`deletion_consent` text,
	`deletion_consent_on` text,
	`note` text,
	`discharged_by_id` text,
	`discharged_by_name` text,
	`discharged_on` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_archives`("system", "state", "recommended_duty", "consulted_on", "appraisal", "appraised_on", "series", "period_from", "period_to", "series_closed_on", "new_series_opened_on", "depot", "extract_case", "disposal_basis", "retention_expires_on", "deletion_consent", "deletion_consent_on", "note", "discharged_by_id", "discharged_by_name", "discharged_on", "version", "created_at", "updated_at") SELECT "system", "state", "recommended_duty", "consulted_on", "appraisal", "appraised_on", "series", "period_from", "period_to", "series_closed_on", "new_series_opened_on", "depot", "extract_case", "disposal_basis", "retention_expires_on", "deletion_consent", "deletion_consent_on", "note", "discharged_by_id", "discharged_by_name", "discharged_on", "version", "created_at", "updated_at" FROM `archives`;--> statement-breakpoint
DROP TABLE `archives`;--> statement-breakpoint
ALTER TABLE `__new_archives` RENAME TO `archives`;--> statement-breakpoint
CREATE TABLE `__new_contract_systems` (
	`contract` text NOT NULL,
	`system` text NOT NULL,
	PRIMARY KEY(`contract`, `system`),
	FOREIGN KEY (`contract`) REFERENCES `contracts`(`id`) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (`system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_contract_systems`("contract", "system") SELECT "contract", "system" FROM `contract_systems`;--> statement-breakpoint
DROP TABLE `contract_systems`;--> statement-breakpoint
ALTER TABLE `__new_contract_systems` RENAME TO `contract_systems`;--> statement-breakpoint
CREATE INDEX `contract_systems_by_system` ON `contract_systems` (`system`);--> statement-breakpoint
CREATE TABLE `__new_integrations` (
	`id` text PRIMARY KEY NOT NULL,
	`from_system` text NOT NULL,
	`to_system` text,
	`to_replacement` text,
	`to_party` text,
	`data` text NOT NULL,
	`direction` text NOT NULL,
	`method` text,
	`state` text NOT NULL,
	`moved_to` text,
	`note` text,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`from_system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (`to_system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (`to_replacement`) REFERENCES `replacements`(`code`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_integrations`("id", "from_system", "to_system", "to_replacement", "to_party", "data", "direction", "method", "state", "moved_to", "note", "voided_at", "void_reason", "version", "created_at", "updated_at") SELECT "id", "from_system", "to_system", "to_replacement", "to_party", "data", "direction", "method", "state", "moved_to", "note", "voided_at", "void_reason", "version", "created_at", "updated_at" FROM `integrations`;--> statement-breakpoint
DROP TABLE `integrations`;--> statement-breakpoint
ALTER TABLE `__new_integrations` RENAME TO `integrations`;--> statement-breakpoint
CREATE INDEX `integrations_by_sender` ON `integrations` (`from_system`);--> statement-breakpoint
CREATE INDEX `integrations_by_receiver` ON `integrations` (`to_system`);--> statement-breakpoint
CREATE TABLE `__new_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_links`("hash", "user", "expires_at", "used_at") SELECT "hash", "user", "expires_at", "used_at" FROM `links`;--> statement-breakpoint
DROP TABLE `links`;--> statement-breakpoint
ALTER TABLE `__new_links` RENAME TO `links`;--> statement-breakpoint
CREATE TABLE `__new_mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`system` text NOT NULL,
	`replacement` text NOT NULL,
	`coverage` text NOT NULL,
	`scope` text,
	`planned_cut_over` text,
	`actual_cut_over` text,
	`conversion_needed` text NOT NULL,
	`count_in` integer,
	`count_out` integer,
	`accepted_by` text,
	`accepted_on` text,
	`evidence` text,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (`replacement`) REFERENCES `replacements`(`code`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_mappings`("id", "system", "replacement", "coverage", "scope", "planned_cut_over", "actual_cut_over", "conversion_needed", "count_in", "count_out", "accepted_by", "accepted_on", "evidence", "voided_at", "void_reason", "version", "created_at", "updated_at") SELECT "id", "system", "replacement", "coverage", "scope", "planned_cut_over", "actual_cut_over", "conversion_needed", "count_in", "count_out", "accepted_by", "accepted_on", "evidence", "voided_at", "void_reason", "version", "created_at", "updated_at" FROM `mappings`;--> statement-breakpoint
DROP TABLE `mappings`;--> statement-breakpoint
ALTER TABLE `__new_mappings` RENAME TO `mappings`;--> statement-breakpoint
CREATE UNIQUE INDEX `mappings_active` ON `mappings` (`system`,`replacement`) WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX `mappings_by_system` ON `mappings` (`system`);--> statement-breakpoint
CREATE INDEX `mappings_by_replacement` ON `mappings` (`replacement`);--> statement-breakpoint
CREATE TABLE `__new_overrides` (
	`id` text PRIMARY KEY NOT NULL,
	`system` text NOT NULL,
	`gate` text NOT NULL,
	`reason` text NOT NULL,
	`evidence` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_overrides`("id", "system", "gate", "reason", "evidence", "by_id", "by_name", "voided_at", "void_reason", "version", "created_at", "updated_at") SELECT "id", "system", "gate", "reason", "evidence", "by_id", "by_name", "voided_at", "void_reason", "version", "created_at", "updated_at" FROM `overrides`;--> statement-breakpoint
DROP TABLE `overrides`;--> statement-breakpoint
ALTER TABLE `__new_overrides` RENAME TO `overrides`;--> statement-breakpoint
CREATE UNIQUE INDEX `overrides_active` ON `overrides` (`system`,`gate`) WHERE voided_at is null;--> statement-breakpoint
CREATE TABLE `__new_prerequisites` (
	`id` text PRIMARY KEY NOT NULL,
	`system` text NOT NULL,
	`requires` text NOT NULL,
	`status` text NOT NULL,
	`note` text,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (`requires`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_prerequisites`("id", "system", "requires", "status", "note", "voided_at", "void_reason", "version", "created_at", "updated_at") SELECT "id", "system", "requires", "status", "note", "voided_at", "void_reason", "version", "created_at", "updated_at" FROM `prerequisites`;--> statement-breakpoint
DROP TABLE `prerequisites`;--> statement-breakpoint
ALTER TABLE `__new_prerequisites` RENAME TO `prerequisites`;--> statement-breakpoint
CREATE UNIQUE INDEX `prerequisites_active` ON `prerequisites` (`system`,`requires`) WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX `prerequisites_by_required` ON `prerequisites` (`requires`);--> statement-breakpoint
CREATE TABLE `__new_privacy` (
	`system` text PRIMARY KEY NOT NULL,
	`legal_basis` text,
	`dpa_state` text NOT NULL,
	`dpa_signed_on` text,
	`dpa_party` text,
	`dpa_reference` text,
	`dpia_required` text NOT NULL,
	`dpia_reason` text,
	`dpia_done_on` text,
	`dpia_reference` text,
	`risk_assessed_on` text,
	`risk_reference` text,
	`rop_entry` text,
	`rop_closed_on` text,
	`controller_before` text,
	`controller_after` text,
	`erasure_state` text NOT NULL,
	`erasure_ordered_on` text,
	`erasure_confirmed_on` text,
	`erasure_reference` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_privacy`("system", "legal_basis", "dpa_state", "dpa_signed_on", "dpa_party", "dpa_reference", "dpia_required", "dpia_reason", "dpia_done_on", "dpia_reference", "risk_assessed_on", "risk_reference", "rop_entry", "rop_closed_on", "controller_before", "controller_after", "erasure_state", "erasure_ordered_on", "erasure_confirmed_on", "erasure_reference", "version", "created_at", "updated_at") SELECT "system", "legal_basis", "dpa_state", "dpa_signed_on", "dpa_party", "dpa_reference", "dpia_required", "dpia_reason", "dpia_done_on", "dpia_reference", "risk_assessed_on", "risk_reference", "rop_entry", "rop_closed_on", "controller_before", "controller_after", "erasure_state", "erasure_ordered_on", "erasure_confirmed_on", "erasure_reference", "version", "created_at", "updated_at" FROM `privacy`;--> statement-breakpoint
DROP TABLE `privacy`;--> statement-breakpoint
ALTER TABLE `__new_privacy` RENAME TO `privacy`;--> statement-breakpoint
CREATE TABLE `__new_replacements` (
	`code` text PRIMARY KEY NOT NULL,
	`name_nb` text NOT NULL,
	`name_en` text NOT NULL,
	`description_nb` text,
	`description_en` text,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`product` text,
	`vendor` text,
	`owner` text,
	`go_live_planned` text,
	`go_live_actual` text,
	`dpa_signed_on` text,
	`risk_assessed_on` text,
	`continues_system` text,
	`source` text,
	`sort_key` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`continues_system`) REFERENCES `systems`(`number`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_replacements`("code", "name_nb", "name_en", "description_nb", "description_en", "kind", "state", "product", "vendor", "owner", "go_live_planned", "go_live_actual", "dpa_signed_on", "risk_assessed_on", "continues_system", "source", "sort_key", "version", "created_at", "updated_at") SELECT "code", "name_nb", "name_en", "description_nb", "description_en", "kind", "state", "product", "vendor", "owner", "go_live_planned", "go_live_actual", "dpa_signed_on", "risk_assessed_on", "continues_system", "source", "sort_key", "version", "created_at", "updated_at" FROM `replacements`;--> statement-breakpoint
DROP TABLE `replacements`;--> statement-breakpoint
ALTER TABLE `__new_replacements` RENAME TO `replacements`;--> statement-breakpoint
CREATE UNIQUE INDEX `replacements_by_continued_system` ON `replacements` (`continues_system`);--> statement-breakpoint
CREATE TABLE `__new_sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_sessions`("hash", "user", "created_at", "expires_at") SELECT "hash", "user", "created_at", "expires_at" FROM `sessions`;--> statement-breakpoint
DROP TABLE `sessions`;--> statement-breakpoint
ALTER TABLE `__new_sessions` RENAME TO `sessions`;--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `__new_systems` (
	`number` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`aliases` text NOT NULL,
	`product` text,
	`vendor` text,
	`product_version` text,
	`kind` text NOT NULL,
	`municipality` text NOT NULL,
	`service_area` text,
	`description_nb` text,
	`description_en` text,
	`system_owner` text,
	`new_owner` text,
	`administrator` text,
	`operations` text,
	`users` integer,
	`day_one_critical` integer NOT NULL,
	`usage_note` text,
	`hosting` text,
	`location` text,
	`database_platform` text,
	`uses_municipality_number` text NOT NULL,
	`municipality_number_changed_on` text,
	`has_integrations` text NOT NULL,
	`privacy_class` text,
	`confidentiality` integer,
	`integrity` integer,
	`availability` integer,
	`tolerable_downtime_hours` integer,
	`annual_cost` integer,
	`read_only_cost` integer,
	`has_contracts` text NOT NULL,
	`archive_duty` text,
	`disposition` text NOT NULL,
	`decision_reference` text,
	`decision_date` text,
	`decision_role` text,
	`disposition_reason` text,
	`status` text NOT NULL,
	`responsible` text,
	`wave` text,
	`target_date` text,
	`planned_read_only` text,
	`planned_decommission` text,
	`rollback_plan` text,
	`on_hold` integer NOT NULL,
	`on_hold_reason` text,
	`health` text,
	`health_note` text,
	`read_only_from` text,
	`read_only_until` text,
	`lookup_roles` text,
	`access_removed_on` text,
	`provenance` text NOT NULL,
	`voided_at` text,
	`void_reason` text,
	`search_text` text NOT NULL,
	`sort_key` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`municipality`) REFERENCES `municipalities`(`number`) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (`service_area`) REFERENCES `service_areas`(`code`) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (`wave`) REFERENCES `waves`(`code`) DEFERRABLE INITIALLY DEFERRED
);
--> statement-breakpoint
INSERT INTO `__new_systems`("number", "name", "aliases", "product", "vendor", "product_version", "kind", "municipality", "service_area", "description_nb", "description_en", "system_owner", "new_owner", "administrator", "operations", "users", "day_one_critical", "usage_note", "hosting", "location", "database_platform", "uses_municipality_number", "municipality_number_changed_on", "has_integrations", "privacy_class", "confidentiality", "integrity", "availability", "tolerable_downtime_hours", "annual_cost", "read_only_cost", "has_contracts", "archive_duty", "disposition", "decision_reference", "decision_date", "decision_role", "disposition_reason", "status", "responsible", "wave", "target_date", "planned_read_only", "planned_decommission", "rollback_plan", "on_hold", "on_hold_reason", "health", "health_note", "read_only_from", "read_only_until", "lookup_roles", "access_removed_on", "provenance", "voided_at", "void_reason", "search_text", "sort_key", "version", "created_at", "updated_at") SELECT "number", "name", "aliases", "product", "vendor", "product_version", "kind", "municipality", "service_area", "description_nb", "description_en", "system_owner", "new_owner", "administrator", "operations", "users", "day_one_critical", "usage_note", "hosting", "location", "database_platform", "uses_municipality_number", "municipality_number_changed_on", "has_integrations", "privacy_class", "confidentiality", "integrity", "availability", "tolerable_downtime_hours", "annual_cost", "read_only_cost", "has_contracts", "archive_duty", "disposition", "decision_reference", "decision_date", "decision_role", "disposition_reason", "status", "responsible", "wave", "target_date", "planned_read_only", "planned_decommission", "rollback_plan", "on_hold", "on_hold_reason", "health", "health_note", "read_only_from", "read_only_until", "lookup_roles", "access_removed_on", "provenance", "voided_at", "void_reason", "search_text", "sort_key", "version", "created_at", "updated_at" FROM `systems`;--> statement-breakpoint
DROP TABLE `systems`;--> statement-breakpoint
ALTER TABLE `__new_systems` RENAME TO `systems`;--> statement-breakpoint
CREATE INDEX `systems_by_name` ON `systems` (`sort_key`,`number`);--> statement-breakpoint
CREATE INDEX `systems_by_status` ON `systems` (`status`);--> statement-breakpoint
CREATE INDEX `systems_by_municipality` ON `systems` (`municipality`);--> statement-breakpoint
CREATE INDEX `systems_by_service_area` ON `systems` (`service_area`);