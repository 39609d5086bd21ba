import { formatDate } from '../../schema/rules/dates.js'
import type { Words } from '../../schema/rules/words.js'
import type { CellType } from './columns.js'
import type { Fact, Report } from './report.js'
import { shownMoment, shownNumber } from './shown.js'

/** The words of what a report was made from, and of what stands around its pages. */
export const EVIDENCE_WORDS = {
  evidence: { nb: 'Bevis', en: 'Evidence' },
  about: { nb: 'Om rapporten', en: 'About' },
  summary: { nb: 'Sammendrag', en: 'Summary' },
  report: { nb: 'Rapport', en: 'Report' },
  programme: { nb: 'Program', en: 'Programme' },
  data: { nb: 'Data', en: 'Data' },
  synthetic: { nb: 'Syntetiske data', en: 'Synthetic data' },
  asOf: { nb: 'Registeret per', en: 'Register as of' },
  asOfShort: { nb: 'per', en: 'as of' },
  choices: { nb: 'Valg', en: 'Choices' },
  register: { nb: 'Registeret', en: 'Register' },
  sequence: { nb: 'Siste endring', en: 'Last change' },
  at: { nb: 'Skrevet i loggen', en: 'Written in the log' },
  change: { nb: 'Endring', en: 'Change' },
  hash: { nb: 'Siste hash', en: 'Last hash' },
  madeBy: { nb: 'Laget med', en: 'Made by' },
  template: { nb: 'mal', en: 'template' },
  page: { nb: 'Side', en: 'Page' },
  of: { nb: 'av', en: 'of' },
  by: { nb: 'innen', en: 'by' },
  table: { nb: 'Tabell', en: 'Table' },
  title: { nb: 'Hva', en: 'What' },
  text: { nb: 'Beskrivelse', en: 'Description' },
  who: { nb: 'Hvem', en: 'Who' },
  due: { nb: 'Innen', en: 'By' },
  date: { nb: 'Dato', en: 'Date' },
} as const satisfies Record<string, Words>

/** A word in the language of a report. */
export function word(name: keyof typeof EVIDENCE_WORDS, { language }: Pick<Report, 'language'>): string {
  return EVIDENCE_WORDS[name][language]
}

/** What of a report is said beside what it tells. */
export type Evident = Pick<Report, 'language' | 'name' | 'programme' | 'synthetic' | 'evidence'>

/** What the report was made from, as the last page of it says. */
export function evidenceFacts(report: Report): Fact[] {
  const { evidence, language, timeZone } = report
  const sequence = `${word('change', report).toLowerCase()} #${shownNumber(evidence.sequence, language)}`
  const upTo = { nb: `Til og med ${sequence}`, en: `Up to ${sequence}` }[language]
  return [
    { name: word('register', report), value: `${upTo} (${shownMoment(evidence.at, timeZone)})` },
    { name: word('hash', report), value: (evidence.hash.match(/.{1,8}/g) ?? []).join(' ') },
    { name: word('choices', report), value: evidence.choices },
    { name: word('madeBy', report), value: madeBy(report) },
  ]
}

/** The same, as a workbook says it: a cell each, the hash in one piece. */
export function evidenceLines(
  report: Evident,
): (readonly [name: string, value: string | number, type: CellType])[] {
  const { evidence } = report
  return [
    [word('report', report), `${evidence.number} ${report.name}`, 'text'],
    [word('programme', report), report.programme, 'text'],
    ...(report.synthetic ? [[word('data', report), word('synthetic', report), 'text'] as const] : []),
    [word('asOf', report), evidence.asOf, 'date'],
    [word('choices', report), evidence.choices, 'text'],
    [word('sequence', report), evidence.sequence, 'number'],
    [word('at', report), evidence.at, 'moment'],
    [word('hash', report), evidence.hash, 'text'],
    [word('madeBy', report), madeBy(report), 'text'],
  ]
}

const madeBy = (report: Evident) =>
  `Harmoni ${report.evidence.version}, ${word('template', report)} ${report.evidence.template}`

/** The report and its day, «Statusrapport per 15.10.2019». */
export function datedName(report: Report): string {
  return `${report.name} ${word('asOfShort', report)} ${formatDate(report.evidence.asOf)}`
}

/** What stands at the foot of each page, from the left: number, day, change and hash. */
export function footOf(report: Report): string[] {
  const { evidence, language } = report
  const day = `${word('asOfShort', report)} ${formatDate(evidence.asOf)}`
  return [
    day.charAt(0).toUpperCase() + day.slice(1),
    `${word('change', report)} #${shownNumber(evidence.sequence, language)}`,
    `Hash ${shortHash(evidence.hash)}`,
  ]
}

/** Enough of a hash to compare it by eye: «3f9a 7c21 … d06b e5b0». */
function shortHash(hash: string): string {
  if (hash.length <= 16) return hash
  const fours = (text: string) => (text.match(/.{1,4}/g) ?? []).join(' ')
  return `${fours(hash.slice(0, 8))} … ${fours(hash.slice(-8))}`
}
