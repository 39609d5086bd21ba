CREATE TABLE `archives` (
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
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `attempts` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attempts_by_expiry` ON `attempts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`request_id` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`label` text NOT NULL,
	`system` text,
	`fields` text NOT NULL,
	`status_from` text,
	`status_to` text,
	`before` text,
	`after` text,
	`reason` text,
	`undoes` text,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `changes_by_system` ON `changes` (`system`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_by_entity` ON `changes` (`entity`,`entity_id`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_by_request` ON `changes` (`request_id`);--> statement-breakpoint
CREATE INDEX `changes_by_time` ON `changes` (`at`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_status_steps` ON `changes` (`system`,`seq`) WHERE status_from is not null or status_to is not null;--> statement-breakpoint
CREATE TABLE `codes` (
	`list` text NOT NULL,
	`code` text NOT NULL,
	`name_nb` text NOT NULL,
	`name_en` text NOT NULL,
	`active` integer NOT NULL,
	`position` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`list`, `code`)
);
--> statement-breakpoint
CREATE TABLE `contract_systems` (
	`contract` text NOT NULL,
	`system` text NOT NULL,
	PRIMARY KEY(`contract`, `system`)
);
--> statement-breakpoint
CREATE INDEX `contract_systems_by_system` ON `contract_systems` (`system`);--> statement-breakpoint
CREATE TABLE `contracts` (
	`id` text PRIMARY KEY NOT NULL,
	`supplier` text NOT NULL,
	`number` text,
	`kind` text,
	`party` text,
	`start` text,
	`end` text,
	`auto_renew` integer NOT NULL,
	`notice_months` integer,
	`notice_given_on` text,
	`notice_reference` text,
	`assigned_on` text,
	`assigned_reference` text,
	`terminated_on` text,
	`termination_reference` text,
	`exit_terms` text,
	`annual_cost` integer,
	`note` text,
	`voided_at` text,
	`void_reason` text,
	`search_text` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`key` text NOT NULL,
	`actor` text NOT NULL,
	`request_hash` text NOT NULL,
	`answer` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`actor`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_by_age` ON `idempotency` (`created_at`);--> statement-breakpoint
CREATE TABLE `integrations` (
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
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `integrations_by_sender` ON `integrations` (`from_system`);--> statement-breakpoint
CREATE INDEX `integrations_by_receiver` ON `integrations` (`to_system`);--> statement-breakpoint
CREATE TABLE `links` (
	`hash` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text
);
--> statement-breakpoint
CREATE TABLE `mappings` (
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
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mappings_active` ON `mappings` (`system`,`replacement`) WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX `mappings_by_system` ON `mappings` (`system`);--> statement-breakpoint
CREATE INDEX `mappings_by_replacement` ON `mappings` (`replacement`);--> statement-breakpoint
CREATE TABLE `milestones` (
	`code` text PRIMARY KEY NOT NULL,
	`name_nb` text NOT NULL,
	`name_en` text NOT NULL,
	`date` text NOT NULL,
	`precision` text NOT NULL,
	`source` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `municipalities` (
	`number` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`search_text` text NOT NULL,
	`sort_key` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `overrides` (
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
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `overrides_active` ON `overrides` (`system`,`gate`) WHERE voided_at is null;--> statement-breakpoint
CREATE TABLE `prerequisites` (
	`id` text PRIMARY KEY NOT NULL,
	`system` text NOT NULL,
	`requires` text NOT NULL,
	`status` text NOT NULL,
	`note` text,
	`voided_at` text,
	`void_reason` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prerequisites_active` ON `prerequisites` (`system`,`requires`) WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX `prerequisites_by_required` ON `prerequisites` (`requires`);--> statement-breakpoint
CREATE TABLE `privacy` (
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
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `programme` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`merger_date` text,
	`municipality_number` text,
	`municipality_name` text,
	`synthetic` integer NOT NULL,
	`clock_start` text,
	`clock_set_at` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `replacements` (
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
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `replacements_by_continued_system` ON `replacements` (`continues_system`);--> statement-breakpoint
CREATE TABLE `service_areas` (
	`code` text PRIMARY KEY NOT NULL,
	`name_nb` text NOT NULL,
	`name_en` text NOT NULL,
	`subproject` text,
	`active` integer NOT NULL,
	`sort_key` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `systems` (
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
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `systems_by_name` ON `systems` (`sort_key`,`number`);--> statement-breakpoint
CREATE INDEX `systems_by_status` ON `systems` (`status`);--> statement-breakpoint
CREATE INDEX `systems_by_municipality` ON `systems` (`municipality`);--> statement-breakpoint
CREATE INDEX `systems_by_service_area` ON `systems` (`service_area`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`revoked_at` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash_unique` ON `tokens` (`hash`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`active` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `waves` (
	`code` text PRIMARY KEY NOT NULL,
	`name_nb` text NOT NULL,
	`name_en` text NOT NULL,
	`starts_on` text,
	`ends_on` text,
	`goal` text,
	`source` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
