import { type ContractFacts, finalEnd, isContractOver, nextEnd, possibleEnd } from './contracts.js'
import { addDays, daysBetween } from './dates.js'
import { SYSTEM_FIELDS, type SystemField } from './systemFields.js'
import type { Answer } from './systems.js'
import { foldText } from './text.js'
import type { Words } from './words.js'

/** The most systems that are compared at once: more do not stand side by side. */
export const MOST_COMPARED = 12

/** What systems are compared in, in the order of the page. */
export const COMPARISON_GROUPS = ['use', 'duties', 'contract', 'decision'] as const
export type ComparisonGroup = (typeof COMPARISON_GROUPS)[number]

export const COMPARISON_GROUP_WORDS: Record<ComparisonGroup, Words> = {
  use: { nb: 'Bruk og drift', en: 'Use and hosting' },
  duties: { nb: 'Personvern og arkiv', en: 'Privacy and archive' },
  contract: { nb: 'Avtale', en: 'Contract' },
  decision: { nb: 'Beslutning', en: 'Decision' },
}

interface ComparedField extends Words {
  group: ComparisonGroup
  /** What each has of its own whatever the others have: that it is lacking is told, and not that it differs. */
  own?: true
}

/** The rows of a comparison; those that are no fields of a system are computed of what hangs on it. */
export const COMPARED_FIELDS = {
  vendor: { group: 'use', ...wordsOf('vendor') },
  users: { group: 'use', ...wordsOf('users') },
  hosting: { group: 'use', ...wordsOf('hosting') },
  dayOneCritical: { group: 'use', ...wordsOf('dayOneCritical') },
  systemOwner: { group: 'use', own: true, ...wordsOf('systemOwner') },
  privacyClass: { group: 'duties', ...wordsOf('privacyClass') },
  archiveDuty: { group: 'duties', ...wordsOf('archiveDuty') },
  integrations: { group: 'duties', nb: 'Integrasjoner', en: 'Integrations' },
  contractEnd: { group: 'contract', nb: 'Avtale til', en: 'Contract until' },
  noticeDeadline: { group: 'contract', nb: 'Oppsigelsesfrist', en: 'Notice deadline' },
  annualCost: { group: 'contract', ...wordsOf('annualCost') },
  disposition: { group: 'decision', ...wordsOf('disposition') },
  replacements: { group: 'decision', nb: 'Koblet til', en: 'Mapped to' },
  targetDate: { group: 'decision', ...wordsOf('targetDate') },
} as const satisfies Record<string, ComparedField>
export type ComparedName = keyof typeof COMPARED_FIELDS
const COMPARED_NAMES = Object.keys(COMPARED_FIELDS) as ComparedName[]

function wordsOf(field: SystemField): Words {
  const { nb, en } = SYSTEM_FIELDS[field]
  return { nb, en }
}

/** What is known of one system under each row; null: there is nothing, or nobody has said. */
export type ComparedValue = string | number | boolean | string[] | null
export type ComparedValues = Readonly<Record<ComparedName, ComparedValue>>

/** A system as it is compared: its values, and which of them somebody owes an answer to. */
export interface Compared {
  values: ComparedValues
  missing: readonly ComparedName[]
}

/** Whether a row differs, lacks an answer somewhere, or is alike: a difference counts before what is lacking. */
export const COMPARISON_MARKS = ['differs', 'missing', 'equal'] as const
type ComparisonMark = (typeof COMPARISON_MARKS)[number]

export interface ComparisonRow {
  field: ComparedName
  mark: ComparisonMark
  /** Which of the systems stand out: from what most have, or where no two are alike, from the target. */
  odd: boolean[]
}

/** The answers that a comparison asks for; all else may be nothing. */
const ASKED: readonly ComparedName[] = [
  'vendor',
  'users',
  'hosting',
  'systemOwner',
  'privacyClass',
  'archiveDuty',
  'annualCost',
]

/** What nobody has answered of a system. */
export function missingOf(
  values: ComparedValues,
  { hasContracts, hasIntegrations }: { hasContracts: Answer; hasIntegrations: Answer },
): ComparedName[] {
  return COMPARED_NAMES.filter((name) => {
    if (name === 'integrations') return values.integrations === 0 && hasIntegrations === 'unknown'
    if (name === 'contractEnd') return values.contractEnd === null && hasContracts === 'unknown'
    if (name === 'disposition') return values.disposition === 'undecided'
    return ASKED.includes(name) && values[name] === null
  })
}

