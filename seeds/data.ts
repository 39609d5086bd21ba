import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { patchArchive } from '../schema/api/archives.js'
import { createContract } from '../schema/api/contracts.js'
import type { Body } from '../schema/api/endpoint.js'
import { patchFollowUp } from '../schema/api/followUps.js'
import { createIntegration } from '../schema/api/integrations.js'
import { createMapping } from '../schema/api/mappings.js'
import { createMilestone } from '../schema/api/milestones.js'
import { createMunicipality } from '../schema/api/municipalities.js'
import { createOverride } from '../schema/api/overrides.js'
import { createPrerequisite } from '../schema/api/prerequisites.js'
import { patchPrivacy } from '../schema/api/privacy.js'
import { createReplacement } from '../schema/api/replacements.js'
import { createRisk } from '../schema/api/risks.js'
import { createSeriesBreak } from '../schema/api/seriesBreaks.js'
import { createServiceArea } from '../schema/api/serviceAreas.js'
import { createSystem, type SystemFields } from '../schema/api/systems.js'
import { inviteUser } from '../schema/api/users.js'
import { createWantedDecision } from '../schema/api/wantedDecisions.js'
import { createWave } from '../schema/api/waves.js'
import { STATUSES, type Status } from '../schema/rules/status.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from '../schema/rules/systemFields.js'
import { USER_STATES } from '../schema/rules/users.js'
import type { Actor } from '../server/domain/change.js'
import type { Named } from '../server/domain/rows.js'
import type { KnownUser } from '../server/domain/users.js'

/** A row of a file of the demo, by column. */
type CsvRow = Readonly<Record<string, string>>

/** A system as it stands at the end of the demo's history. */
export interface DemoSystem {
  number: string
  fields: SystemFields
  status: Status
}

/** Something that was done to a system or a replacement: a row of history.csv. */
export interface Step {
  /** UTC ISO 8601. */
  at: string
  requestId: string
  actor: Actor
  /** Number of a system, or code of a replacement. */
  subject: string
  /** A status, or what else was done; see steps.ts. */
  step: string
  /** Values that differ from the ones the subject ends with; `null` empties. */
  changes: Map<string, unknown>
  reason: string | undefined
}

/** The demo as its CSV files say it. */
export interface Demo {
  programme: CsvRow
  /** Who may sign in, and who has done what. */
  people: KnownUser[]
  setUpBy: Actor
  municipalities: Body<typeof createMunicipality>[]
  serviceAreas: Named<Body<typeof createServiceArea>>[]
  milestones: Body<typeof createMilestone>[]
  waves: Body<typeof createWave>[]
  replacements: Named<Body<typeof createReplacement>>[]
  systems: DemoSystem[]
  mappings: Body<typeof createMapping>[]
  /** What the tracks of a system end with, by its number. */
  archives: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  privacy: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  /** By the id that each gets. */
  contracts: ReadonlyMap<string, Body<typeof createContract>>
  integrations: ReadonlyMap<string, Body<typeof createIntegration>>
  prerequisites: ReadonlyMap<string, Body<typeof createPrerequisite>>
  seriesBreaks: ReadonlyMap<string, Body<typeof createSeriesBreak>>
  overrides: ReadonlyMap<string, Body<typeof createOverride>>
  risks: ReadonlyMap<string, Body<typeof createRisk>>
  wantedDecisions: ReadonlyMap<string, Body<typeof createWantedDecision>>
  followUps: ReadonlyMap<string, Body<typeof patchFollowUp>>
  history: Step[]
}

const NUMBERS = ['countIn', 'countOut', 'noticeMonths', 'renewalMonths', 'likelihood', 'consequence', 'cost']
const FLAGS = ['autoRenew']
const LISTS = ['systems', 'otherParties', 'options']

