import type { Field } from '../../parts/form/fields.js'
import type { Saving } from '../../parts/form/RecordForm.js'

/** The fields that say how a row ended, each with the states in which it is asked for. */
export type Endings = Readonly<Record<string, readonly string[]>>

/** The fields of a form, those of how a row ended only once it has. */
export function withEndings(fields: Readonly<Record<string, Field>>, endings: Endings): Field[] {
  return Object.values(fields).map((field) => {
    const states = endings[field.name]
    return states ? { ...field, when: (values) => states.includes(String(values.state)) } : field
  })
}

/** What is saved of a row that leaves the state it ended in: what said how it ended is emptied. */
export function withoutEndings(saving: Saving, row: { state: string }, endings: Endings): Saving {
  const next = String(saving.changes.state ?? row.state)
  const left = Object.entries(endings).filter(
    ([, states]) => states.includes(row.state) && !states.includes(next),
  )
  const emptied = Object.fromEntries(left.map(([name]) => [name, null]))
  return { ...saving, changes: { ...saving.changes, ...emptied } }
}
