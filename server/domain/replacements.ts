import type { Body } from '../../schema/api/endpoint.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import {
  createReplacement as createEndpoint,
  patchReplacement as patchEndpoint,
} from '../../schema/api/replacements.js'
import { DESTINATION_GROUPS, DESTINATION_WORDS } from '../../schema/rules/progress.js'
import {
  DUTY_FIELDS,
  missingInReplacement,
  REPLACEMENT_FIELDS,
  type ReplacementState,
} from '../../schema/rules/replacements.js'
import { isReady } from '../../schema/rules/status.js'
import { foldText, sortKey } from '../../schema/rules/text.js'
import { findGateFacts } from '../store/gateFacts.js'
import { findContinuedAs } from '../store/mappingFacts.js'
import { findNamedMappings } from '../store/mappings.js'
import {
  findReplacement,
  insertReplacement,
  type ReplacementRecord,
  updateReplacement,
} from '../store/replacements.js'
import { findSystem } from '../store/systems.js'
import { findReplacementConsequences } from '../views/consequences.js'
import { type Change, type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { refuseUnconfirmed } from './consequences.js'
import { refuseOtherFields } from './fieldAccess.js'
import { keepGates, refuseBroken } from './gates.js'
import { refuseIncomplete } from './incomplete.js'
import { refuseUnknownReferences } from './references.js'
import { createRow, nameRow, patchRow, pickGiven, refuseTaken, requireRow, stampNew } from './rows.js'

/** All that is known of a replacement. */
export const replacementConcept: Concept<'replacement', 'replacements'> = {
  entity: 'replacement',
  table: 'replacements',
  key: ['code'],
  label: ({ nameNb }) => nameNb,
  system: () => null,
  derive: deriveColumns,
  parts: [],
  rebuilt: true,
  undo: {
    find: findReplacement,
    patch: patchBy(patchEndpoint, patchReplacement),
    untouched: null,
    void: null,
    restore: null,
    move: null,
    needs: readNeeds({
      create: createEndpoint,
      update: patchEndpoint,
      transition: null,
      void: null,
      restore: null,
    }),
  },
}

/**
 * Adds a replacement and answers its code. One of kind `continued` names the system that it carries on.
 * @throws Refusal `already_exists`, `invalid_input`, `unknown_reference`, `system_voided` or `continued_not_retained`.
 */
export function createReplacement(
  context: Context,
  { reason, ...given }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    if (given.code !== undefined) refuseDestination(given.code)
    const of = { from: 'rows', of: 'replacement' } as const
    const fields = await nameRow(work.tx, of, given, DESTINATION_GROUPS)
    if ((fields.kind === 'continued') !== (fields.continuesSystem !== null))
      throw new Refusal('invalid_input', {
        errors: [
          fieldProblem('continuesSystem', 'continued_system', {
            nb: 'Oppgi systemet som videreføres når typen er «System som videreføres», og bare da.',
            en: 'Give the system that is carried on when the kind is “System carried on”, and only then.',
          }),
        ],
      })
    refuseDuties(fields.continuesSystem, fields)
    refuseIncomplete(missingInReplacement(fields), REPLACEMENT_FIELDS)
    await refuseUnknownReferences(work.tx, REPLACEMENT_FIELDS, fields)
    if (fields.continuesSystem) await refuseContinued(work, fields.continuesSystem)
    await refuseEarlyUse(work, fields)
    const row: ReplacementRecord = { ...fields, ...deriveColumns(fields), ...stampNew(work.at) }
    await createRow(work, row, insertReplacement, labelRow(replacementConcept, row, reason))
    return row.code
  })
}

/**
 * Changes the named fields of a replacement, its state included.
 * @throws Refusal `field_not_allowed`, `replacement_in_use` when it leaves use while systems have been cut over to it,
 * `continued_not_retained` when it comes into use before the system that it continues is carried on, or
 * `consequences_unconfirmed` when it is retired while others are mapped to it.
 */
