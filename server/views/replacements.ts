import type { Query } from '../../schema/api/endpoint.js'
import type {
  listReplacementProgress as listEndpoint,
  Replacement,
  ReplacementProgress,
  ReplacementRow,
  ReplacementSums,
} from '../../schema/api/replacements.js'
import { NO_ARCHIVE_DUTY } from '../../schema/rules/codes.js'
import { ruleSetOf } from '../../schema/rules/countries/all.js'
import { groupBy } from '../../schema/rules/groups.js'
import { countedDuty } from '../../schema/rules/lowerings.js'
import {
  REPLACEMENT_SIGNALS,
  REPLACEMENT_STATES,
  type ReplacementSignal,
  type ReplacementSort,
  type ReplacementState,
  replacementSignalsOf,
  replacementStateOn,
} from '../../schema/rules/replacements.js'
import { compareKeys } from '../../schema/rules/text.js'
import { archiveSteps, replacementSteps, type SummedStep, sumSteps } from '../../schema/rules/trackSteps.js'
import { isOfVendor } from '../../schema/rules/vendorNames.js'
import type { Reader } from '../engines/store.js'
import { findArchivesInto } from '../store/archives.js'
import { cutPage, type Page } from '../store/cursor.js'
import { findLinkEnds } from '../store/mappingFacts.js'
import { findMerger } from '../store/merger.js'
import type { Instant } from '../store/programme.js'
import { findListedReplacements, findReplacementRows, type ListedReplacement } from '../store/replacements.js'
import type { Assessment } from './assessments.js'
import { emptyLoad, isBlocked, isOverdue, type Load } from './loads.js'
import { attention } from './progress.js'
import { findStandings } from './standings.js'

/** A replacement as lists look at it: where it stands today, and what goes to it. */
interface Listed extends Omit<ListedReplacement, 'state'> {
  state: ReplacementState
  goLive: string | null
  load: Load
  signals: ReplacementSignal[]
}

/** So many of the systems that a replacement waits for are named. */
const NAMED = 3

/**
 * A page of replacements with how their systems stand by the rules, and what all that match add up to. Three statements
 * beside those of the standings.
 */
export async function listReplacementProgress(
  reader: Reader,
  query: Query<typeof listEndpoint>,
  instant: Instant,
): Promise<Page<ReplacementProgress> & { sums: ReplacementSums }> {
  const [standings, found] = await Promise.all([
    findStandings(reader, instant),
    findListedReplacements(reader, query),
  ])
  const loads = standings.loads()
  const isOf = query.vendor && isOfVendor(query.vendor)
  const listed = found
    .map((row) => ({
      ...row,
      state: replacementStateOn(instant.today, row.state, row.goLiveActual),
      goLive: row.goLiveActual ?? row.goLivePlanned,
      load: loads.get(row.code) ?? emptyLoad(),
    }))
    .map((row) => ({ ...row, signals: replacementSignalsOf(row.load, row, instant.today) }))
    .filter((row) => isAsked(query, row) && (!isOf || isOf(row.vendor)))
  const inOrder = inOrderOf(listed, query.sort)
  const page = cutPage(inOrder, `replacement progress ${query.sort}`, ({ code }) => code, query)
  const rows = await findReplacementRows(
    reader,
    page.items.map(({ code }) => code),
  )
  return {
    ...page,
    items: rows.map((row) => ({ ...row, ...toldOf(loads.get(row.code) ?? emptyLoad()) })),
    sums: sumOf(listed),
  }
}

/** What a replacement must have before systems can move into it, with what of that it has. Three statements. */
export async function findSteps(
  reader: Reader,
  row: ReplacementRow,
  today: string,
): Promise<Replacement['steps']> {
  const [ends, { parties }] = await Promise.all([findLinkEnds(reader, [row.code]), findMerger(reader)])
  return replacementSteps(row, ends.get(row.code)?.facts ?? { ...row, dpaParty: null }, parties, today)
}

