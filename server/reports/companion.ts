import type { Settings } from '../../schema/rules/programme.js'
import { KEPT_REPORTS, REPORT_FIELDS } from '../../schema/rules/reports.js'
import type { Words } from '../../schema/rules/words.js'
import type { Reader } from '../engines/store.js'
import { findNames } from '../exports/names.js'
import { type AboutLine, aboutText, dataWords } from '../files/about.js'
import { type Evident, evidenceLines } from '../files/evidence.js'
import type { Report } from '../files/report.js'
import { findProgramme } from '../store/programme.js'
import { findReportFile, type ReportWithAuthor } from '../store/reports.js'
import { choicesOf } from './choices.js'

const HEADINGS = {
  title: { nb: 'Følgefil', en: 'Companion file' },
  data: { nb: 'Data', en: 'Data' },
  file: { nb: 'Fil', en: 'File' },
  who: { nb: 'Laget av', en: 'Made by whom' },
  when: { nb: 'Laget når', en: 'Made when' },
} as const satisfies Record<string, Words>

const WHY: Words = {
  nb: 'Hvem som laget rapporten og når, står her og i endringsloggen, og ikke i rapporten: de samme valgene gir den samme filen, byte for byte, hvem som enn lager den.',
  en: 'Who made the report and when stands here and in the change log, and not in the report: the same choices give the same file, byte for byte, whoever makes it.',
}
const HOW: Words = {
  nb: 'Slik kontrolleres filen: sha256sum',
  en: 'How the file is checked: sha256sum',
}

/** What a report was made as, for its file: its number and the end of its name. */
export const fileNameOf = ({ id, format }: Pick<ReportWithAuthor, 'id' | 'format'>) => `${id}.${format}`

/**
 * The text that goes beside the file of a report, in its language: all that the file says of itself, the hash of the file, and who made
 * it and when, which the file itself must not say.
 * @param file what the file is called
 */
export async function writeCompanion(
  reader: Reader,
  report: ReportWithAuthor,
  { timeZone }: Pick<Settings, 'timeZone'>,
  file = fileNameOf(report),
): Promise<string> {
  const { language } = report.order
  const evident = await findEvident(reader, report)
  const line = (name: keyof typeof HEADINGS, value: string, type: AboutLine[2] = 'text'): AboutLine => [
    HEADINGS[name][language],
    value,
    type,
  ]
  const lines: AboutLine[] = [
    line('title', report.id),
    ...evidenceLines(evident),
    ...(evident.synthetic ? [] : [line('data', dataWords(false)[language])]),
    [REPORT_FIELDS.format[language], report.format.toUpperCase(), 'text'],
    line('file', file),
    [REPORT_FIELDS.fileHash[language], report.fileHash, 'text'],
    [REPORT_FIELDS.fileSize[language], report.fileSize, 'number'],
    line('who', report.madeBy),
    line('when', report.createdAt, 'moment'),
  ]
  const texts = [
    ...lines.map((one) => aboutText(one, timeZone)),
    '',
    WHY[language],
    `${HOW[language]} ${file}`,
  ]
  return `\uFEFF${texts.map((text) => `${text}\r\n`).join('')}`
}

/**
 * What the file says of itself. Where it is not kept any more, its order says the same; the names in it are then those that the register
 * has now.
 */
async function findEvident(reader: Reader, report: ReportWithAuthor): Promise<Evident> {
  const file = await findReportFile(reader, report.id)
  if (file) return JSON.parse(file.said) as Report
  const programme = await findProgramme(reader)
  const { order, template, program } = report
  const { language, asOf, sequence, at, hash } = order
  return {
    language,
    name: KEPT_REPORTS[order.report][language],
    programme: programme?.name ?? '',
    synthetic: programme?.synthetic ?? false,
    evidence: {
      ...{ number: report.id, asOf, sequence, at, hash, template, version: program },
      choices: choicesOf(order, await findNames(reader)),
    },
  }
}
