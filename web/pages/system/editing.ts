import { useState } from 'react'
import type { FieldGroup } from '../../../schema/rules/systems.js'

/** A part of the page that has forms besides the facts. */
export type Part =
  | 'mappings'
  | 'archive'
  | 'privacy'
  | 'contracts'
  | 'integrations'
  | 'prerequisites'
  | 'risks'
/**
 * A form of the page: a group of facts, a track, a new row of a part (`contracts/new`) or a row of it by its id. A
 * part alone is its heading: where one is led to who has nothing to fill in there.
 */
type FormName = `facts/${FieldGroup}` | Part | `${Part}/${string}`

/** A form of the page, and the field in it that is to have the focus. */
export interface FormAt {
  form: FormName
  field?: string | undefined
}

/** The forms that are open, and what in them is to have the focus. Several can be open. */
export interface Forms {
  opened: Readonly<Partial<Record<FormName, { name?: string | undefined }>>>
  /** Opens a form, or leads to `field` in one that is open: what is typed in it stays. */
  open: (form: FormName, field?: string) => void
  close: (form: FormName) => void
}

/** The forms of the page: none is open but the one that the page begins with, when it is opened for that. */
export function useForms(first: FormAt | null): Forms {
  const [opened, setOpened] = useState<Forms['opened']>(first ? { [first.form]: { name: first.field } } : {})
  return {
    opened,
    open: (form, name) => setOpened((before) => ({ ...before, [form]: { name } })),
    close: (form) => setOpened(({ [form]: _, ...rest }) => rest),
  }
}

/** True when a form of the part is open. */
export function isWorkedOn({ opened }: Forms, part: Part): boolean {
  return Object.keys(opened).some((form) => form === part || form.startsWith(`${part}/`))
}
