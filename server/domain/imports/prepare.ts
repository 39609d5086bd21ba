import { LRUCache } from 'lru-cache'
import { Refusal } from '../../../schema/api/errors.js'
import type { Workbook } from '../../../schema/rules/import/cells.js'
import type { Draft } from '../../../schema/rules/import/drafts.js'
import type { ImportRegister } from '../../../schema/rules/import/register.js'
import type { Imported } from '../../../schema/rules/import/settings.js'
import type { Settings } from '../../../schema/rules/programme.js'
import type { Reader } from '../../engines/store.js'
import { together } from '../../engines/turns.js'
import { readWorkbook } from '../../reading/readWorkbook.js'
import { UnreadableFile } from '../../reading/unreadable.js'
import { findHead } from '../../store/changes.js'
import { listCodes } from '../../store/codes.js'
import { findImportFile, type ImportDraftRecord } from '../../store/imports.js'
import { findMunicipalities } from '../../store/municipalities.js'
import { findServiceAreas } from '../../store/serviceAreas.js'
import { findWaves } from '../../store/waves.js'
import { canonicalText } from '../canonical.js'
import type { Actor } from '../change.js'
import { type ReadList, readList } from './list.js'
import { openQuestions } from './listColumns.js'
import { countPlan, fingerprintOf, type ImportPlan, type PlannedRow } from './plan.js'
import type { Tell } from './progress.js'
import { planSystems } from './systemRows.js'

/** Files that were read of late, by what they are and how they were read: a preview is asked for again with each answer. */
const workbooks = new LRUCache<string, Workbook>({
  max: 8,
  // Cells, not bytes: a hundred or so of memory each.
  maxSize: 1_000_000,
  sizeCalculation: ({ sheets }) =>
    1 + sheets.reduce((sum, { rows }) => sum + rows.reduce((cells, row) => cells + row.cells.length, 0), 0),
  ttl: 30 * 60_000,
})

/** What a list is read by, beside its file. */
export type Begun = Pick<ImportDraftRecord, 'fileName' | 'fileHash' | 'settings' | 'answers'>

/** Reads the file of an import that is begun. @throws Refusal `file_gone` or `file_unreadable`. */
export async function openFile(reader: Reader, { fileName, fileHash, settings }: Begun): Promise<Workbook> {
  const { encoding, delimiter } = settings
  const key = keyOf({ fileHash, settings })
  const known = workbooks.get(key)
  if (known) return known
  const content = await findImportFile(reader, fileHash)
  if (content === undefined) throw new Refusal('file_gone', { about: fileName })
  try {
    const workbook = await readWorkbook(Buffer.from(content, 'base64'), {
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
    })
    workbooks.set(key, workbook)
    return workbook
  } catch (error) {
    throw asRefusal(error, fileName)
  }
}

/** Lets go of a file that was read, and of all that it was read as: nobody asks for it again once it is imported. */
export function forgetFile(begun: Pick<Begun, 'fileHash' | 'settings'>): void {
  workbooks.delete(keyOf(begun))
}

const keyOf = ({ fileHash, settings: { encoding, delimiter } }: Pick<Begun, 'fileHash' | 'settings'>) =>
  [fileHash, encoding, delimiter].join(' ')

/** A file that cannot be read, as whoever sent it is told. */
export function asRefusal(error: unknown, fileName: string): unknown {
  if (!(error instanceof UnreadableFile)) return error
  const { nb, en } = error.words
  return new Refusal('file_unreadable', {
    about: fileName,
    errors: [{ path: 'content', code: error.code, message: en, nb, en }],
  })
}

/** What of the register says how lists are read. Four statements. */
export async function findImportRegister(
  reader: Reader,
  { systemPrefix, contractPrefix, currency }: Settings,
): Promise<ImportRegister> {
  const [codes, serviceAreas, municipalities, waves] = await together([
    listCodes(reader),
    findServiceAreas(reader),
    findMunicipalities(reader),
    findWaves(reader),
  ])
  return { systemPrefix, contractPrefix, currency, codes, serviceAreas, municipalities, waves }
}

/** Who asks what would come of an import, when and why. */
export interface Asking {
  actor: Actor
  at: string
  today: string
  settings: Settings
  reason: string
  tell: Tell
}

/** What a list was read as, and what would come of importing it. */
export interface Prepared {
  /** The codes and names that it was read by. */
  register: ImportRegister
  list: ReadList
  plan: ImportPlan
}

/**
 * Writes the rows of a list of anything but systems, one by one by the rules of a single write, and says what became of them. A
 * preview writes them too, and lets go of it.
 */
export type WriteRows = (
  entity: Exclude<Imported, 'system'>,
  drafts: readonly Draft[],
  asking: Pick<Asking, 'reason' | 'tell'>,
) => Promise<PlannedRow[]>

/** The plan that was made last of a list, and what it rests on beside the list: the register as it was, who asked, and the day. */
const plans = new WeakMap<ReadList, { by: string; plan: ImportPlan }>()

/**
 * Finds out what would come of an import. The same code answers a preview and an import: of a register that has not changed
 * since the preview it is the preview’s own plan.
 */
export async function prepareImport(
  reader: Reader,
  workbook: Workbook,
  { settings: how, answers }: Pick<Begun, 'settings' | 'answers'>,
  asking: Asking,
  writeRows: WriteRows,
): Promise<Prepared> {
  const { actor, at, today, settings, reason, tell } = asking
  const register = await findImportRegister(reader, settings)
  const list = await readList(workbook, how, answers, { register, today, tell })
  if (list.entity !== 'system') {
    const rows = await writeRows(list.entity, list.drafts, asking)
    return { register, list, plan: await makePlan(list, rows, []) }
  }
  const head = await findHead(reader)
  const by = canonicalText([head?.hash ?? null, actor, today])
  const known = plans.get(list)
  if (known?.by === by) return { register, list, plan: known.plan }
  const importing = { actor, at, today, reason, key: list.key, columns: list.columns.map(({ name }) => name) }
  const { rows, left } = await planSystems(reader, importing, list.drafts)
  const plan = await makePlan(list, rows, left)
  plans.set(list, { by, plan })
  return { register, list, plan }
}

async function makePlan(
  list: ReadList,
  rows: readonly PlannedRow[],
  left: readonly string[],
): Promise<ImportPlan> {
  const counts = countPlan(rows, list.around, openQuestions(list).length)
  return { rows, left, counts, fingerprint: await fingerprintOf(rows) }
}
