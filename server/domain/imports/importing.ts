import type { ImportKey } from '../../../schema/rules/import/settings.js'
import type { Actor } from '../change.js'

/** Who imports, when, and for which reason, as each change of a row gives it. */
export interface Importing {
  actor: Actor
  at: string
  today: string
  reason: string
  key: ImportKey | null
  /** The names of the columns of the list, which the notes of earlier imports may hold. */
  columns: readonly string[]
}
