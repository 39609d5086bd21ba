import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BUNDLE, type BundleOrder, type ReportOrder } from '../../../schema/rules/reports.js'
import { findNames } from '../../exports/names.js'
import type { Evident } from '../../files/evidence.js'
import { TEMPLATE } from '../../files/report.js'
import { ReportFileError } from '../../files/reportFileError.js'
import { packStored } from '../../files/zip.js'
import { findProgramme } from '../../store/programme.js'
import { choicesOf } from '../choices.js'
import { composeReport, openOrdered, type Workshop, writeReport } from '../make.js'
import { BrokenLog, bundleLists, bundleLog } from './data.js'
import { type BundleFile, type Manifest, manifestOf, sumsOf } from './manifest.js'
import { bundleNotes } from './notes.js'

/** The largest bundle that is kept, in bytes: it is one value of the database, in base64. */
const MOST_BYTES = 350 * 1024 * 1024

/** What checks a bundle stands beside the program where that is built into few files, and else where it is written. */
const HERE = dirname(fileURLToPath(import.meta.url))
const CHECKERS = ['check.mjs', '../../../schema/bundle/check.mjs'].map((path) => join(HERE, path))

/** Told how many steps are done. */
type Tell = (progress: { done: number; total: number }) => Promise<void>

/**
 * Makes a bundle: the reports that were chosen, every list, the log, and what checks them, in a ZIP file. The same order makes the same
 * bytes.
 * @param id the number of the bundle, which its reports have too
 * @throws ReportFileError with why there is none and what to do
 */
export async function makeBundle(
  workshop: Workshop,
  order: BundleOrder,
  id: string,
  { signal, tell }: { signal: AbortSignal; tell: Tell },
): Promise<{ bytes: Buffer; manifest: Manifest }> {
  const orders = reportsOf(order)
  // And the lists, the log, and what is packed.
  const total = orders.length + 3
  let done = 0
  const step = () => tell({ done: done++, total })
  await step()
  const files: BundleFile[] = []
  for (const one of orders) {
    const bytes = await writeReport(await composeReport(workshop, one, id), one, signal)
    files.push({ path: `reports/${id}-${one.report}.${one.format}`, bytes })
    await step()
  }
  const { evident, lists } = await readRegister(workshop, order, id)
  files.push(...lists.files)
  await step()
  const log = await bundleLog(workshop.log, order.sequence).catch((error: unknown) => {
    throw error instanceof BrokenLog
      ? new ReportFileError('broken_log', { format: 'zip', most: error.seq })
      : error
  })
  files.push(
    log,
    { path: 'check.mjs', bytes: readFileSync(CHECKERS.find(existsSync) ?? '') },
    ...bundleNotes(evident),
  )
  await step()
  const told = { path: log.path, rows: order.sequence, head: order.hash }
  const manifest = manifestOf({ ...evident, order, log: told, lists: lists.lists }, files)
  const contents = { path: 'manifest.json', bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }
  const sums = { path: 'SHA256SUMS', bytes: Buffer.from(sumsOf(manifest, contents)) }
  const all = [...files, contents, sums]
  const size = all.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (size > MOST_BYTES)
    throw new ReportFileError('too_large', { format: 'zip', most: MOST_BYTES / 1024 / 1024 })
  return { bytes: Buffer.from(packStored(all)), manifest }
}

/** The reports of a bundle, each in each format, of the same moment and limits. */
function reportsOf({ contains, format: _, report: __, ...rest }: BundleOrder): ReportOrder[] {
  return contains.reports.flatMap((report) => contains.formats.map((format) => ({ ...rest, report, format })))
}

async function readRegister(workshop: Workshop, order: BundleOrder, id: string) {
  const { reader, moment, close } = await openOrdered(workshop, order)
  try {
    const { language, asOf, sequence, at, hash } = order
    const programme = await findProgramme(reader)
    const evident: Evident = {
      language,
      name: BUNDLE[language],
      programme: programme?.name ?? '',
      synthetic: programme?.synthetic ?? false,
      evidence: {
        ...{ number: id, asOf, sequence, at, hash, template: TEMPLATE, version: workshop.version },
        choices: choicesOf(order, await findNames(reader)),
      },
    }
    const source = { reader, log: workshop.log, moment, whole: true }
    return { evident, lists: await bundleLists(source, language) }
  } finally {
    await close()
  }
}
