-- A link or session of a user that is not there lets nobody in.
DELETE FROM "links" WHERE "user" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
DELETE FROM "sessions" WHERE "user" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
ALTER TABLE "archives" ADD CONSTRAINT "archives_system_systems_number_fk" FOREIGN KEY ("system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "contract_systems" ADD CONSTRAINT "contract_systems_contract_contracts_id_fk" FOREIGN KEY ("contract") REFERENCES "contracts"("id") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "contract_systems" ADD CONSTRAINT "contract_systems_system_systems_number_fk" FOREIGN KEY ("system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_from_system_systems_number_fk" FOREIGN KEY ("from_system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_to_system_systems_number_fk" FOREIGN KEY ("to_system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_to_replacement_replacements_code_fk" FOREIGN KEY ("to_replacement") REFERENCES "replacements"("code") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_user_users_id_fk" FOREIGN KEY ("user") REFERENCES "users"("id") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "mappings" ADD CONSTRAINT "mappings_system_systems_number_fk" FOREIGN KEY ("system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "mappings" ADD CONSTRAINT "mappings_replacement_replacements_code_fk" FOREIGN KEY ("replacement") REFERENCES "replacements"("code") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_system_systems_number_fk" FOREIGN KEY ("system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "prerequisites" ADD CONSTRAINT "prerequisites_system_systems_number_fk" FOREIGN KEY ("system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "prerequisites" ADD CONSTRAINT "prerequisites_requires_systems_number_fk" FOREIGN KEY ("requires") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "privacy" ADD CONSTRAINT "privacy_system_systems_number_fk" FOREIGN KEY ("system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_continues_system_systems_number_fk" FOREIGN KEY ("continues_system") REFERENCES "systems"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_users_id_fk" FOREIGN KEY ("user") REFERENCES "users"("id") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "systems" ADD CONSTRAINT "systems_municipality_municipalities_number_fk" FOREIGN KEY ("municipality") REFERENCES "municipalities"("number") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "systems" ADD CONSTRAINT "systems_service_area_service_areas_code_fk" FOREIGN KEY ("service_area") REFERENCES "service_areas"("code") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "systems" ADD CONSTRAINT "systems_wave_waves_code_fk" FOREIGN KEY ("wave") REFERENCES "waves"("code") DEFERRABLE INITIALLY DEFERRED;