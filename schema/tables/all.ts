import {
  attemptsTable,
  idempotencyTable,
  linksTable,
  sessionsTable,
  tokensTable,
  usersTable,
} from './access.js'
import { changesTable } from './changes.js'
import { codesTable } from './codes.js'
import { type Kit, postgresKit, sqliteKit } from './columns.js'
import { mappingsTable } from './mappings.js'
import { milestonesTable } from './milestones.js'
import { municipalitiesTable } from './municipalities.js'
import { programmeTable } from './programme.js'
import { replacementsTable } from './replacements.js'
import { serviceAreasTable } from './serviceAreas.js'
import { systemsTable } from './systems.js'

/** Every table of the register, made with the kit of one engine. */
export function makeTables(kit: Kit) {
  return {
    programme: programmeTable(kit),
    municipalities: municipalitiesTable(kit),
    serviceAreas: serviceAreasTable(kit),
    codes: codesTable(kit),
    systems: systemsTable(kit),
    replacements: replacementsTable(kit),
    mappings: mappingsTable(kit),
    milestones: milestonesTable(kit),
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
