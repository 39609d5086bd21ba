import { setImmediate } from 'node:timers/promises'
import { and, eq, isNull, or } from 'drizzle-orm'
import { replacementStateOn } from '../../schema/rules/replacements.js'
import type { SuggestionFacts } from '../../schema/rules/suggestions/facts.js'
import { rowAsText, rowReader } from '../engines/rows.js'
import { isOneOf } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import { mapInTurns } from '../engines/turns.js'
import { idNumber } from './ids.js'
import { findColumns, type SystemRecord } from './systems.js'

const TAUGHT = [
  ...(['number', 'name', 'aliases', 'product', 'vendor', 'kind', 'municipality', 'serviceArea'] as const),
  ...(['descriptionNb', 'descriptionEn', 'dayOneCritical', 'disposition', 'decisionReference'] as const),
  'searchText',
] as const satisfies (keyof SystemRecord)[]

/** What suggestions ask of a system, and what a search of them finds it by. */
type TaughtSystem = Pick<SystemRecord, (typeof TAUGHT)[number]>

/** Everything that suggestions are made from, as it stands on a day. Five statements. */
export async function findSuggestionFacts({ db, t }: Reader, today: string) {
  const { systems: s, replacements: r, mappings: m, serviceAreas: a, municipalities: k } = t
  const columns = Object.fromEntries(TAUGHT.map((name) => [name, s[name]]))
  const read = rowReader(columns)
  // A file answers all at once: others have their turn between what is long.
  const texts = await db
    .select({ text: rowAsText(columns) })
    .from(s)
    .where(isNull(s.voidedAt))
  await setImmediate()
  const systems = await mapInTurns(texts, ({ text }) => read(text) as TaughtSystem)
  const [replacements, mappings, serviceAreas, municipalities] = await Promise.all([
    db
      .select({
        code: r.code,
        nameNb: r.nameNb,
        nameEn: r.nameEn,
        descriptionNb: r.descriptionNb,
        descriptionEn: r.descriptionEn,
        kind: r.kind,
        state: r.state,
        goLiveActual: r.goLiveActual,
        product: r.product,
        vendor: r.vendor,
        continuesSystem: r.continuesSystem,
      })
      .from(r),
    db
      .select({ system: m.system, replacement: m.replacement, coverage: m.coverage, scope: m.scope })
      .from(m)
      .innerJoin(s, eq(s.number, m.system))
      .where(isNull(m.voidedAt)),
    db.select({ code: a.code, nameNb: a.nameNb, nameEn: a.nameEn }).from(a),
    db.select({ number: k.number, name: k.name, searchText: k.searchText }).from(k),
  ])
  return {
    systems,
    replacements: replacements.map(({ goLiveActual, ...row }) => ({
      ...row,
      state: replacementStateOn(today, row.state, goLiveActual),
    })),
    mappings,
    serviceAreas,
    municipalities,
  } satisfies SuggestionFacts
}

const WAITING = [
  ...(['number', 'name', 'municipality', 'serviceArea', 'product', 'vendor', 'kind', 'status'] as const),
  ...(['descriptionNb', 'descriptionEn', 'disposition', 'dayOneCritical', 'version'] as const),
] as const satisfies (keyof SystemRecord)[]

/** What the queue shows of these systems, in the order of the numbers. One statement. */
export function findWaiting(
  reader: Reader,
  numbers: readonly string[],
): Promise<Pick<SystemRecord, (typeof WAITING)[number]>[]> {
  const columns = Object.fromEntries(WAITING.map((name) => [name, reader.t.systems[name]]))
  return findColumns(reader, 'waiting', columns, numbers)
}

/** An open integration of these systems, with what is at its ends. */
export type OpenIntegration = Awaited<ReturnType<typeof findOpenIntegrations>>[number]

/** The open integrations from or to these systems, oldest first. One statement. */
export async function findOpenIntegrations(
  { db, t: { integrations: i } }: Reader,
  numbers: readonly string[],
) {
  return db
    .select({
      fromSystem: i.fromSystem,
      toSystem: i.toSystem,
      toReplacement: i.toReplacement,
      toParty: i.toParty,
    })
    .from(i)
    .where(
      and(
        isNull(i.voidedAt),
        eq(i.state, 'open'),
        or(isOneOf(i.fromSystem, numbers), isOneOf(i.toSystem, numbers)),
      ),
    )
    .orderBy(idNumber(i.id))
}

/** Whom contracts are with, by their ids. One statement. */
export async function findSuppliers(
  { db, t: { contracts: c } }: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.select({ id: c.id, supplier: c.supplier }).from(c).where(isOneOf(c.id, ids))
  return new Map(rows.map(({ id, supplier }) => [id, supplier]))
}
