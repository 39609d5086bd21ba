import { makeTables, type Tables } from './all.js'
import { postgresKit } from './columns.js'

/** Made where they are used: a register in a file starts without them. */
export const postgresTables: Tables = makeTables(postgresKit)

/** The tables one by one, as drizzle-kit looks for them when it writes a migration. */
export const {
  programme,
  municipalities,
  serviceAreas,
  codes,
  systems,
  replacements,
  securityEnds,
  securityEvents,
  seriesBreaks,
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
  followUps,
  risks,
  wantedDecisions,
  changes,
  concerns,
  users,
  credentials,
  links,
  sessions,
  tokens,
  savedViews,
  idempotency,
  importDrafts,
  importFiles,
  importProfiles,
  imports,
  attempts,
  reports,
  reportFiles,
  jobs,
  upgrades,
} = postgresTables
