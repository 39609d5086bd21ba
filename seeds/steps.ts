import type { Body } from '../schema/api/endpoint.js'
import {
  type createMapping as createMappingEndpoint,
  patchMapping as patchMappingEndpoint,
} from '../schema/api/mappings.js'
import {
  type createReplacement as createReplacementEndpoint,
  patchReplacement as patchReplacementEndpoint,
} from '../schema/api/replacements.js'
import {
  createSystem as createSystemEndpoint,
  patchSystem as patchSystemEndpoint,
} from '../schema/api/systems.js'
import { dateIn } from '../schema/rules/dates.js'
import { doneNames } from '../schema/rules/days.js'
import { GATES } from '../schema/rules/gates.js'
import { MAPPING_FIELDS } from '../schema/rules/mappings.js'
import { DUTY_FIELDS, REPLACEMENT_FIELDS } from '../schema/rules/replacements.js'
import { previousStatus, STATUSES, type Status } from '../schema/rules/status.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from '../schema/rules/systemFields.js'
import type { FieldGroup } from '../schema/rules/systems.js'
import type { Context } from '../server/domain/change.js'
import { createMapping, patchMapping } from '../server/domain/mappings.js'
import { createReplacement, patchReplacement } from '../server/domain/replacements.js'
import { createSystem, patchSystem } from '../server/domain/systems.js'
import { createTransition } from '../server/domain/transitions.js'
import { tellLink, type Versions } from './connections.js'
import type { Demo, DemoSystem, Step } from './data.js'
import { tellTrack } from './tracks.js'

type MappingFields = Body<typeof createMappingEndpoint>
type ReplacementFields = Body<typeof createReplacementEndpoint>
type Values = Record<string, unknown>

const ofGroups = (...groups: FieldGroup[]): SystemField[] =>
  SYSTEM_FIELD_NAMES.filter((name) => groups.includes(SYSTEM_FIELDS[name].group))
const PLAN: SystemField[] = [
  'responsible',
  'wave',
  'targetDate',
  'plannedReadOnly',
  'plannedDecommission',
  'rollbackPlan',
  'health',
]

/** The fields of a system that a step writes, with the values that the system ends with. */
const WRITTEN_AT: Record<string, readonly SystemField[]> = {
  registered: ofGroups('identity', 'cost').filter(
    (name) => name !== 'readOnlyCost' && name !== 'licencesGivenUp',
  ),
  appraised: ofGroups('archive'),
  classified: ['privacyClass'],
  assessed: ofGroups('people', 'use', 'technical', 'security').filter(
    (name) => name !== 'newOwner' && name !== 'privacyClass',
  ),
  decided: [...ofGroups('decision'), 'licencesGivenUp'],
  dated: PLAN,
  planned: PLAN,
  reconciled: ['readOnlyCost'],
}

/** What is signed once a system is off. */
const SIGNED_OFF: readonly SystemField[] = [
  ...(['ownerSignedOffBy', 'ownerSignedOffOn', 'operationsSignedOffBy', 'operationsSignedOffOn'] as const),
]

/** What a step writes of a system: what is said of it, or what the gates of its status ask for and nothing else writes. */
function writtenAt(step: string): readonly SystemField[] {
  const written = WRITTEN_AT[step]
  if (written) return written
  const elsewhere = Object.values(WRITTEN_AT).flat()
  const asked = GATES.filter(({ entering }) => entering.some((status) => status === step))
    .flatMap(({ place }) => (place?.part === 'system' ? [place.field] : []))
    .filter((field) => !elsewhere.includes(field))
  return step === 'decommissioned' ? [...asked, ...SIGNED_OFF] : asked
}

/** The same for its mappings, which are made when it is decided. */
const RECONCILED = [
  ...(['countIn', 'countOut', 'deviation', 'deviationAcceptedBy', 'deviationReference'] as const),
]
const MAPPING_WRITTEN_AT: Record<string, readonly (keyof MappingFields)[]> = {
  decided: ['coverage', 'scope', 'plannedCutOver', 'conversionNeeded'],
  reconciled: RECONCILED,
  accepted: ['acceptedBy', 'acceptedOn', 'evidence'],
}

/** What is written of a replacement before the first system migrates to it. */
const REPLACEMENT_PREPARED: readonly (keyof ReplacementFields)[] = DUTY_FIELDS

/** What is written of a replacement as it comes into use. */
const REPLACEMENT_CHANGED: readonly (keyof ReplacementFields)[] = ['state', 'goLiveActual', 'goLivePlanned']

/** What is known of a replacement only when it is changed later. */
const REPLACEMENT_WRITTEN_LATER: readonly (keyof ReplacementFields)[] = [
  'state',
  'goLiveActual',
  ...REPLACEMENT_PREPARED,
]

/** A row as the loader last left it: what a change builds on, so that nothing is read back. */
interface Row {
  version: number
  values: Values
}
interface SystemRow extends Row {
  status: Status
  mappings: (Row & { id: string; goal: MappingFields })[]
}

/** The register as far as the history has been told. */
export interface Told {
  demo: Demo
  systems: Map<string, SystemRow>
  replacements: Map<string, Row>
  versions: Versions
}