/** Compares systems row by row; `target`: the values of what they would go to, where it has any. */
export function compareRows(
  systems: readonly Compared[],
  target: Partial<ComparedValues> | null,
): ComparisonRow[] {
  return COMPARED_NAMES.map((field): ComparisonRow => {
    const keys = systems.map(({ values, missing }) => (missing.includes(field) ? null : keyOf(values[field])))
    const known = keys.filter((key) => key !== null)
    const field_: ComparedField = COMPARED_FIELDS[field]
    const differs = !field_.own && new Set(known).size > 1
    const mark = differs ? 'differs' : known.length < keys.length ? 'missing' : 'equal'
    const usual = differs ? usualOf(known, target?.[field] ?? null) : null
    return { field, mark, odd: keys.map((key) => usual !== null && key !== null && key !== usual) }
  })
}

/** What systems differ in, one that lacks what another has too. */
export function differencesOf(systems: readonly Pick<Compared, 'values'>[]): ComparedName[] {
  return COMPARED_NAMES.filter((name) => new Set(systems.map(({ values }) => keyOf(values[name]))).size > 1)
}

/** What values are alike by: letters of any case are one. */
function keyOf(value: ComparedValue): string {
  const parts = Array.isArray(value) ? [...value].sort() : [value]
  return parts.map((part) => (typeof part === 'string' ? foldText(part) : String(part))).join('\n')
}

/** What most have, when more have it than anything else; else what the target has, when one of them has it too. */
function usualOf(known: readonly string[], target: ComparedValue): string | null {
  const counts = new Map<string, number>()
  for (const key of known) counts.set(key, (counts.get(key) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const first = [...counts].filter(([, count]) => count === most).map(([key]) => key)
  if (most > 1 && first.length === 1) return first[0] ?? null
  const aim = target === null ? null : keyOf(target)
  return aim !== null && counts.has(aim) ? aim : null
}

/** A sum of which some parts may not be known. */
export interface PartlyKnown {
  sum: number
  /** How many parts are not known, and are not in it. */
  unknown: number
}

export function sumOf(parts: readonly (number | null)[]): PartlyKnown {
  const known = parts.filter((part) => part !== null)
  return { sum: known.reduce((sum, part) => sum + part, 0), unknown: parts.length - known.length }
}

/** What a contract runs to that has no end. */
export const NO_END = 'no_end'

/** The first end that the running contracts of a system run to as they stand; null: it has none. */
export function contractUntil(contracts: readonly ContractFacts[], today: string): string | null {
  const running = contracts.filter((row) => !isContractOver(row, today))
  const ends = running.map((row) => nextEnd(row, today)).filter((end) => end !== null)
  return ends.sort()[0] ?? (running.length > 0 ? NO_END : null)
}

/** Until when a system is paid for by its running contracts, if all is done that can be done to end them. */
export interface PaidUntil {
  /** Null: nobody knows, or it has no contract. */
  day: string | null
  /** True when that is arranged already; else notice is to be given for it. */
  arranged: boolean
}

/** The last day on which a running contract of a system can end; not known when one of them has no such day. */
export function paidUntil(contracts: readonly ContractFacts[], today: string): PaidUntil {
  const running = contracts.filter((row) => !isContractOver(row, today))
  const ends = running.map((row) => finalEnd(row, today) ?? possibleEnd(row, today))
  const isKnown = ends.length > 0 && ends.every((end) => end !== null)
  return {
    day: isKnown ? (ends.sort().at(-1) ?? null) : null,
    arranged: isKnown && running.every((row) => finalEnd(row, today) !== null),
  }
}

/** Both a system and its replacement are paid for: from when its users move until its contracts end. */
export interface DoubleRunning {
  from: string
  /** Null: nobody knows when it ends. */
  until: string | null
  perMonth: number | null
  /** What it costs in all; null where the end or the yearly cost is not known. */
  amount: number | null
}

const DAYS_A_YEAR = 365

/** What a system costs beside its replacement; null when its users move on no known day, or when all is over before it. */
export function doubleRunningOf(
  annualCost: number | null,
  cutOver: string | null,
  { day: until }: Pick<PaidUntil, 'day'>,
): DoubleRunning | null {
  if (cutOver === null || (until !== null && until < cutOver)) return null
  const perMonth = annualCost === null ? null : Math.round(annualCost / 12)
  // The day of the cut-over is paid for as well.
  const days = until === null ? null : daysBetween(cutOver, addDays(until, 1))
  const amount = annualCost === null || days === null ? null : Math.round((annualCost * days) / DAYS_A_YEAR)
  return { from: cutOver, until, perMonth, amount }
}

/**
 * The replacement that most of some systems are mapped to; where there is none, the one that carries one of them on. Null
 * where two are as many.
 */
export function proposedTarget(
  systems: readonly { replacements: readonly string[]; continuedAs: string | null }[],
): string | null {
  const counts = new Map<string, number>()
  for (const { replacements, continuedAs } of systems)
    for (const code of new Set(continuedAs === null ? replacements : [...replacements, continuedAs]))
      counts.set(code, (counts.get(code) ?? 0) + 1)
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  return first && first[1] !== second?.[1] ? first[0] : null
}
