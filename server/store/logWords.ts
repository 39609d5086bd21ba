import { setImmediate } from 'node:timers/promises'
import { and, asc, eq, or, type SQL } from 'drizzle-orm'
import type { Entity } from '../../schema/api/changes.js'
import { LOGGED_FIELDS } from '../../schema/api/loggedFields.js'
import { foldText, searchWords, wordForms } from '../../schema/rules/text.js'
import { contains, isLike } from '../engines/search.js'
import type { ChangeRow } from './changes.js'
import { type AskedLog, isOfPersons, isTold } from './logFilters.js'
import { isIn, type Stretch } from './stretches.js'

/** So many rows are read at a time; others are served between. */
const AT_ONCE = 500

/**
 * The numbers of the rows in which every word of `q` stands, in any order and case: in what the row is about, its number, who
 * wrote it, its reason and the values that it changed. The database finds those that may have them, by letters from a to z;
 * whether they do is seen by folding what they say, the same on every engine.
 */
export async function findWorded(
  asked: AskedLog,
  q: string,
  stretch: Stretch,
  filters?: SQL,
): Promise<number[]> {
  const { reader, whole } = asked
  const { changes: c } = reader.t
  const words = searchWords(q.replace(GROUPED, (number) => number.replace(/\s/g, ''))).map(meantBy)
  const candidates = and(filters, ...words.map((word) => mayHave(asked, word)))
  const found: number[] = []
  for (let { after, upTo } = stretch; ; ) {
    const rows = await reader.db
      .select({
        ...{ seq: c.seq, label: c.label, system: c.system, actorName: c.actorName, reason: c.reason },
        ...{ entity: c.entity, fields: c.fields, before: c.before, after: c.after },
      })
      .from(c)
      .where(and(candidates, isIn(reader, { after, upTo })))
      .orderBy(asc(c.seq))
      .limit(AT_ONCE)
    for (const row of rows) if (hasAll(row, words, whole)) found.push(row.seq)
    if (rows.length < AT_ONCE) return found
    after = rows.at(-1)?.seq ?? upTo
    await setImmediate()
  }
}

/** A number of the log as it is shown: #4 110. */
const GROUPED = /#\s?\d{1,3}(\s\d{3})+(?!\d)/g

/** A word of a search: the forms that it may stand in, the row that it may be the number of, and codes that it is a word for. */
interface Meant {
  forms: string[]
  seq: number | null
  codes: string[]
}

function meantBy(word: string): Meant {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(word) ?? []
  const date = day && month && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const [, seq = null] = /^#?(\d{1,9})$/.exec(word) ?? []
  return {
    forms: [...wordForms(word), ...(date ? [date] : [])],
    seq: seq === null ? null : Number(seq),
    codes: [...CODE_WORDS].filter(([, said]) => said.includes(word)).map(([code]) => code),
  }
}

/** What the codes of the log are called, folded, in both languages: people search for «planlagt», and the log says `planned`. */
const CODE_WORDS: ReadonlyMap<string, string> = readCodeWords()

function readCodeWords(): Map<string, string> {
  const words = new Map<string, string>()
  for (const fields of Object.values(LOGGED_FIELDS))
    for (const { choices } of Object.values(fields))
      if (choices?.from === 'words')
        for (const [code, { nb, en }] of Object.entries(choices.words))
          words.set(code, [words.get(code) ?? '', foldText(nb), foldText(en)].join('\n'))
  return words
}

/** Rows that may have a word: all that have it, and some more. Undefined: any may. */
function mayHave(asked: AskedLog, { forms, seq, codes }: Meant): SQL | undefined {
  const { changes: c } = asked.reader.t
  // What folds to other letters than it is written with may be anything: «ß» to ss, «–» to a hyphen.
  const patterns = forms.map((form) => `%${form.replace(/(ss|[^a-z0-9])+/g, '%')}%`)
  if (patterns.some((pattern) => !/[a-z0-9]/.test(pattern))) return undefined
  const like = (column: Parameters<typeof isLike>[0]) => patterns.map((pattern) => isLike(column, pattern))
  const coded = codes.flatMap((code) => [c.before, c.after].map((column) => contains(column, `"${code}"`)))
  return or(
    ...[c.label, c.system, c.actorName].flatMap(like),
    and(isTold(asked), or(...[c.reason, c.before, c.after].flatMap(like), ...coded)),
    seq === null ? undefined : eq(c.seq, seq),
  )
}

type Said = Pick<ChangeRow, 'seq' | 'label' | 'system' | 'actorName' | 'reason'> &
  Pick<ChangeRow, 'entity' | 'fields' | 'before' | 'after'>

function hasAll(row: Said, words: readonly Meant[], whole: boolean): boolean {
  const isRowTold = whole || !isOfPersons(row)
  const said = [row.label, row.system, row.actorName, ...(isRowTold ? writtenIn(row) : [])]
  const text = said.map((one) => foldText(one ?? '')).join('\n')
  return words.every(({ forms, seq }) => seq === row.seq || forms.some((form) => text.includes(form)))
}

/** The reason of a row, and the values that it changed, before and after, coded ones in words too. */
function writtenIn({ reason, fields, before, after, entity }: Said): (string | null)[] {
  // What was edited into no list has none.
  const names = Array.isArray(fields) ? fields : []
  return [
    reason,
    ...names.flatMap((name) =>
      [before?.[name], after?.[name]].flatMap(textsIn).flatMap((text) => [text, wordOf(entity, name, text)]),
    ),
  ]
}

function textsIn(value: unknown): string[] {
  if (value === null || value === undefined) return []
  return typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [String(value)]
}

/** What a code is called, in both languages. */
function wordOf(entity: string, name: string, value: string): string | null {
  const choices = LOGGED_FIELDS[entity as Entity]?.[name]?.choices
  const words = choices?.from === 'words' && Object.hasOwn(choices.words, value) && choices.words[value]
  return words ? `${words.nb}\n${words.en}` : null
}
