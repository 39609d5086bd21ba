import { MOST_SYSTEMS } from '../../schema/api/bulk.js'
import { fieldProblem, Refusal, refusalWords } from '../../schema/api/errors.js'
import type { SystemFilters } from '../../schema/api/systemFilters.js'
import { dateIn } from '../../schema/rules/dates.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import { PLANNED_DATES } from '../../schema/rules/progress.js'
import { STATUS_WORDS } from '../../schema/rules/status.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import type { Reader } from '../engines/store.js'
import { mapInTurns, together } from '../engines/turns.js'
import { findHead } from '../store/changes.js'
import { findGateFactsOf } from '../store/gateFacts.js'
import { findProgramme, type Instant } from '../store/programme.js'
import { findSystems, type SystemRecord } from '../store/systems.js'
import { listSystemNumbers } from '../views/systemList.js'
import type { Context } from './change.js'
import { readSystemFilters } from './filters.js'
import { requireRow } from './rows.js'

/** Which systems a request is about, and how far the log may have come. */
interface Asked {
  numbers?: readonly string[] | undefined
  filter?: SystemFilters | undefined
  ifSequence?: number | undefined
}

/** The systems that a request is about. */
interface Chosen {
  /** What they were asked for by: one that is not there has no row. */
  numbers: readonly string[]
  rows: readonly SystemRecord[]
  today: string
}

/** What becomes of one system, or why nothing does. */
export type PlannedOne<P> =
  | ({ number: string; row: SystemRecord; refusal?: never } & P)
  | { number: string; row: SystemRecord | undefined; refusal: Refusal }

/**
 * Finds the systems that a request names or filters, and asks with them what else it needs first.
 * @throws Refusal `log_moved`, what a question in `also` is answered with, or `invalid_input` for too many systems.
 */
export async function findChosen(
  reader: Reader,
  context: Context,
  { numbers, filter = { voided: 'no' }, ifSequence }: Asked,
  also: Promise<Refusal | null> | null,
): Promise<Chosen> {
  const [head, programme, unknown, named] = await together([
    findHead(reader),
    findProgramme(reader),
    also,
    numbers ? findSystems(reader, numbers) : undefined,
  ])
  const moment = {
    sequence: head?.seq ?? 0,
    today: dateIn(context.settings.timeZone, context.at),
    mergerDate: programme?.mergerDate ?? null,
    settings: context.settings,
  }
  if (ifSequence !== undefined && ifSequence !== moment.sequence) throw new Refusal('log_moved')
  if (unknown) throw unknown
  const rows = named ?? (await findFiltered(reader, moment, filter))
  return {
    numbers: [...new Set(numbers ?? rows.map(({ number }) => number))],
    rows,
    today: moment.today,
  }
}

async function findFiltered(
  reader: Reader,
  instant: Instant,
  filter: SystemFilters,
): Promise<SystemRecord[]> {
  const query = {
    ...(await readSystemFilters(reader, filter, 'filter.')),
    sort: ['number' as const],
  }
  const numbers = await listSystemNumbers(reader, query, instant)
  if (numbers.length > MOST_SYSTEMS)
    throw new Refusal('invalid_input', {
      errors: [
        fieldProblem('filter', 'too_many', {
          nb: `Filteret treffer ${numbers.length} systemer. Snevre det inn til høyst ${MOST_SYSTEMS}.`,
          en: `The filter matches ${numbers.length} systems. Narrow it to at most ${MOST_SYSTEMS}.`,
        }),
      ],
    })
  return findSystems(reader, numbers)
}

/** Finds out what becomes of each of them by what its gates ask; those in `outside` are refused. Statements do not grow with them. */
export async function planEach<P extends object>(
  reader: Reader,
  { numbers, rows, today }: Chosen,
  outside: ReadonlySet<string>,
  planOne: (row: SystemRecord, facts: GateFacts) => P,
): Promise<PlannedOne<P>[]> {
  const facts = await findGateFactsOf(reader, rows, today)
  const factsOf = new Map(facts.map((one) => [one.system.number, one]))
  return mapInTurns(numbers, (number): PlannedOne<P> => {
    const one = factsOf.get(number)
    try {
      const { system: row } = requireRow(one, number)
      if (outside.has(number)) throw new Refusal('out_of_scope', { about: number })
      return { number, row, ...planOne(row, one as GateFacts) }
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      return { number, row: one?.system, refusal }
    }
  })
}

/** @throws Refusal `plan_reached` when a planned date would be changed of a system that has come to where it applies. */
export function refuseReached(row: SystemRecord, fields: Partial<SystemRecord>): void {
  const reached = PLANNED_DATES.filter(
    ({ field, reached }) => field in fields && fields[field] !== row[field] && reached.includes(row.status),
  )
  if (reached.length === 0) return
  const status = STATUS_WORDS[row.status]
  throw new Refusal('plan_reached', {
    errors: reached.map(({ field }) =>
      fieldProblem(field, 'plan_reached', {
        nb: `«${SYSTEM_FIELDS[field].nb}» er nådd: systemet er «${status.nb}».`,
        en: `“${SYSTEM_FIELDS[field].en}” is reached: the system is “${status.en}”.`,
      }),
    ),
  })
}

/** @throws Refusal `bulk_refused` naming each that is refused, when all or none are to be changed. */
export function refuseAny(planned: readonly { number: string; refusal?: Refusal | undefined }[]): void {
  const errors = planned.flatMap(({ number, refusal }) =>
    refusal ? [fieldProblem(number, refusal.code, refusalWords(refusal))] : [],
  )
  if (errors.length > 0) throw new Refusal('bulk_refused', { errors })
}

/** What is answered of why one is refused. */
export function refusalItem(refusal: Refusal | undefined) {
  return refusal
    ? {
        code: refusal.code,
        ...refusalWords(refusal),
        errors: refusal.details.errors ?? [],
        gates: refusal.details.gates ?? [],
      }
    : null
}

/** How many systems there are, and how many of each outcome. */
export function countOutcomes(items: readonly { outcome: 'changed' | 'unchanged' | 'refused' }[]) {
  const having = (outcome: string) => items.filter((item) => item.outcome === outcome).length
  return {
    systems: items.length,
    changed: having('changed'),
    unchanged: having('unchanged'),
    refused: having('refused'),
  }
}
