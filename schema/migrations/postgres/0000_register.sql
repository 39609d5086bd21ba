CREATE TABLE "archives" (
	"system" text COLLATE "C" PRIMARY KEY NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"recommended_duty" text COLLATE "C",
	"consulted_on" text COLLATE "C",
	"appraisal" text COLLATE "C",
	"appraised_on" text COLLATE "C",
	"series" text COLLATE "C",
	"period_from" text COLLATE "C",
	"period_to" text COLLATE "C",
	"series_closed_on" text COLLATE "C",
	"new_series_opened_on" text COLLATE "C",
	"depot" text COLLATE "C",
	"extract_case" text COLLATE "C",
	"disposal_basis" text COLLATE "C",
	"retention_expires_on" text COLLATE "C",
	"deletion_consent" text COLLATE "C",
	"deletion_consent_on" text COLLATE "C",
	"note" text COLLATE "C",
	"discharged_by_id" text COLLATE "C",
	"discharged_by_name" text COLLATE "C",
	"discharged_on" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"seq" integer PRIMARY KEY NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"actor_name" text COLLATE "C" NOT NULL,
	"request_id" text COLLATE "C" NOT NULL,
	"action" text COLLATE "C" NOT NULL,
	"entity" text COLLATE "C" NOT NULL,
	"entity_id" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"system" text COLLATE "C",
	"fields" text COLLATE "C" NOT NULL,
	"status_from" text COLLATE "C",
	"status_to" text COLLATE "C",
	"before" text COLLATE "C",
	"after" text COLLATE "C",
	"reason" text COLLATE "C",
	"undoes" text COLLATE "C",
	"prev_hash" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"list" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name_nb" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL,
	"active" boolean NOT NULL,
	"position" integer NOT NULL,
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "codes_list_code_pk" PRIMARY KEY("list","code")
);
--> statement-breakpoint
CREATE TABLE "contract_systems" (
	"contract" text COLLATE "C" NOT NULL,
	"system" text COLLATE "C" NOT NULL,
	CONSTRAINT "contract_systems_contract_system_pk" PRIMARY KEY("contract","system")
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"supplier" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C",
	"kind" text COLLATE "C",
	"party" text COLLATE "C",
	"start" text COLLATE "C",
	"end" text COLLATE "C",
	"auto_renew" boolean NOT NULL,
	"notice_months" integer,
	"notice_given_on" text COLLATE "C",
	"notice_reference" text COLLATE "C",
	"assigned_on" text COLLATE "C",
	"assigned_reference" text COLLATE "C",
	"terminated_on" text COLLATE "C",
	"termination_reference" text COLLATE "C",
	"exit_terms" text COLLATE "C",
	"annual_cost" integer,
	"note" text COLLATE "C",
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"search_text" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"key" text COLLATE "C" NOT NULL,
	"actor" text COLLATE "C" NOT NULL,
	"request_hash" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "idempotency_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "integrations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"from_system" text COLLATE "C" NOT NULL,
	"to_system" text COLLATE "C",
	"to_replacement" text COLLATE "C",
	"to_party" text COLLATE "C",
	"data" text COLLATE "C" NOT NULL,
	"direction" text COLLATE "C" NOT NULL,
	"method" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"moved_to" text COLLATE "C",
	"note" text COLLATE "C",
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL,
	"used_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "mappings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"system" text COLLATE "C" NOT NULL,
	"replacement" text COLLATE "C" NOT NULL,
	"coverage" text COLLATE "C" NOT NULL,
	"scope" text COLLATE "C",
	"planned_cut_over" text COLLATE "C",
	"actual_cut_over" text COLLATE "C",
	"conversion_needed" text COLLATE "C" NOT NULL,
	"count_in" integer,
	"count_out" integer,
	"accepted_by" text COLLATE "C",
	"accepted_on" text COLLATE "C",
	"evidence" text COLLATE "C",
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name_nb" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL,
	"date" text COLLATE "C" NOT NULL,
	"precision" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "municipalities" (
	"number" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"search_text" text COLLATE "C" NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"system" text COLLATE "C" NOT NULL,
	"gate" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"evidence" text COLLATE "C" NOT NULL,
	"by_id" text COLLATE "C" NOT NULL,
	"by_name" text COLLATE "C" NOT NULL,
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prerequisites" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"system" text COLLATE "C" NOT NULL,
	"requires" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C",
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "privacy" (
	"system" text COLLATE "C" PRIMARY KEY NOT NULL,
	"legal_basis" text COLLATE "C",
	"dpa_state" text COLLATE "C" NOT NULL,
	"dpa_signed_on" text COLLATE "C",
	"dpa_party" text COLLATE "C",
	"dpa_reference" text COLLATE "C",
	"dpia_required" text COLLATE "C" NOT NULL,
	"dpia_reason" text COLLATE "C",
	"dpia_done_on" text COLLATE "C",
	"dpia_reference" text COLLATE "C",
	"risk_assessed_on" text COLLATE "C",
	"risk_reference" text COLLATE "C",
	"rop_entry" text COLLATE "C",
	"rop_closed_on" text COLLATE "C",
	"controller_before" text COLLATE "C",
	"controller_after" text COLLATE "C",
	"erasure_state" text COLLATE "C" NOT NULL,
	"erasure_ordered_on" text COLLATE "C",
	"erasure_confirmed_on" text COLLATE "C",
	"erasure_reference" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"merger_date" text COLLATE "C",
	"municipality_number" text COLLATE "C",
	"municipality_name" text COLLATE "C",
	"synthetic" boolean NOT NULL,
	"clock_start" text COLLATE "C",
	"clock_set_at" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "replacements" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name_nb" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL,
	"description_nb" text COLLATE "C",
	"description_en" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"product" text COLLATE "C",
	"vendor" text COLLATE "C",
	"owner" text COLLATE "C",
	"go_live_planned" text COLLATE "C",
	"go_live_actual" text COLLATE "C",
	"dpa_signed_on" text COLLATE "C",
	"risk_assessed_on" text COLLATE "C",
	"continues_system" text COLLATE "C",
	"source" text COLLATE "C",
	"sort_key" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_areas" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name_nb" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL,
	"subproject" text COLLATE "C",
	"active" boolean NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "systems" (
	"number" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"aliases" text COLLATE "C" NOT NULL,
	"product" text COLLATE "C",
	"vendor" text COLLATE "C",
	"product_version" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"municipality" text COLLATE "C" NOT NULL,
	"service_area" text COLLATE "C",
	"description_nb" text COLLATE "C",
	"description_en" text COLLATE "C",
	"system_owner" text COLLATE "C",
	"new_owner" text COLLATE "C",
	"administrator" text COLLATE "C",
	"operations" text COLLATE "C",
	"users" integer,
	"day_one_critical" boolean NOT NULL,
	"usage_note" text COLLATE "C",
	"hosting" text COLLATE "C",
	"location" text COLLATE "C",
	"database_platform" text COLLATE "C",
	"uses_municipality_number" text COLLATE "C" NOT NULL,
	"municipality_number_changed_on" text COLLATE "C",
	"has_integrations" text COLLATE "C" NOT NULL,
	"privacy_class" text COLLATE "C",
	"confidentiality" integer,
	"integrity" integer,
	"availability" integer,
	"tolerable_downtime_hours" integer,
	"annual_cost" integer,
	"read_only_cost" integer,
	"has_contracts" text COLLATE "C" NOT NULL,
	"archive_duty" text COLLATE "C",
	"disposition" text COLLATE "C" NOT NULL,
	"decision_reference" text COLLATE "C",
	"decision_date" text COLLATE "C",
	"decision_role" text COLLATE "C",
	"disposition_reason" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"responsible" text COLLATE "C",
	"wave" text COLLATE "C",
	"target_date" text COLLATE "C",
	"planned_read_only" text COLLATE "C",
	"planned_decommission" text COLLATE "C",
	"rollback_plan" text COLLATE "C",
	"on_hold" boolean NOT NULL,
	"on_hold_reason" text COLLATE "C",
	"health" text COLLATE "C",
	"health_note" text COLLATE "C",
	"read_only_from" text COLLATE "C",
	"read_only_until" text COLLATE "C",
	"lookup_roles" text COLLATE "C",
	"access_removed_on" text COLLATE "C",
	"provenance" text COLLATE "C" NOT NULL,
	"voided_at" text COLLATE "C",
	"void_reason" text COLLATE "C",
	"search_text" text COLLATE "C" NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"revoked_at" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "tokens_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"active" boolean NOT NULL,
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waves" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name_nb" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL,
	"starts_on" text COLLATE "C",
	"ends_on" text COLLATE "C",
	"goal" text COLLATE "C",
	"source" text COLLATE "C",
	"version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "attempts_by_expiry" ON "attempts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "changes_by_system" ON "changes" USING btree ("system","seq");--> statement-breakpoint
CREATE INDEX "changes_by_entity" ON "changes" USING btree ("entity","entity_id","seq");--> statement-breakpoint
CREATE INDEX "changes_by_request" ON "changes" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "changes_by_time" ON "changes" USING btree ("at","seq");--> statement-breakpoint
CREATE INDEX "changes_status_steps" ON "changes" USING btree ("system","seq") WHERE status_from is not null or status_to is not null;--> statement-breakpoint
CREATE INDEX "contract_systems_by_system" ON "contract_systems" USING btree ("system");--> statement-breakpoint
CREATE INDEX "idempotency_by_age" ON "idempotency" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "integrations_by_sender" ON "integrations" USING btree ("from_system");--> statement-breakpoint
CREATE INDEX "integrations_by_receiver" ON "integrations" USING btree ("to_system");--> statement-breakpoint
CREATE UNIQUE INDEX "mappings_active" ON "mappings" USING btree ("system","replacement") WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX "mappings_by_system" ON "mappings" USING btree ("system");--> statement-breakpoint
CREATE INDEX "mappings_by_replacement" ON "mappings" USING btree ("replacement");--> statement-breakpoint
CREATE UNIQUE INDEX "overrides_active" ON "overrides" USING btree ("system","gate") WHERE voided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "prerequisites_active" ON "prerequisites" USING btree ("system","requires") WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX "prerequisites_by_required" ON "prerequisites" USING btree ("requires");--> statement-breakpoint
CREATE UNIQUE INDEX "replacements_by_continued_system" ON "replacements" USING btree ("continues_system");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "systems_by_name" ON "systems" USING btree ("sort_key","number");--> statement-breakpoint
CREATE INDEX "systems_by_status" ON "systems" USING btree ("status");--> statement-breakpoint
CREATE INDEX "systems_by_municipality" ON "systems" USING btree ("municipality");--> statement-breakpoint
CREATE INDEX "systems_by_service_area" ON "systems" USING btree ("service_area");