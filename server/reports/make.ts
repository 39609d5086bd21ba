import { DEFAULT_SETTINGS } from '../../schema/rules/programme.js'
import { type KeptOrder, REPORTS, type ReportOrder } from '../../schema/rules/reports.js'
import type { PastRegisters, View } from '../domain/pastRegisters.js'
import type { Reader } from '../engines/store.js'
import { findNames } from '../exports/names.js'
import { type Report, TEMPLATE } from '../files/report.js'
import { makeReportFile } from '../files/reportFile.js'
import { findProgramme, type Moment } from '../store/programme.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import { choicesOf } from './choices.js'
import { REPORT_KINDS } from './kinds.js'

/** What reports are made of: past registers, and the log that they are rebuilt from. */
export interface Workshop {
  pastRegisters: PastRegisters
  log: Reader
  /** Of the program. */
  version: string
}

/**
 * What a report says: of the register as it was at the row of the log that the order names, on the day that it names. Who asks, when
 * and where it is made make no difference.
 * @param id the number of the report, which stands in it
 */
export async function composeReport(workshop: Workshop, order: ReportOrder, id: string): Promise<Report> {
  const { log, version } = workshop
  const view = await openOrdered(workshop, order)
  try {
    const { reader, moment } = view
    const programme = await findProgramme(reader)
    const names = await findNames(reader)
    const { language } = order
    const parts = await REPORT_KINDS[order.report]({
      ...{ reader, log, moment, order, language },
      of: { language, names, settings: moment.settings },
      areas: await findServiceAreas(reader),
      openSince: async () => order.since && openOrdered(workshop, { ...order.since, at: order.at }),
    })
    return {
      language,
      name: REPORTS[order.report][language],
      programme: programme?.name ?? '',
      synthetic: programme?.synthetic ?? false,
      evidence: {
        ...{ number: id, asOf: order.asOf, sequence: order.sequence, at: order.at, hash: order.hash },
        ...{ choices: choicesOf(order, names), version, template: TEMPLATE },
      },
      ...(WIDE.has(order.report) && { landscape: true }),
      timeZone: moment.settings.timeZone,
      parts,
    }
  } finally {
    await view.close()
  }
}

/** The register as it was at the row of the log that an order names, on the day that it names, until it is closed. */
export function openOrdered(
  { pastRegisters }: Workshop,
  { asOf, sequence, at }: Pick<KeptOrder, 'asOf' | 'sequence' | 'at'>,
): Promise<View> {
  return pastRegisters.open({ ...UNREAD, asOf, today: asOf, sequence, now: at })
}

/** Reports whose tables are wide. */
const WIDE: ReadonlySet<ReportOrder['report']> = new Set([
  'inventory',
  'mappings',
  'contracts',
  'archives',
  'processing',
  'risk',
  'decommissioning',
  'findings',
  'changes',
])

/** What of a moment follows from the register itself once it is open. */
const UNREAD: Omit<Moment, 'sequence' | 'today' | 'now' | 'asOf'> = {
  synthetic: false,
  demoClock: false,
  mergerDate: null,
  settings: DEFAULT_SETTINGS,
}

/** The file of a report. @throws ReportFileError with why there is none and what to do */
export async function writeReport(
  report: Report,
  { format }: Pick<ReportOrder, 'format'>,
  signal: AbortSignal,
): Promise<Buffer> {
  return Buffer.from(await makeReportFile(report, format, { signal }))
}
