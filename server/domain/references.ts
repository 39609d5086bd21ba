import { Refusal } from '../../schema/api/errors.js'
import type { CodeList } from '../../schema/rules/codes.js'
import type { Words } from '../../schema/rules/words.js'
import type { Reader, Tx } from '../engines/store.js'
import { findCode } from '../store/codes.js'
import { findMunicipality } from '../store/municipalities.js'
import { findProgramme } from '../store/programme.js'
import { findReplacement, type ReplacementRecord } from '../store/replacements.js'
import { findSystem, type SystemRecord } from '../store/systems.js'
import { unknownReference } from './rows.js'

/** The system that a field names. @throws Refusal `unknown_reference`. */
export async function requireSystem(tx: Tx, path: string, number: string): Promise<SystemRecord> {
  const row = await findSystem(tx, number)
  if (!row) throw unknownReference(path, number, { nb: 'Systemet', en: 'The system' })
  return row
}

/** The system that a field names, in the register still. @throws Refusal `unknown_reference` or `system_voided`. */
export async function requireActiveSystem(tx: Tx, path: string, number: string): Promise<SystemRecord> {
  const row = await requireSystem(tx, path, number)
  if (row.voidedAt) throw new Refusal('system_voided', { about: number })
  return row
}

/** The replacement that a field names. @throws Refusal `unknown_reference`. */
export async function requireReplacement(tx: Tx, path: string, code: string): Promise<ReplacementRecord> {
  const row = await findReplacement(tx, code)
  if (!row) throw unknownReference(path, code, { nb: 'Erstatningen', en: 'The replacement' })
  return row
}

/** Refuses a code that is not in its list or not in use. */
export async function refuseUnknownCode(
  reader: Reader,
  path: string,
  list: CodeList,
  code: string | null | undefined,
  words: Words,
): Promise<void> {
  if (code && !(await findCode(reader, list, code))?.active) throw unknownReference(path, code, words)
}

/** Refuses a municipality that is neither in the register nor the programme's own. */
export async function refuseUnknownMunicipality(
  tx: Tx,
  path: string,
  number: string | null | undefined,
): Promise<void> {
  if (!number || (await findMunicipality(tx, number))) return
  if ((await findProgramme(tx))?.municipalityNumber === number) return
  throw unknownReference(path, number, { nb: 'Kommunen', en: 'The municipality' })
}
