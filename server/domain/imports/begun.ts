import { createHash, randomUUID } from 'node:crypto'
import type { Body } from '../../../schema/api/endpoint.js'
import { fieldProblem, Refusal } from '../../../schema/api/errors.js'
import { importSettings } from '../../../schema/api/importSettings.js'
import {
  type createImportDraft as createEndpoint,
  MOST_FILE_BYTES,
  type patchImportDraft as patchEndpoint,
} from '../../../schema/api/imports.js'
import { addDays } from '../../../schema/rules/dates.js'
import { takeColumnAnswers } from '../../../schema/rules/import/columnQuestions.js'
import type { ImportSettings } from '../../../schema/rules/import/settings.js'
import type { Settings } from '../../../schema/rules/programme.js'
import type { Reader, Store, Tx } from '../../engines/store.js'
import {
  deleteImportDraft,
  deleteOldImports,
  findImportDraft,
  findImportDrafts,
  findImportProfile,
  type ImportDraftRecord,
  insertImportDraft,
  keepImportFile,
  updateImportDraft,
} from '../../store/imports.js'
import { makeNextVersion, pickGiven, requireRow, requireVersion, stampNew } from '../rows.js'
import { findImportRegister } from './prepare.js'
import { refuseSettings, refuseWrongAnswers } from './settings.js'

/** So many imports one person has begun at most: the one that was touched longest ago goes. */
const MOST_BEGUN = 20
/** So many days an import that is begun waits for its person. */
const BEGUN_DAYS = 30

/** In which transaction, whose an import is, and when, by the real clock: what is begun is no part of the register. */
export interface Beginner {
  tx: Tx
  /** What the programme has decided: codes and names are asked of its register. */
  programme: Settings
  owner: string
  now: Date
}

/**
 * Keeps a file that somebody is about to import, and answers the id of what is begun. Nothing of it is in the log.
 * @throws Refusal `invalid_input` for a file that is empty or too large, and `unknown_reference`.
 */
export async function beginImport(
  { tx, programme, owner, now }: Beginner,
  { fileName, content, profile, settings }: Body<typeof createEndpoint>,
): Promise<string> {
  const bytes = Buffer.from(content, 'base64')
  refuseSize(bytes.length)
  const given = pickGiven(settings) as Partial<ImportSettings>
  await refuseGiven(tx, programme, NONE, given)
  const at = now.toISOString()
  const row: ImportDraftRecord = {
    ...{ id: randomUUID(), owner, fileName, profile },
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    fileSize: bytes.length,
    settings: { ...(await readProfile(tx, profile)), ...given },
    answers: [],
    ...stampNew(at),
  }
  const begun = await findImportDrafts(tx, owner)
  for (const old of begun.slice(MOST_BEGUN - 1)) await deleteImportDraft(tx, old.id)
  await keepImportFile(tx, { hash: row.fileHash, content: bytes.toString('base64'), keptAt: at })
  await insertImportDraft(tx, row)
  return row.id
}

const NONE = importSettings.parse({})

/** Refuses what is given and names what there is not. What a profile says that is not there any more is found out anew. */
async function refuseGiven(
  reader: Reader,
  programme: Settings,
  { entity }: ImportSettings,
  given: Partial<ImportSettings>,
): Promise<void> {
  if (Object.keys(given).length === 0) return
  refuseSettings({ ...NONE, entity, ...given }, await findImportRegister(reader, programme))
}

/** @throws Refusal `invalid_input`. */
function refuseSize(size: number): void {
  const most = MOST_FILE_BYTES / 1024 / 1024
  if (size === 0)
    throw new Refusal('invalid_input', {
      errors: [
        fieldProblem('content', 'empty_file', {
          nb: 'Filen er tom. Lagre listen på nytt, og velg filen igjen.',
          en: 'The file is empty. Save the list anew, and choose the file again.',
        }),
      ],
    })
  if (size > MOST_FILE_BYTES)
    throw new Refusal('invalid_input', {
      errors: [
        fieldProblem('content', 'too_large', {
          nb: `Filen er på ${Math.ceil(size / 1024 / 1024)} MB, og kan være på høyst ${most} MB. Del den, eller lagre den uten bilder.`,
          en: `The file has ${Math.ceil(size / 1024 / 1024)} MB, and may have at most ${most} MB. Divide it, or save it without pictures.`,
        }),
      ],
    })
}

/** What a profile says, over what is found out anew. @throws Refusal `unknown_reference`. */
async function readProfile(reader: Reader, id: string | null): Promise<ImportSettings> {
  if (id === null) return NONE
  const found = await findImportProfile(reader, id)
  if (!found || found.voidedAt)
    throw new Refusal('unknown_reference', {
      about: id,
      errors: [
        fieldProblem('profile', 'unknown_reference', {
          nb: `Oppsettet «${id}» finnes ikke eller er ikke i bruk. Velg fra listen.`,
          en: `The profile “${id}” does not exist or is not active. Choose from the list.`,
        }),
      ],
    })
  return { ...NONE, ...found.settings }
}

/** The import that somebody has begun. @throws Refusal `not_found` when it is not theirs, or is gone. */
export async function requireBegun(reader: Reader, owner: string, id: string): Promise<ImportDraftRecord> {
  return requireRow(await findImportDraft(reader, owner, id), id)
}

/**
 * Says how the file is read, and what is answered. What is not named stays.
 * @throws Refusal `not_found`, `version_conflict` or `unknown_reference`.
 */
export async function changeBegun(
  { tx, programme, owner, now }: Beginner,
  id: string,
  version: number,
  { profile, settings, answers }: Body<typeof patchEndpoint>,
): Promise<void> {
  const row = await requireBegun(tx, owner, id)
  requireVersion(row, version)
  const given = pickGiven(settings ?? {}) as Partial<ImportSettings>
  const before = profile === undefined ? row.settings : await readProfile(tx, profile)
  // Columns of a list of something else are read anew.
  const other = given.entity !== undefined && given.entity !== before.entity
  const base = other ? { ...before, columns: {}, values: {}, erase: [], dayFirst: {}, amountsIn: {} } : before
  await refuseGiven(tx, programme, base, given)
  const taken = takeColumnAnswers({ ...NONE, ...base, ...given }, answers ?? [])
  refuseWrongAnswers(answers ?? [], taken.wrong)
  const fields: Partial<ImportDraftRecord> = {
    ...(profile !== undefined && { profile }),
    settings: taken.settings,
    ...(answers && { answers: taken.answers }),
  }
  await updateImportDraft(tx, makeNextVersion(row, fields, now.toISOString()))
}

/** Lets go of an import that is begun. @throws Refusal `not_found`. */
export async function endBegun({ tx, owner }: Pick<Beginner, 'tx' | 'owner'>, id: string): Promise<void> {
  const row = await requireBegun(tx, owner, id)
  await deleteImportDraft(tx, row.id)
}

/**
 * Lets go of imports that were begun and left, and of files that are older than so many days: what is known of an import that was
 * carried out stays, with the hash of its file.
 */
export async function endOldImports(store: Store, days: number, now: Date): Promise<void> {
  const before = (many: number) => `${addDays(now.toISOString().slice(0, 10), -many)}T00:00:00.000Z`
  await store.transaction((tx) => deleteOldImports(tx, { begun: before(BEGUN_DAYS), kept: before(days) }))
}
