import { CHECKS } from '../../schema/rules/checks.js'
import { formatDate, isDate } from '../../schema/rules/dates.js'
import { EXPORT_WORDS, type ExportWord, FILTER_WORDS } from '../../schema/rules/exports.js'
import type { Field } from '../../schema/rules/fields.js'
import { DESTINATION_WORDS, SIGNAL_WORDS } from '../../schema/rules/progress.js'
import { STATUS_WORDS } from '../../schema/rules/status.js'
import { SYSTEM_FIELDS, type SystemField } from '../../schema/rules/systemFields.js'
import { DAY_WORDS, SYSTEM_FILTERS } from '../../schema/rules/systemList.js'
import type { Words } from '../../schema/rules/words.js'
import type { Column, Language } from '../files/columns.js'
import { type Names, shown } from '../files/fieldColumns.js'
import type { FilterRule } from './list.js'

/** The checks by their codes, as a filter names them. */
export const CHECK_WORDS: Readonly<Record<string, Words>> = Object.fromEntries(
  CHECKS.map(({ code, words }) => [code, words]),
)

const VOIDED_WORDS = {
  no: { nb: 'ikke med', en: 'left out' },
  only: { nb: 'bare de', en: 'only those' },
  all: { nb: 'også med', en: 'too' },
} as const satisfies Record<string, Words>

const COMPUTED: Readonly<Record<string, FilterRule['choices']>> = {
  check: { from: 'words', words: CHECK_WORDS },
  signal: { from: 'words', words: SIGNAL_WORDS },
  status: { from: 'words', words: STATUS_WORDS },
  voided: { from: 'words', words: VOIDED_WORDS },
  without: { from: 'words', words: DAY_WORDS },
  replacement: { from: 'rows', of: 'replacement' },
  destination: { from: 'rows', of: 'replacement' },
}

/** What the filters of the list of systems are called, and what is chosen in them. */
export const SYSTEM_FILTER_RULES: Readonly<Record<string, FilterRule>> = {
  q: FILTER_WORDS.q,
  ...Object.fromEntries(
    Object.entries(SYSTEM_FILTERS).map(([name, { nb, en }]) => {
      const field: Field | undefined = SYSTEM_FIELDS[name as SystemField]
      const choices = COMPUTED[name] ?? field?.choices
      const besides = name === 'destination' ? { besides: DESTINATION_WORDS } : {}
      return [name, { nb, en, ...(choices && { choices }), ...besides }]
    }),
  ),
}

const NOTHING = { nb: '(tom)', en: '(empty)' } as const satisfies Words
const NOT = { nb: 'ikke', en: 'not' } as const satisfies Words
const FLAGS = { nb: ['nei', 'ja'], en: ['no', 'yes'] } as const

/**
 * The filters of a list in words: «Status: Planlagt, Besluttet · Kommune: Drammen»; null where there is none.
 * @param query what was asked for, what is no filter of `rules` left aside
 */
export function filterWords(
  query: object,
  rules: Readonly<Record<string, FilterRule>>,
  language: Language,
  names: Names,
): string | null {
  const given = new Map<string, unknown>(Object.entries(query))
  const words = Object.entries(rules).flatMap(([name, rule]) => {
    const value = given.get(name)
    // What is left out where nothing is said is no choice.
    if (value === undefined || (name === 'voided' && (value === 'no' || value === false))) return []
    const values = (Array.isArray(value) ? value : [value]).map((one) => said(one, rule, language, names))
    const called = isTurned(given, name) ? `${rule[language]} ${NOT[language]}` : rule[language]
    return [`${called}: ${values.join(', ')}`]
  })
  return words.length > 0 ? words.join(' · ') : null
}

/** True for a filter that finds what has none of its values. */
function isTurned(given: ReadonlyMap<string, unknown>, name: string): boolean {
  return [given.get('not') ?? []].flat().includes(name)
}

function said(value: unknown, rule: FilterRule, language: Language, names: Names): string {
  if (value === '') return NOTHING[language]
  if (typeof value === 'boolean') return FLAGS[language][Number(value) as 0 | 1]
  if (typeof value === 'string' && isDate(value)) return formatDate(value)
  return String(rule.besides?.[String(value)]?.[language] ?? shown(value, rule, language, names))
}

/** An order in words: «Navn, Planlagt omlegging (synkende)»; null for that of the list itself. */
export function orderWords(
  sort: string | readonly string[] | undefined,
  columns: readonly Column[],
  language: Language,
): string | null {
  if (sort === undefined) return null
  const turned = { nb: 'synkende', en: 'descending' }[language]
  const headers = new Map(columns.map(({ name, header }) => [name, header]))
  return [sort]
    .flat()
    .map((one) => {
      const name = one.replace(/^-/, '')
      const header = headers.get(name) ?? EXPORT_WORDS[name as ExportWord]?.[language] ?? name
      return one.startsWith('-') ? `${header} (${turned})` : header
    })
    .join(', ')
}
