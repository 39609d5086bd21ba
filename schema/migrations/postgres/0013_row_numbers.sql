DROP INDEX "systems_by_name";--> statement-breakpoint
CREATE INDEX "contracts_by_number" ON "contracts" USING btree (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX "integrations_by_number" ON "integrations" USING btree (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX "mappings_by_number" ON "mappings" USING btree (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX "prerequisites_by_number" ON "prerequisites" USING btree (cast(ltrim("id", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX "systems_by_number" ON "systems" USING btree (cast(ltrim("number", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));--> statement-breakpoint
CREATE INDEX "systems_by_name" ON "systems" USING btree ("sort_key",cast(ltrim("number", 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ-') as integer));