/** Tells one step of the history through the domain, as its actor and at its moment. */
export async function tell(context: Context, told: Told, step: Step): Promise<void> {
  if (await tellTrack(context, told.demo, told.versions, step)) return
  if (await tellLink(context, told.demo, told.versions, step)) return
  const system = told.demo.systems.find(({ number }) => number === step.subject)
  if (!system) return tellReplacement(context, told, step)
  if (step.step === 'registered') return register(context, told, system, step)
  const row = told.systems.get(system.number)
  if (!row) throw new Error(`${step.subject} is not registered yet`)

  const to = step.step === 'back' ? back(row) : STATUSES.find((status) => status === step.step)
  const reason = step.reason
  await patch(row, wanted(context, system.fields, writtenAt(step.step), step, ''), (values) =>
    patchSystem(context, system.number, row.version, {
      ...patchSystemEndpoint.body.parse(values),
      ...(!to && { reason }),
    }),
  )
  if (to === 'decided') await map(context, told, row, step)
  else await patchMappings(context, row, step)
  if (to) await move(context, row, step, to)
}

async function register(context: Context, told: Told, system: DemoSystem, step: Step): Promise<void> {
  const values = wanted(context, system.fields, writtenAt('registered'), step, '')
  const { reason: _, ...fields } = createSystemEndpoint.body.parse(values)
  const number = await createSystem(context, fields, { reason: step.reason, provenance: 'synthetic' })
  if (number !== system.number) throw new Error(`${system.number} was registered as ${number}`)
  told.systems.set(number, { version: 1, values: { ...fields }, status: 'registered', mappings: [] })
}

/** Makes the system's mappings as they were decided; what comes of the tests is written later. */
async function map(context: Context, told: Told, row: SystemRow, step: Step): Promise<void> {
  for (const goal of told.demo.mappings.filter(({ system }) => system === step.subject)) {
    const values = wanted(context, goal, MAPPING_WRITTEN_AT.decided, step, 'mapping.')
    const fields: MappingFields = {
      ...goal,
      actualCutOver: null,
      countIn: null,
      countOut: null,
      deviation: null,
      deviationAcceptedBy: null,
      deviationReference: null,
      acceptedBy: null,
      acceptedOn: null,
      evidence: null,
      ...values,
    }
    const id = await createMapping(context, fields)
    row.mappings.push({ id, goal, version: 1, values: { ...fields } })
  }
}

async function patchMappings(context: Context, row: SystemRow, step: Step): Promise<void> {
  for (const mapping of row.mappings)
    await patch(
      mapping,
      wanted(context, mapping.goal, MAPPING_WRITTEN_AT[step.step], step, 'mapping.'),
      (values) =>
        patchMapping(context, mapping.id, mapping.version, {
          ...patchMappingEndpoint.body.parse(values),
          reason: step.reason,
        }),
    )
}

async function move(context: Context, row: SystemRow, step: Step, to: Status): Promise<void> {
  const day = dateIn(context.settings.timeZone, step.at)
  await createTransition(context, step.subject, row.version, { to, reason: step.reason })
  row.version += 1
  row.status = to
  if (to === 'read_only') row.values.readOnlyFrom ??= day
  // The register dates the links of a system that is cut over.
  if (step.step === 'cut_over')
    for (const mapping of row.mappings)
      if (mapping.values.actualCutOver === null) {
        mapping.version += 1
        mapping.values.actualCutOver = day
      }
}

function back(row: SystemRow): Status {
  const { disposition, readOnlyFrom = null } = row.values as Pick<
    DemoSystem['fields'],
    'disposition' | 'readOnlyFrom'
  >
  const to = previousStatus({ status: row.status, disposition, readOnlyFrom })
  if (!to) throw new Error(`There is no step back from ${row.status}`)
  return to
}

async function tellReplacement(context: Context, told: Told, step: Step): Promise<void> {
  const { subject: code, reason } = step
  const goal = told.demo.replacements.find((replacement) => replacement.code === code)
  if (!goal) throw new Error(`There is no system or replacement “${code}”`)
  if (step.step === 'created') {
    const later = Object.fromEntries(REPLACEMENT_WRITTEN_LATER.map((name) => [name, null]))
    const start = { state: 'planned', dpiaRequired: 'unknown' } as const
    const fields: ReplacementFields = { ...goal, ...later, ...start, ...wanted(context, goal, [], step, '') }
    await createReplacement(context, fields)
    told.replacements.set(code, { version: 1, values: { ...fields } })
    return
  }
  const row = told.replacements.get(code)
  if (!row) throw new Error(`The replacement “${code}” is not made yet`)
  const written = step.step === 'prepared' ? REPLACEMENT_PREPARED : REPLACEMENT_CHANGED
  await patch(row, wanted(context, goal, written, step, ''), (values) =>
    patchReplacement(context, code, row.version, { ...patchReplacementEndpoint.body.parse(values), reason }),
  )
}

/** The days on which something was done: none is told before it has come. */
const DONE = [SYSTEM_FIELDS, MAPPING_FIELDS, REPLACEMENT_FIELDS].flatMap(doneNames)

/** The values that a step writes: those that the row ends with, unless the step itself says otherwise. */
function wanted(
  { settings }: Context,
  goal: object,
  names: readonly string[] = [],
  step: Step,
  prefix: '' | 'mapping.',
): Values {
  const day = dateIn(settings.timeZone, step.at)
  const values = goal as Values
  const own = [...step.changes].filter(([name]) => name.startsWith('mapping.') === (prefix !== ''))
  return {
    ...Object.fromEntries(
      names
        .filter((name) => !DONE.includes(name) || String(values[name] ?? '') <= day)
        .map((name) => [name, values[name]]),
    ),
    ...Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])),
  }
}

/** Writes the values that differ from what the row has, if any do. */
async function patch(row: Row, values: Values, write: (values: Values) => Promise<void>): Promise<void> {
  const differing = Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(row.values[name] ?? null),
    ),
  )
  if (Object.keys(differing).length === 0) return
  await write(differing)
  row.version += 1
  Object.assign(row.values, differing)
}
