ALTER TABLE "mappings" ADD COLUMN "deviation" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "mappings" ADD COLUMN "deviation_accepted_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "mappings" ADD COLUMN "deviation_reference" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "privacy" ADD COLUMN "dpa_reason" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "privacy" ADD COLUMN "processor" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "privacy" ADD COLUMN "storage_country" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "privacy" ADD COLUMN "processing_country" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "privacy" ADD COLUMN "third_country_basis" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "privacy" ADD COLUMN "erasure_reason" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "replacements" ADD COLUMN "dpa_reference" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "replacements" ADD COLUMN "dpa_reason" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "replacements" ADD COLUMN "risk_reference" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "replacements" ADD COLUMN "dpia_required" text COLLATE "C" DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "replacements" ADD COLUMN "dpia_reason" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "replacements" ADD COLUMN "dpia_done_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "replacements" ADD COLUMN "dpia_reference" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "support_ends_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "external_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "note" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "contact_roles" text COLLATE "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "responsible_body" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "used_by" text COLLATE "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "in_use_since" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "users_to" integer;--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "uses_organisation_number" text COLLATE "C" DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "organisation_number_changed_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "critical_service" text COLLATE "C" DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "parts_cover_all" text COLLATE "C" DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "rest_reason" text COLLATE "C";