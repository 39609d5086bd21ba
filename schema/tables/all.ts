import {
  attemptsTable,
  idempotencyTable,
  linksTable,
  sessionsTable,
  tokensTable,
  usersTable,
} from './access.js'
import { archivesTable } from './archives.js'
import { changesTable } from './changes.js'
import { codesTable } from './codes.js'
import { type Kit, postgresKit, sqliteKit } from './columns.js'
import { contractSystemsTable, contractsTable } from './contracts.js'
import { integrationsTable } from './integrations.js'
import { mappingsTable } from './mappings.js'
import { milestonesTable } from './milestones.js'
import { municipalitiesTable } from './municipalities.js'
import { overridesTable } from './overrides.js'
import { prerequisitesTable } from './prerequisites.js'
import { privacyTable } from './privacy.js'
import { programmeTable } from './programme.js'
import { replacementsTable } from './replacements.js'
import { serviceAreasTable } from './serviceAreas.js'
import { systemsTable } from './systems.js'
import { wavesTable } from './waves.js'

/** Every table of the register, made with the kit of one engine. */
function makeTables(kit: Kit) {
  return {
    programme: programmeTable(kit),
    municipalities: municipalitiesTable(kit),
    serviceAreas: serviceAreasTable(kit),
    codes: codesTable(kit),
    systems: systemsTable(kit),
    replacements: replacementsTable(kit),
    mappings: mappingsTable(kit),
    archives: archivesTable(kit),
    privacy: privacyTable(kit),
    contracts: contractsTable(kit),
    contractSystems: contractSystemsTable(kit),
    integrations: integrationsTable(kit),
    prerequisites: prerequisitesTable(kit),
    waves: wavesTable(kit),
    milestones: milestonesTable(kit),
    overrides: overridesTable(kit),
    changes: changesTable(kit),
    users: usersTable(kit),
    links: linksTable(kit),
    sessions: sessionsTable(kit),
    tokens: tokensTable(kit),
    idempotency: idempotencyTable(kit),
    attempts: attemptsTable(kit),
  }
}

export type Tables = ReturnType<typeof makeTables>
/** A row as it is stored. */
export type Row<T extends keyof Tables> = Tables[T]['$inferSelect']

export const sqliteTables: Tables = makeTables(sqliteKit)
export const postgresTables: Tables = makeTables(postgresKit)
