import type { ChangeAction } from '../../schema/api/changes.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { makeCode } from '../../schema/rules/named.js'
import { rowNumber } from '../../schema/rules/rowNumbers.js'
import { foldText } from '../../schema/rules/text.js'
import type { Words } from '../../schema/rules/words.js'
import type { Tx } from '../engines/store.js'
import { findKeys, type Keyed } from '../store/keys.js'
import { type Change, listChangedFields, pickLogged } from './change.js'
import type { RowLabel } from './concept.js'

interface Stamp {
  version: number
  createdAt: string
  updatedAt: string
}

interface Voidable extends Stamp {
  voidedAt: string | null
  voidReason: string | null
}

/** The stamp of a row that is made now. */
export function stampNew(at: string): Stamp {
  return { version: 1, createdAt: at, updatedAt: at }
}

/** The next version of a row: its fields changed as `fields` say, its stamp moved on. */
export function makeNextVersion<R extends Stamp>(row: R, fields: Partial<R>, at: string): R {
  return Object.assign({}, row, fields, { version: row.version + 1, updatedAt: at })
}

/** @throws Refusal `not_found` when there is no row. */
export function requireRow<R>(row: R | undefined, about: string): R {
  if (!row) throw new Refusal('not_found', { about })
  return row
}

/** @throws Refusal `version_conflict` with the row as it is now, when it is not the version that the change builds on. */
export function requireVersion<R extends Stamp>(row: R, version: number): void {
  if (row.version !== version) throw new Refusal('version_conflict', { current: pickLogged(row) })
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

/**
 * Refuses a code that is taken, and one that differs from it by case alone: people read the two as one.
 * @throws Refusal `already_exists` naming the code that is there.
 */
export async function refuseTakenCode(tx: Tx, of: Keyed, path: string, code: string): Promise<void> {
  const taken = (await findKeys(tx, of)).find(isSameCode(code))
  refuseTaken(taken, path, taken ?? code)
}

/** True for a code that people read as this one, whatever the case. */
function isSameCode(code: string): (other: string) => boolean {
  const folded = foldText(code)
  return (other) => foldText(other) === folded
}

/** What a new row is called: only its Norwegian name must be given. */
interface Naming {
  code?: string | undefined
  nameNb: string
  nameEn?: string | undefined
}
/** The same when all of it is known. */
export type Named<F extends Naming> = Omit<F, keyof Naming> & Required<{ [N in keyof Naming]: string }>

/**
 * A new row with its code and both its names: what was not given is made of its Norwegian name. `reserved`: codes that
 * mean something, which none is made alike.
 * @throws Refusal `already_exists` when a code was given that is taken.
 */
export async function nameRow<F extends Naming>(
  tx: Tx,
  of: Keyed,
  fields: F,
  reserved: readonly string[] = [],
): Promise<Named<F>> {
  const { code, nameNb, nameEn = nameNb } = fields
  if (code !== undefined) await refuseTakenCode(tx, of, 'code', code)
  const taken = code === undefined ? foldAll([...reserved, ...(await findKeys(tx, of))]) : new Set()
  const word = of.from === 'codes' ? 'code' : of.of
  return { ...fields, nameNb, nameEn, code: code ?? makeCode(nameNb, word, (one) => taken.has(one)) }
}

/** How the lines of a list are told apart, and written. */
interface Listed<F extends Naming, R> {
  /** What they are called at the place where they stand. */
  path: string
  /** What one is called whose name no code can be made of. */
  word: string
  idOf: (row: Named<F>) => string
  /** The ids that mean something, which none is made alike. */
  reserved: readonly string[]
  add: (lines: Named<F>[]) => Promise<void>
  revive: (row: R, line: Named<F>) => Promise<void>
}

/**
 * Adds the lines of a list, and answers their ids: one that is out of use is taken into use again. A line without a code is
 * the one out of use that has its name, or gets a code that nothing has.
 * @throws Refusal `already_exists` naming the line of one that is in use, or stands twice.
 */
export async function createListed<F extends Naming, R extends Named<F> & { active: boolean }>(
  given: readonly F[],
  known: readonly R[],
  { path, add, revive, ...listed }: Listed<F, R>,
): Promise<string[]> {
  const { idOf } = listed
  const lines = nameLines(given, known, listed)
  const ids: string[] = []
  const added: Named<F>[] = []
  for (const [place, line] of lines.entries()) {
    const row = known.find((one) => isSameCode(idOf(line))(idOf(one)))
    const id = idOf(row ?? line)
    if (row?.active || ids.some(isSameCode(id)))
      refuseTaken(id, `${path}.${place}.code`, row?.code ?? line.code)
    ids.push(id)
    if (row) await revive(row, line)
    else added.push(line)
  }
  await add(added)
  return ids
}

/** The lines with their codes: what somebody chose comes first, so that none that is made takes it. */
function nameLines<F extends Naming, R extends Named<F> & { active: boolean }>(
  lines: readonly F[],
  known: readonly R[],
  { word, idOf, reserved }: Pick<Listed<F, R>, 'word' | 'idOf' | 'reserved'>,
): Named<F>[] {
  const named = (line: F, code: string, nameEn = line.nameNb): Named<F> => ({
    ...line,
    code,
    nameEn: line.nameEn ?? nameEn,
  })
  const chosen = lines.flatMap((line) => (line.code === undefined ? [] : [idOf(named(line, line.code))]))
  const used = foldAll(chosen)
  const taken = foldAll([...reserved, ...known.map(idOf), ...chosen])
  return lines.map((line) => {
    // One object for all that are tried: they may be many, of lines that all have one name.
    const tried = named(line, '')
    const idWith = (code: string) => foldText(idOf(Object.assign(tried, { code })))
    const again = known.find(
      (row) =>
        !row.active &&
        foldText(row.nameNb) === foldText(line.nameNb) &&
        foldText(idOf(row)) === idWith(row.code) &&
        !used.has(idWith(row.code)),
    )
    const isTaken = (code: string) => taken.has(idWith(code))
    const code = line.code ?? again?.code ?? makeCode(line.nameNb, word, isTaken)
    for (const ids of [used, taken]) ids.add(idWith(code))
    return named(line, code, again?.nameEn)
  })
}

function foldAll(texts: readonly string[]): Set<string> {
  return new Set(texts.map(foldText))
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

/** Writes a new row with its log row. */
export async function createRow<R extends Stamp>(
  work: Change,
  row: R,
  insert: (tx: Tx, row: R) => Promise<void>,
  label: RowLabel,
): Promise<void> {
  await work.send(insert(work.tx, row))
  await work.log({ action: 'create', ...label, before: null, after: row })
}

/** Writes new rows with their log rows, all at once. */
export async function createRows<R extends Stamp>(
  work: Change,
  rows: readonly R[],
  insert: (tx: Tx, rows: readonly R[]) => Promise<void>,
  labelOf: (row: R) => RowLabel,
): Promise<void> {
  if (rows.length === 0) return
  await work.send(insert(work.tx, rows))
  await work.log(
    ...rows.map((row) => ({ action: 'create' as const, ...labelOf(row), before: null, after: row })),
  )
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
  label: RowLabel,
): Promise<void> {
  requireVersion(row, version)
  const given = pickGiven(fields) as Partial<R>
  if (listChangedFields(row, { ...row, ...given }).length === 0) return
  await writeRow(work, row, given, 'update', { update, ...label })
}

/** What a row is called in the log, and where it is written. */
interface Door<R> extends RowLabel {
  update: (tx: Tx, row: R) => Promise<void>
}

/** Writes the next version of a row with its log row, and answers it. */
export async function writeRow<R extends Stamp>(
  work: Change,
  row: R,
  fields: Partial<R>,
  action: ChangeAction,
  { update, ...label }: Door<R>,
): Promise<R> {
  const changed = makeNextVersion(row, fields, work.at)
  await work.send(update(work.tx, changed))
  await work.log({ action, ...label, before: row, after: changed })
  return changed
}

/** A row that may be changed: it exists, at the version that the change builds on, and is not voided. */
export function requireWritable<R extends Voidable>(row: R | undefined, id: string, version: number): R {
  const found = requireRow(row, id)
  requireVersion(found, version)
  if (found.voidedAt) throw new Refusal('voided', { about: id })
  return found
}

/** Voids a row with a reason: it counts no more, and stays in the log. */
export async function voidRow<R extends Voidable>(work: Change, row: R, door: Door<R>): Promise<void> {
  const fields: Partial<Voidable> = { voidedAt: work.at, voidReason: door.reason ?? null }
  await writeRow(work, row, fields as Partial<R>, 'void', door)
}

/** A voided row at the version that the restoring builds on. @throws Refusal `not_voided`. */
export function requireRestorable<R extends Voidable>(row: R | undefined, id: string, version: number): R {
  const found = requireRow(row, id)
  requireVersion(found, version)
  if (!found.voidedAt) throw new Refusal('not_voided', { about: id })
  return found
}

/** Brings a voided row back. */
export async function restoreRow<R extends Voidable>(work: Change, row: R, door: Door<R>): Promise<void> {
  const fields: Partial<Voidable> = { voidedAt: null, voidReason: null }
  await writeRow(work, row, fields as Partial<R>, 'restore', door)
}

/** An id such as `AVT-007`, after the highest that was given. */
export function makeNextId({ prefix, highest }: { prefix: string; highest: number }): string {
  return rowNumber(prefix, highest + 1)
}

/** The fields that were given at all. */
export function pickGiven<F extends object>(fields: F): F {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as F
}
