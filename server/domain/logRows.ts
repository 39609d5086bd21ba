import { LRUCache } from 'lru-cache'
import type { JsonColumn, WrittenChange } from '../store/changes.js'
import { canonicalText, sha256 } from './canonical.js'

/** A row of the log as it is read: what holds JSON may hold anything once it was edited. */
export type LoggedRow = Omit<WrittenChange, JsonColumn> & Record<JsonColumn, unknown>

/** What a text of a row of the log says, its canonical form, and whether it is what was written, to the letter. */
interface ReadText {
  value: unknown
  canonical: string
  asWritten: boolean
}

/** A row of the log, and whether its hash is that of what it says, in texts that are as they were written. */
export interface ReadRow {
  row: LoggedRow
  isUnchanged: boolean
}

/** How many rows are remembered as they were left: what a row was before is mostly what one of the last left. */
const REMEMBERED = 500

/** Reads rows of the log, one after the other. */
export function logReader(): (written: WrittenChange) => ReadRow {
  const left = new LRUCache<string, ReadText>({ max: REMEMBERED })
  return (written) => {
    const fields = readText(written.fields)
    const before = (written.before !== null && left.get(written.before)) || readText(written.before)
    const after = readText(written.after)
    if (written.after !== null) left.set(written.after, after)
    const { hash: kept, ...row } = written
    const text = canonicalRow(row, {
      fields: fields.canonical,
      before: before.canonical,
      after: after.canonical,
    })
    return {
      row: { ...written, fields: fields.value, before: before.value, after: after.value },
      // The hash is of what the texts mean.
      isUnchanged: fields.asWritten && before.asWritten && after.asWritten && sha256(text) === kept,
    }
  }
}

/** A row without its hash as canonical JSON; of what holds JSON that is given. */
function canonicalRow(row: object, json: Readonly<Record<JsonColumn, string>>): string {
  const texts: Readonly<Record<string, string>> = json
  const values = row as Readonly<Record<string, unknown>>
  const members = Object.keys(row)
    .sort()
    .map((name) => `"${name}":${texts[name] ?? canonicalText(values[name])}`)
  return `{${members.join()}}`
}

function readText(text: string | null): ReadText {
  if (text === null) return { value: null, canonical: 'null', asWritten: true }
  try {
    const value: unknown = JSON.parse(text)
    // A text that says null was none.
    const asWritten = value !== null && JSON.stringify(value) === text
    return { value, canonical: canonicalText(value), asWritten }
  } catch {
    // It was edited into no JSON.
    return { value: text, canonical: '', asWritten: false }
  }
}