export function patchReplacement(
  context: Context,
  code: string,
  version: number,
  { reason, confirmed, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    refuseOtherFields(context.actor, 'replacement', REPLACEMENT_FIELDS, Object.keys(pickGiven(fields)))
    const row = requireRow(await findReplacement(work.tx, code), code)
    refuseDuties(row.continuesSystem, fields)
    await refuseStranded(work, row, fields.state ?? row.state)
    const changed = { ...row, ...pickGiven(fields) }
    refuseIncomplete(missingInReplacement(changed), REPLACEMENT_FIELDS, missingInReplacement(row))
    if (row.state !== changed.state) await refuseEarlyUse(work, changed)
    const changes = { ...fields, ...deriveColumns(changed) }
    const mapped = await findNamedMappings(work.tx, { replacement: code })
    await keepGates(
      work,
      mapped.map(({ system }) => system.number),
      () =>
        patchRow(
          work,
          row,
          version,
          changes,
          updateReplacement,
          labelRow(replacementConcept, changed, reason),
        ),
    )
    if (fields.state === 'retired' && row.state !== 'retired')
      refuseUnconfirmed(await findReplacementConsequences(work.tx, code, work.today), confirmed)
  })
}

/** Where a system goes is a replacement or one of some words: a filter could not tell which of the two is meant. */
function refuseDestination(code: string): void {
  const word = DESTINATION_GROUPS.find((one) => one === foldText(code))
  if (!word) return
  const { nb, en } = DESTINATION_WORDS[word]
  throw new Refusal('invalid_input', {
    errors: [
      fieldProblem('code', 'reserved_code', {
        nb: `«${code}» står for «${nb}» der det velges hva som erstatter. Velg en annen kode.`,
        en: `“${code}” stands for “${en}” where what replaces a system is chosen. Choose another code.`,
      }),
    ],
  })
}

/** What carries a system on has its agreement and its assessments in one place: the privacy track of that system. */
function refuseDuties(
  system: string | null,
  fields: Partial<Pick<ReplacementRecord, (typeof DUTY_FIELDS)[number]>>,
): void {
  if (system === null) return
  const given = DUTY_FIELDS.filter((name) => ![undefined, null, 'unknown'].includes(fields[name]))
  if (given.length === 0) return
  throw new Refusal('invalid_input', {
    errors: given.map((name) =>
      fieldProblem(name, 'kept_on_system', {
        nb: `Erstatningen viderefører ${system}: avtalen, risikovurderingen og DPIA-en føres under personvern på det systemet.`,
        en: `The replacement continues ${system}: its agreement, risk assessment and DPIA are kept under privacy on that system.`,
      }),
    ),
  })
}

/** A replacement does not leave use under systems that have been cut over to it. */
async function refuseStranded(work: Change, row: ReplacementRecord, state: ReplacementState): Promise<void> {
  if (state === row.state || state === 'in_use') return
  const mapped = await findNamedMappings(work.tx, { replacement: row.code })
  const stranded = mapped.filter(({ system }) => isReady(system.status))
  if (stranded.length > 0)
    throw new Refusal('replacement_in_use', {
      about: stranded.map(({ system }) => `${system.number} ${system.name}`).join(', '),
    })
}

/** Others do not work in a system before it is carried on: its agreements, owner and number are in place then. */
async function refuseEarlyUse(
  work: Change,
  { state, continuesSystem }: { state: ReplacementState; continuesSystem: string | null },
): Promise<void> {
  if (state !== 'in_use' || continuesSystem === null) return
  const system = await findSystem(work.tx, continuesSystem)
  if (system && system.status !== 'retained')
    throw new Refusal('continued_not_retained', { about: `${system.number} ${system.name}` })
}

async function refuseContinued(work: Change, number: string): Promise<void> {
  const system = requireRow(await findSystem(work.tx, number), number)
  refuseTaken(await findContinuedAs(work.tx, number), 'continuesSystem', number)
  const before = await findGateFacts(work.tx, system, work.today)
  refuseBroken(before, { ...before, continuedAs: number })
}

/** The columns that search and sort use, filled by the rules. */
function deriveColumns({
  code,
  nameNb,
  nameEn,
  product,
  vendor,
  continuesSystem,
}: Pick<ReplacementRecord, 'code' | 'nameNb' | 'nameEn' | 'product' | 'vendor' | 'continuesSystem'>): Pick<
  ReplacementRecord,
  'searchText' | 'sortKey'
> {
  const texts = [code, nameNb, nameEn, product, vendor, continuesSystem]
  return { searchText: foldText(texts.filter(Boolean).join(' ')), sortKey: sortKey(nameNb) }
}
