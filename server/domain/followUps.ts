import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import {
  type followUpMany as followUpManyEndpoint,
  patchFollowUp as patchEndpoint,
} from '../../schema/api/followUps.js'
import { CHECK_CODES, type CheckCode } from '../../schema/rules/checkCodes.js'
import { CHECKS } from '../../schema/rules/checks.js'
import { makesCheck } from '../../schema/rules/countries/all.js'
import { FOLLOW_UP_FIELDS, type FollowUpField, mayBeNotNeeded } from '../../schema/rules/followUps.js'
import { askedFor } from '../../schema/rules/may.js'
import type { Rewritten } from '../engines/manyRows.js'
import type { Reader } from '../engines/store.js'
import {
  type FollowUpRecord,
  findFollowUpsOf,
  insertFollowUps,
  untouchedFollowUp,
  updateFollowUps,
} from '../store/followUps.js'
import { findSystem, findSystems, type SystemRecord } from '../store/systems.js'
import { type Change, type Context, change, listChangedFields } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { refuseOtherFields } from './fieldAccess.js'
import { makeNextVersion, pickGiven, requireRow, requireVersion, stampNew } from './rows.js'
import { refuseOutOfScope } from './scope.js'
import { requireTrackedSystem } from './tracks.js'

/** All that is known of what is done about a finding. */
export const followUpConcept: Concept<'follow_up', 'followUps'> = {
  entity: 'follow_up',
  table: 'followUps',
  key: ['id'],
  label: ({ system, check }, nameOf) => `${nameOf(system)}: ${wordsOf(check)}`,
  system: ({ system }) => system,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: async (reader, id) => findById(reader, id),
    patch: patchBy(patchEndpoint, (context, id, version, body) => {
      const { check, system } = readId(id)
      return patchFollowUp(context, check, system, version, body)
    }),
    untouched: async (tx, id) => {
      const { check, system } = readId(id)
      return untouchedFollowUp(check, requireRow(await findSystem(tx, system), system))
    },
    void: null,
    restore: null,
    move: null,
    // The first that is said of a finding makes its row.
    needs: readNeeds({
      create: patchEndpoint,
      update: patchEndpoint,
      transition: null,
      void: null,
      restore: null,
    }),
  },
}

/** What the log calls a check: that is kept there as text, in the language of the register. */
function wordsOf(check: CheckCode): string {
  return CHECKS.find(({ code }) => code === check)?.words.nb ?? check
}

/** The check and the system that a follow-up is about. @throws Refusal `not_found` for a check that there is not. */
export function readId(id: string): { check: CheckCode; system: string } {
  const [code, system = ''] = id.split('/')
  const check = CHECK_CODES.find((one) => one === code)
  if (!check) throw new Refusal('not_found', { about: id })
  return { check, system }
}

/** What is done about a finding, by its id in the log; undefined where there is no such system. */
export async function findById(reader: Reader, id: string): Promise<FollowUpRecord | undefined> {
  const { check, system } = readId(id)
  const row = await findSystem(reader, system)
  return row && (await findFollowUpsOf(reader, check, [row]))[0]
}

/**
 * Says who follows up what a check finds of a system, or why it is not needed.
 * @throws Refusal `not_found`, `voided`, `version_conflict`, `field_not_allowed`, `out_of_scope` or `finding_always_counts`.
 */
export function patchFollowUp(
  context: Context,
  check: CheckCode,
  number: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const system = await requireTrackedSystem(work.tx, number)
    const [row] = await findFollowUpsOf(work.tx, check, [system])
    if (!row) throw new Refusal('not_found', { about: number })
    requireVersion(row, version)
    await write(work, check, [system], [row], pickGiven(fields) as Partial<FollowUpRecord>, reason)
  })
}

/**
 * Says the same of what a check finds of many systems, all or none; answers how many were changed.
 * @throws Refusal as `patchFollowUp` does. The number of statements does not grow with them.
 */
export function followUpMany(
  context: Context,
  check: CheckCode,
  { systems: numbers, changes, reason }: Body<typeof followUpManyEndpoint>,
): Promise<number> {
  return change(context, async (work) => {
    const asked = [...new Set(numbers)]
    const found = new Map((await findSystems(work.tx, asked)).map((row) => [row.number, row]))
    const systems = asked.map((number) => requireRow(found.get(number), number))
    const voided = systems.filter(({ voidedAt }) => voidedAt !== null)
    if (voided.length > 0)
      throw new Refusal('voided', { about: voided.map(({ number }) => number).join(', ') })
    const rows = await findFollowUpsOf(work.tx, check, systems)
    return write(work, check, systems, rows, pickGiven(changes) as Partial<FollowUpRecord>, reason)
  })
}

async function write(
  work: Change,
  check: CheckCode,
  systems: readonly SystemRecord[],
  rows: readonly FollowUpRecord[],
  fields: Partial<FollowUpRecord>,
  reason: string | undefined,
): Promise<number> {
  const names = Object.keys(fields) as FollowUpField[]
  if (!makesCheck(work.settings.ruleSet, check)) throw new Refusal('not_found', { about: check })
  refuseOtherFields(work.actor, 'follow_up', FOLLOW_UP_FIELDS, names)
  await refuseOutOfScope(
    work.tx,
    work.actor,
    names.map((name) => askedFor('follow_up', name)),
    systems.map(({ number }) => number),
  )
  if (typeof fields.notNeeded === 'string' && !mayBeNotNeeded(check))
    throw new Refusal('finding_always_counts', { about: wordsOf(check) })
  const changed = rows.flatMap((before): Rewritten<FollowUpRecord>[] => {
    if (listChangedFields(before, { ...before, ...fields }).length === 0) return []
    const after = makeNextVersion(before, fields, work.at)
    return [{ before, after: before.version === 0 ? { ...after, ...stampNew(work.at) } : after }]
  })
  if (changed.length === 0) return 0
  const made = changed.filter(({ before }) => before.version === 0)
  await work.send(
    insertFollowUps(
      work.tx,
      made.map(({ after }) => after),
    ),
  )
  await work.send(
    updateFollowUps(
      work.tx,
      changed.filter(({ before }) => before.version > 0),
    ),
  )
  const nameOf = new Map(systems.map(({ number, name }) => [number, name]))
  await work.log(
    ...changed.map(({ before, after }) => ({
      action: before.version === 0 ? ('create' as const) : ('update' as const),
      ...labelRow(followUpConcept, after, reason, (number) => nameOf.get(number) ?? number),
      before: before.version === 0 ? null : before,
      after,
    })),
  )
  return changed.length
}