/** How far the archives of the systems that go to a replacement have come, of those that have a duty. One statement. */
export async function sumArchives(
  reader: Reader,
  code: string,
  { today, settings: { ruleSet } }: Pick<Instant, 'today' | 'settings'>,
): Promise<SummedStep[]> {
  const law = ruleSetOf(ruleSet).archiveLaw
  const tracks = (await findArchivesInto(reader, code)).flatMap(({ system, archive }) => {
    const duty = countedDuty(system)
    return duty === NO_ARCHIVE_DUTY ? [] : [archiveSteps(archive, duty, today, law)]
  })
  return sumSteps(tracks)
}

function isAsked(
  { state, signal }: Pick<Query<typeof listEndpoint>, 'state' | 'signal'>,
  of: Listed,
): boolean {
  if (state && !state.includes(of.state)) return false
  return signal === undefined || of.signals.some((one) => signal.includes(one))
}

type Key = string | number | null

/** What each order compares: what comes first has the least of each. */
const KEYS: Record<ReplacementSort, (row: Listed, at: number) => Key[]> = {
  attention: ({ load }) => [
    ...[-load.overdue, -load.blocked, -load.dayOne, load.nextCutOver],
    ...[-load.systems.length],
  ],
  name: (_, at) => [at],
  systems: ({ load }) => [load.systems.length],
  ready: ({ load }) => [load.ready],
  overdue: ({ load }) => [load.overdue],
  blocked: ({ load }) => [load.blocked],
  goLive: ({ goLive }) => [goLive],
}

/** Shared solutions first, whichever way the sort goes; what has no value comes last of its kind, and equal ones by name. */
function inOrderOf(rows: readonly Listed[], sort: ReplacementSort | `-${ReplacementSort}`): Listed[] {
  const keysOf = KEYS[sort.replace(/^-/, '') as ReplacementSort]
  const turn = sort.startsWith('-') ? -1 : 1
  return rows
    .map((row, at) => ({ row, keys: keysOf(row, at) }))
    .sort((a, b) => {
      if (a.row.rank !== b.row.rank) return a.row.rank - b.row.rank
      for (const [at, key] of a.keys.entries()) {
        const order = compare(key, b.keys[at] ?? null, turn)
        if (order !== 0) return order
      }
      // They come by name.
      return 0
    })
    .map(({ row }) => row)
}

function compare(a: Key, b: Key, turn: 1 | -1): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return turn * (typeof a === 'string' ? compareKeys(a, String(b)) : a - Number(b))
}

/** What the list tells of the load of one. */
function toldOf({ systems, ...load }: Load) {
  return {
    ...{ ...load, systems: systems.length },
    waitsFor: attention(systems)
      .items.slice(0, NAMED)
      .map(({ number, name, municipality }) => ({ number, name, municipality })),
  }
}

/** What replacements add up to, each system counted once. */
function sumOf(rows: readonly Listed[]): ReplacementSums {
  const times = new Map<Assessment, number>()
  for (const { load } of rows) for (const one of load.systems) times.set(one, (times.get(one) ?? 0) + 1)
  const systems = [...times.keys()]
  const count = (is: (one: Assessment) => boolean) => systems.filter(is).length
  const states = groupBy(rows, ({ state }) => state)
  return {
    systems: systems.length,
    ready: count(({ standing }) => standing.ready),
    overdue: count(isOverdue),
    blocked: count(isBlocked),
    split: [...times.values()].filter((to) => to > 1).length,
    signals: Object.fromEntries(
      REPLACEMENT_SIGNALS.map((signal) => [
        signal,
        rows.filter(({ signals }) => signals.includes(signal)).length,
      ]),
    ) as ReplacementSums['signals'],
    states: REPLACEMENT_STATES.flatMap((state) => {
      const of = states.get(state) ?? []
      const own = new Set(of.flatMap(({ load }) => load.systems))
      const ready = [...own].filter(({ standing }) => standing.ready).length
      return of.length > 0 ? [{ state, replacements: of.length, systems: own.size, ready }] : []
    }),
  }
}
