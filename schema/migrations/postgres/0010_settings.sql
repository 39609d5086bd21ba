ALTER TABLE "programme" ADD COLUMN "rule_set" text COLLATE "C" DEFAULT 'norway' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "time_zone" text COLLATE "C" DEFAULT 'Europe/Oslo' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "currency" text COLLATE "C" DEFAULT 'NOK' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "system_prefix" text COLLATE "C" DEFAULT 'IKT' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "contract_prefix" text COLLATE "C" DEFAULT 'AVT' NOT NULL;