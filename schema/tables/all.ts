import {
  attemptsTable,
  credentialsTable,
  idempotencyTable,
  linksTable,
  sessionsTable,
  tokensTable,
  usersTable,
} from './access.js'
import { archivesTable } from './archives.js'
import { changesTable, concernsTable } from './changes.js'
import { codesTable } from './codes.js'
import { type Kit, sqliteKit } from './columns.js'
import { contractSystemsTable, contractsTable } from './contracts.js'
import { followUpsTable } from './followUps.js'
import { importDraftsTable, importFilesTable, importProfilesTable, importsTable } from './imports.js'
import { integrationsTable } from './integrations.js'
import { mappingsTable } from './mappings.js'
import { milestonesTable } from './milestones.js'
import { municipalitiesTable } from './municipalities.js'
import { overridesTable } from './overrides.js'
import { prerequisitesTable } from './prerequisites.js'
import { privacyTable } from './privacy.js'
import { programmeTable } from './programme.js'
import { replacementsTable } from './replacements.js'
import { jobsTable, reportFilesTable, reportsTable } from './reports.js'
import { risksTable } from './risks.js'
import { savedViewsTable } from './savedViews.js'
import { securityEndsTable, securityEventsTable } from './securityLog.js'
import { seriesBreaksTable } from './seriesBreaks.js'
import { serviceAreasTable } from './serviceAreas.js'
import { systemsTable } from './systems.js'
import { upgradesTable } from './upgrades.js'
import { wantedDecisionsTable } from './wantedDecisions.js'
import { wavesTable } from './waves.js'

/** Every table of the register, made with the kit of one engine: what others refer to before those that refer to it. */
export function makeTables(kit: Kit) {
  const municipalities = municipalitiesTable(kit)
  const serviceAreas = serviceAreasTable(kit)
  const waves = wavesTable(kit)
  const systems = systemsTable(kit, { municipalities, serviceAreas, waves })
  const replacements = replacementsTable(kit, { systems })
  const contracts = contractsTable(kit)
  const users = usersTable(kit)
  const changes = changesTable(kit)
  const reports = reportsTable(kit)
  return {
    programme: programmeTable(kit),
    municipalities,
    serviceAreas,
    codes: codesTable(kit),
    waves,
    systems,
    replacements,
    seriesBreaks: seriesBreaksTable(kit, { replacements, municipalities }),
    mappings: mappingsTable(kit, { systems, replacements }),
    archives: archivesTable(kit, { systems }),
    privacy: privacyTable(kit, { systems }),
    contracts,
    contractSystems: contractSystemsTable(kit, { contracts, systems }),
    integrations: integrationsTable(kit, { systems, replacements }),
    prerequisites: prerequisitesTable(kit, { systems }),
    milestones: milestonesTable(kit),
    overrides: overridesTable(kit, { systems }),
    followUps: followUpsTable(kit, { systems }),
    risks: risksTable(kit, { systems }),
    wantedDecisions: wantedDecisionsTable(kit, { systems }),
    importProfiles: importProfilesTable(kit),
    imports: importsTable(kit),
    changes,
    concerns: concernsTable(kit, { changes }),
    users,
    credentials: credentialsTable(kit, { users }),
    links: linksTable(kit, { users }),
    sessions: sessionsTable(kit, { users }),
    tokens: tokensTable(kit, { users }),
    savedViews: savedViewsTable(kit, { users }),
    idempotency: idempotencyTable(kit),
    attempts: attemptsTable(kit),
    securityEvents: securityEventsTable(kit),
    securityEnds: securityEndsTable(kit),
    importFiles: importFilesTable(kit),
    importDrafts: importDraftsTable(kit),
    reports,
    reportFiles: reportFilesTable(kit, { reports }),
    jobs: jobsTable(kit),
    upgrades: upgradesTable(kit),
  }
}

/** The tables of one engine. Typed as SQLite's on both. */
export type Tables = ReturnType<typeof makeTables>
/** A row as it is stored. */
export type Row<T extends keyof Tables> = Tables[T]['$inferSelect']

export const sqliteTables: Tables = makeTables(sqliteKit)
