ALTER TABLE `mappings` ADD `deviation` text;--> statement-breakpoint
ALTER TABLE `mappings` ADD `deviation_accepted_by` text;--> statement-breakpoint
ALTER TABLE `mappings` ADD `deviation_reference` text;--> statement-breakpoint
ALTER TABLE `privacy` ADD `dpa_reason` text;--> statement-breakpoint
ALTER TABLE `privacy` ADD `processor` text;--> statement-breakpoint
ALTER TABLE `privacy` ADD `storage_country` text;--> statement-breakpoint
ALTER TABLE `privacy` ADD `processing_country` text;--> statement-breakpoint
ALTER TABLE `privacy` ADD `third_country_basis` text;--> statement-breakpoint
ALTER TABLE `privacy` ADD `erasure_reason` text;--> statement-breakpoint
ALTER TABLE `replacements` ADD `dpa_reference` text;--> statement-breakpoint
ALTER TABLE `replacements` ADD `dpa_reason` text;--> statement-breakpoint
ALTER TABLE `replacements` ADD `risk_reference` text;--> statement-breakpoint
ALTER TABLE `replacements` ADD `dpia_required` text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE `replacements` ADD `dpia_reason` text;--> statement-breakpoint
ALTER TABLE `replacements` ADD `dpia_done_on` text;--> statement-breakpoint
ALTER TABLE `replacements` ADD `dpia_reference` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `support_ends_on` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `external_id` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `note` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `contact_roles` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `responsible_body` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `used_by` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `in_use_since` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `users_to` integer;--> statement-breakpoint
ALTER TABLE `systems` ADD `uses_organisation_number` text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `organisation_number_changed_on` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `critical_service` text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `parts_cover_all` text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `rest_reason` text;