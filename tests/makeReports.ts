// Prints what becomes of one report in this process: the hashes of its files, or why there is none.
import { createHash } from 'node:crypto'
import { canMakePdf, makeReportFile } from '../server/files/reportFile.js'
import { ReportFileError } from '../server/files/reportFileError.js'
import { STATUS_REPORT } from './reports.js'

const made: Record<string, unknown> = { able: await canMakePdf() }
for (const format of ['pdf', 'xlsx'] as const)
  try {
    made[format] = createHash('sha256')
      .update(await makeReportFile(STATUS_REPORT, format))
      .digest('hex')
  } catch (error) {
    made[format] = error instanceof ReportFileError ? { code: error.code, words: error.words } : String(error)
  }
process.stdout.write(JSON.stringify(made))