/** Reads the committed demo, every row through the contract of the request that would make it. */
export function readDemo(): Demo {
  const people = readPeople()
  const actors = new Map<string | undefined, Actor>(people.map((person) => [person.id, person]))
  const [programme] = readRows('programme')
  if (!programme) throw new Error('programme.csv has no row')
  return {
    programme,
    people,
    setUpBy: known(actors, programme.setUpBy),
    municipalities: readRows('municipalities').map((row) => createMunicipality.body.parse(row)),
    serviceAreas: readRows('service_areas').map((row) => ({
      ...createServiceArea.body.parse(row),
      ...named(row),
    })),
    milestones: readRows('milestones').map((row) => createMilestone.body.parse(row)),
    waves: readRows('waves').map((row) => createWave.body.parse(row)),
    replacements: readRows('replacements').map((row) => ({
      ...createReplacement.body.parse(row),
      ...named(row),
    })),
    systems: readRows('systems').map(readSystem),
    mappings: readRows('mappings').map((row) => createMapping.body.parse(typed(row))),
    archives: readById('archives', 'system', (row) => patchArchive.body.parse(row)),
    privacy: readById('privacy', 'system', (row) => patchPrivacy.body.parse(row)),
    contracts: readById('contracts', 'id', (row) => createContract.body.parse(row)),
    integrations: readById('integrations', 'id', (row) => createIntegration.body.parse(row)),
    prerequisites: readById('prerequisites', 'id', (row) => createPrerequisite.body.parse(row)),
    seriesBreaks: readById('series_breaks', 'id', (row) => createSeriesBreak.body.parse(row)),
    overrides: readById('overrides', 'id', (row) => createOverride.body.parse(row)),
    risks: readById('risks', 'id', (row) => createRisk.body.parse(row)),
    wantedDecisions: readById('wanted_decisions', 'id', (row) => createWantedDecision.body.parse(row)),
    followUps: readById('follow_ups', 'id', (row) => patchFollowUp.body.parse(row)),
    history: readRows('history').map((row) => ({
      at: new Date(required(row, 'at')).toISOString(),
      requestId: required(row, 'request'),
      actor: known(actors, row.actor),
      subject: required(row, 'subject'),
      step: required(row, 'step'),
      changes: readChanges(row.changes),
      reason: row.reason,
    })),
  }
}

/** What a new row could be without, and those of the demo have. */
function named(row: CsvRow): { code: string; nameEn: string } {
  return { code: required(row, 'code'), nameEn: required(row, 'nameEn') }
}

/** The rows of a file by the column that names them, the others read by their contract. */
function readById<T>(name: string, column: 'id' | 'system', read: (row: object) => T): Map<string, T> {
  return new Map(
    readRows(name).map((row) => {
      const { [column]: key, ...fields } = row
      return [required({ key: key ?? '' }, 'key'), read(typed(fields))]
    }),
  )
}

function readSystem(row: CsvRow): DemoSystem {
  const named = Object.fromEntries(
    Object.entries(typed(row)).filter(([name]) => SYSTEM_FIELD_NAMES.some((field) => field === name)),
  )
  const { reason: _, ...fields } = createSystem.body.parse(named)
  const status = STATUSES.find((candidate) => candidate === row.status)
  if (!status) throw new Error(`“${row.status}” is not a status`)
  return { number: required(row, 'number'), fields, status }
}

/** The people of the demo, who are named after what they do. */
export function readPeople(): KnownUser[] {
  return readRows('people').map((row) => {
    const list = (cell = '') => cell.split(';').filter(Boolean)
    const { id: _id, state: said, ...texts } = row
    const state = USER_STATES.find((candidate) => candidate === said)
    if (!state) throw new Error(`“${said}” is not the state of a user`)
    const fields = { ...texts, roles: list(row.roles), scope: list(row.scope) }
    const { reason: _, ...person } = inviteUser.body.parse(fields)
    return { ...person, id: required(row, 'id'), state }
  })
}

/** `targetDate=2019-09-16 | health=on_track`; nothing behind the sign means that the value is emptied. */
function readChanges(text: string | undefined): Map<string, unknown> {
  const pairs = (text ?? '').split(' | ').filter(Boolean)
  return new Map(
    pairs.map((pair) => {
      const sign = pair.indexOf('=')
      const name = pair.slice(0, sign)
      const value = pair.slice(sign + 1)
      return [name, value === '' ? null : typedCell(name, value)]
    }),
  )
}

function typed(row: CsvRow): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, typedCell(name, cell)]))
}

function typedCell(name: string, cell: string): unknown {
  const type = SYSTEM_FIELD_NAMES.some((field) => field === name) && SYSTEM_FIELDS[name as SystemField].type
  if (type === 'number' || NUMBERS.includes(name)) return Number(cell)
  if (type === 'flag' || FLAGS.includes(name)) return cell === 'true'
  if (type === 'list' || LISTS.includes(name)) return cell.split(';')
  return cell
}

function known(actors: Map<string | undefined, Actor>, id: string | undefined): Actor {
  const actor = actors.get(id)
  if (!actor) throw new Error(`people.csv has no “${id}”`)
  return actor
}

function required(row: CsvRow, name: string): string {
  const cell = row[name]
  if (cell === undefined) throw new Error(`A row lacks “${name}”`)
  return cell
}

/** The rows of a file by column. A cell that is empty is left out. */
export function readRows(name: string): CsvRow[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(dataFolder(), `${name}.csv`)), {
    columns: true,
  })
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')))
}

/** The built server runs from another folder than the sources; the data stay where they are committed. */
function dataFolder(from = dirname(fileURLToPath(import.meta.url))): string {
  const folder = join(from, 'seeds/data')
  if (existsSync(folder)) return folder
  const parent = dirname(from)
  if (parent === from) throw new Error('The folder seeds/data was not found above the server’s own')
  return dataFolder(parent)
}
