import { useState } from 'react'
import type { FieldGroup } from '../../../schema/rules/systems.js'

/** A part of the page that has forms besides the facts. */
export type Part = 'mappings' | 'archive' | 'privacy' | 'contracts' | 'integrations' | 'prerequisites'
/**
 * A form of the page: a group of facts, a track, a new row of a part (`contracts/new`) or a row of it by its id. A
 * part alone is its heading: where one is led to who has nothing to fill in there.
 */
type FormName = `facts/${FieldGroup}` | Part | `${Part}/${string}`

/** The forms that are open, and what in them is to have the focus. Several can be open. */
export interface Forms {
  opened: Readonly<Partial<Record<FormName, { name?: string | undefined }>>>
  /** Opens a form, or leads to `field` in one that is open: what is typed in it stays. */
  open: (form: FormName, field?: string) => void
  close: (form: FormName) => void
}

export function useForms(): Forms {
  const [opened, setOpened] = useState<Forms['opened']>({})
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
