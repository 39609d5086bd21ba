import type { Entity } from '../../schema/contracts/changes.js'
import { fieldProblem, Refusal } from '../../schema/contracts/errors.js'
import type { Words } from '../../schema/rules/words.js'
import type { Tx } from '../store/store.js'
import { type Change, changedFields } from './change.js'

interface Stamp {
  version: number
  createdAt: string
  updatedAt: string
}

/** The stamp of a row that is made now. */
export function made(at: string): Stamp {
  return { version: 1, createdAt: at, updatedAt: at }
}

/** The next version of a row: its fields changed as `fields` say, its stamp moved on. */
export function next<R extends Stamp>(row: R, fields: Partial<R>, at: string): R {
  return { ...row, ...fields, version: row.version + 1, updatedAt: at }
}

/** @throws Refusal `not_found` when there is no row. */
export function existing<R>(row: R | undefined, about: string): R {
  if (!row) throw new Refusal('not_found', { about })
  return row
}

/** @throws Refusal `version_conflict` with the row as it is now, when it is not the version that the change builds on. */
export function requireVersion<R extends Stamp>(row: R, version: number, current: unknown = row): void {
  if (row.version !== version) throw new Refusal('version_conflict', { current })
}

/** @throws Refusal `already_exists` naming the field and value that are taken. */
export function refuseTaken(row: unknown, path: string, value: string): void {
  if (row)
    throw new Refusal('already_exists', {
      about: value,
      errors: [
        fieldProblem(path, 'already_exists', {
          nb: `«${value}» finnes fra før. Velg en annen verdi.`,
          en: `“${value}” exists already. Choose another value.`,
        }),
      ],
    })
}

/** A reference to something that does not exist or is not active. */
export function unknownReference(path: string, value: string, what: Words): Refusal {
  return new Refusal('unknown_reference', {
    about: value,
    errors: [
      fieldProblem(path, 'unknown_reference', {
        nb: `${what.nb} «${value}» finnes ikke eller er ikke i bruk. Velg fra listen.`,
        en: `${what.en} “${value}” does not exist or is not active. Choose from the list.`,
      }),
    ],
  })
}

/** What the log calls a row. */
interface Named {
  entity: Entity
  entityId: string
  label: string
  reason?: string | undefined
}

/** Writes a new row with its log row. */
export async function createRow<R extends Stamp>(
  work: Change,
  row: R,
  insert: (tx: Tx, row: R) => Promise<void>,
  named: Named,
): Promise<void> {
  await insert(work.tx, row)
  await work.log({ action: 'create', ...named, before: null, after: row })
}

/**
 * Changes the fields of a row that are given (undefined: stays), with its log row; writes nothing when nothing differs.
 * @throws Refusal `version_conflict`.
 */
export async function patchRow<R extends Stamp>(
  work: Change,
  row: R,
  version: number,
  fields: { [F in keyof R]?: R[F] | undefined },
  update: (tx: Tx, row: R) => Promise<void>,
  named: Named,
): Promise<void> {
  requireVersion(row, version)
  const changed = next(row, given(fields) as Partial<R>, work.at)
  if (changedFields(row, changed).length === 0) return
  await update(work.tx, changed)
  await work.log({ action: 'update', ...named, before: row, after: changed })
}

/** The fields that were given at all. */
export function given<F extends object>(fields: F): F {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as F
}
