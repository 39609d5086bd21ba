import { addDays } from '../../schema/rules/dates.js'
import type { KeptOrder } from '../../schema/rules/reports.js'
import type { Store, Tx } from '../engines/store.js'
import { findMoment } from '../store/programme.js'
import {
  deleteReportFiles,
  findHighestSerial,
  insertReport,
  insertReportFile,
  type ReportRecord,
} from '../store/reports.js'
import { sha256Of } from './canonical.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow } from './concept.js'
import { createRow, stampNew } from './rows.js'

/** All that is known of a report that was made: that it was made, and the hash of its file, are in the log for good. */
export const reportConcept: Concept<'report', 'reports'> = {
  entity: 'report',
  table: 'reports',
  key: ['id'],
  label: ({ id }) => id,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: { not: 'A past register shows what was known, and not what was made of it.' },
  undo: { not: 'A report that was made may have been read: it stays.' },
}

/** A report that is made, before it has its place in the register. */
export interface MadeReport {
  id: string
  serial: number
  order: KeptOrder
  template: number
  program: string
  bytes: Buffer
  /** What the file was written of, as JSON. */
  said: string
}

/** The number that the next report gets: it stands in its file, so it is known before. */
export async function nextReport(
  reader: Parameters<typeof findHighestSerial>[0],
  asOf: string,
): Promise<{ id: string; serial: number }> {
  const serial = (await findHighestSerial(reader)) + 1
  return { id: `R-${asOf.slice(0, 4)}-${String(serial).padStart(3, '0')}`, serial }
}

/**
 * Keeps a report under its number. False: another report has that number meanwhile, and this one must be made with another.
 * @param alongside what is written in the same transaction
 */
export function keepReport(
  context: Context,
  made: MadeReport,
  alongside: (tx: Tx) => Promise<void> = async () => {},
): Promise<boolean> {
  return change(context, async (work) => {
    if ((await findHighestSerial(work.tx)) >= made.serial) return false
    const { id, serial, order, template, program, bytes, said } = made
    const row: ReportRecord = {
      ...{ id, serial, order, template, program },
      ...{ report: order.report, format: order.format, asOf: order.asOf, sequence: order.sequence },
      fileHash: sha256Of(bytes),
      fileSize: bytes.length,
      ...stampNew(work.at),
    }
    await createRow(work, row, insertReport, labelRow(reportConcept, row, undefined))
    await insertReportFile(work.tx, { report: id, content: bytes.toString('base64'), said })
    await alongside(work.tx)
    return true
  })
}

/**
 * Lets go of the files of reports that are older than so many days; 0: of none. That they were made, of what, and the hashes of
 * their files stay.
 */
export async function endOldReportFiles(store: Store, days: number, realNow: Date): Promise<void> {
  if (days === 0) return
  // Reports are made by the clock of the programme.
  const { now } = await findMoment(store, realNow)
  const before = `${addDays(now.slice(0, 10), -days)}T00:00:00.000Z`
  await store.transaction((tx) => deleteReportFiles(tx, before))
}
