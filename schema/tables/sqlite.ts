import { sqliteTables } from './all.js'

/** The tables one by one, as drizzle-kit looks for them when it writes a migration. */
export const {
  programme,
  municipalities,
  serviceAreas,
  codes,
  systems,
  replacements,
  mappings,
  archives,
  privacy,
  contracts,
  contractSystems,
  integrations,
  prerequisites,
  waves,
  milestones,
  overrides,
  changes,
  users,
  links,
  sessions,
  tokens,
  idempotency,
  attempts,
} = sqliteTables
