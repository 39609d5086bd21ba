import { ARCHIVE_FIELDS, archiveOn } from '../../schema/rules/archives.js'
import { countedFacts } from '../../schema/rules/countedFacts.js'
import { asksField, ruleSetOf } from '../../schema/rules/countries/all.js'
import { EXPORT_WORDS } from '../../schema/rules/exports.js'
import type { Fields } from '../../schema/rules/fields.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import { type LawTopic, lawOn } from '../../schema/rules/laws.js'
import { PRIVACY_FIELDS, privacyOn } from '../../schema/rules/privacy.js'
import { STATUS_WORDS, type Status } from '../../schema/rules/status.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { type GateResult, gatesInto } from '../../schema/rules/transitions.js'
import type { Words } from '../../schema/rules/words.js'
import type { CellType, CellValue, Column } from '../files/columns.js'
import { fieldColumns } from '../files/fieldColumns.js'
import type { Fact, Part } from '../files/report.js'
import { shownCell } from '../files/shown.js'
import { systemColumns } from '../files/systemColumns.js'
import { type ArchiveRecord, findArchiveTracks } from '../store/archives.js'
import { findGateFactsOf } from '../store/gateFacts.js'
import { findPrivacyTracks, type PrivacyRecord } from '../store/privacy.js'
import type { ExportedSystem } from '../views/exports.js'
import { findReported, pickColumns, type ReportSource, tableOf } from './source.js'
import { trackedWords } from './trackedWords.js'

/** A system that a report is of, with its tracks and all that the gates ask, as they count on the day of the order. */
export interface Tracked {
  system: ExportedSystem
  archive: ArchiveRecord
  privacy: PrivacyRecord
  facts: GateFacts
}

/** Every system that a report is of with its tracks, in the order of their numbers. */
export async function findTracked(source: ReportSource): Promise<Tracked[]> {
  const { reader, moment } = source
  const { today } = moment
  const systems = await findReported(source)
  const archives = await findArchiveTracks(reader, systems)
  const privacy = await findPrivacyTracks(reader, systems)
  const known = await findGateFactsOf(reader, systems, today)
  return known.map((one, at) => {
    const facts = countedFacts(one)
    return {
      system: facts.system,
      archive: archiveOn(today, archives[at] as ArchiveRecord),
      privacy: privacyOn(today, privacy[at] as PrivacyRecord),
      facts,
    }
  })
}

/** A column of a table of tracked systems. */
export function trackedColumn(
  header: string,
  type: CellType,
  value: (tracked: Tracked) => CellValue,
  adds = false,
): Column {
  return { name: header, header, type, adds, value: (row) => value(row as Tracked) }
}

/** The columns of what is tracked of systems, by the names of their fields. */
export function trackedColumns({ of }: Pick<ReportSource, 'of'>) {
  const { language, settings } = of
  const columnsOf =
    <F extends Fields>(fields: F, part: (tracked: Tracked) => object) =>
    (...names: (keyof F & string)[]): Column[] => {
      // Fields that the rule set does not ask for are nobody's to fill in.
      const asked = names.filter((name) => asksField(settings.ruleSet, name))
      return pickColumns(fieldColumns(of, fields), asked).map((column) => ({
        ...column,
        value: (row) => column.value(part(row as Tracked)),
      }))
    }
  const replaced = pickColumns(systemColumns(of), ['replacements'])
  return {
    number: trackedColumn(EXPORT_WORDS.number[language], 'text', ({ system }) => system.number),
    status: trackedColumn(
      EXPORT_WORDS.systemStatus[language],
      'text',
      ({ system }) => STATUS_WORDS[system.status][language],
    ),
    replacements: replaced.map((column) => ({
      ...column,
      value: (row: object) => column.value((row as Tracked).system),
    })),
    discharged: trackedColumn(
      EXPORT_WORDS.dischargedOn[language],
      'date',
      ({ archive }) => archive.dischargedOn,
    ),
    system: columnsOf(SYSTEM_FIELDS, ({ system }) => system),
    archive: columnsOf(ARCHIVE_FIELDS, ({ archive }) => archive),
    privacy: columnsOf(PRIVACY_FIELDS, ({ privacy }) => privacy),
  }
}

/** What each of some groups counts, with a line of sums. */
export function countsTable(
  headers: readonly string[],
  groups: readonly { name: string; counts: readonly number[] }[],
  words: { heading: string; note?: string; empty: string; sum?: string },
) {
  const [first = '', ...counted] = headers
  type Group = (typeof groups)[number]
  const columns: Column[] = [
    { name: first, header: first, type: 'text', value: (row) => (row as Group).name },
    ...counted.map(
      (header, at): Column => ({
        ...{ name: header, header, type: 'number', adds: true },
        value: (row) => (row as Group).counts[at] ?? 0,
      }),
    ),
  ]
  return tableOf(columns, groups, words)
}

/** What columns say of a system, one fact each; what is not known is said to be. */
export function factsOf(source: ReportSource, columns: readonly Column[], tracked: Tracked): Fact[] {
  return columns.map(({ header, type, value }) => fact(source, header, value(tracked), type))
}

/** What a system is for, in the language of the report or the one that it is given in. */
export function purposeOf({ system }: Tracked, { language }: Pick<ReportSource, 'language'>): string | null {
  const { descriptionNb: nb, descriptionEn: en } = system
  return { nb, en }[language] ?? nb ?? en
}

/** One fact; what is not known is said to be. */
export function fact(
  { language, moment }: Pick<ReportSource, 'language' | 'moment'>,
  name: string,
  value: CellValue,
  type: CellType = 'text',
): Fact {
  const text = shownCell(value, type, language, moment.settings.timeZone)
  return { name, value: text || trackedWords[language].notGiven }
}

/**
 * What is said of a system, in a block that does not grow with what is not: the names of all that is not given stand last,
 * in one line.
 */
export function gathered({ language }: Pick<ReportSource, 'language'>, facts: readonly Fact[]): Fact[] {
  const { notGiven, unknown } = trackedWords[language]
  const open = facts.filter(({ value }) => value === notGiven).map(({ name }) => name)
  const given = facts.filter(({ value }) => value !== notGiven)
  return open.length === 0 ? given : [...given, { name: unknown, value: open.join(', ') }]
}

/** Columns with widths beside one another: about the letters that each has room for. */
export function sized(
  columns: readonly Column[],
  widths: readonly number[],
): (Column & { width?: number })[] {
  return columns.map((column, at) => {
    const width = widths[at]
    return width === undefined ? column : { ...column, width }
  })
}

/** What a system still lacks to enter these statuses, each gate once. What is overridden counts as held. */
export function lackingFor({ facts }: Tracked, statuses: readonly Status[]): GateResult[] {
  const lacking = statuses.flatMap((status) => gatesInto(status, facts)).filter(({ holds }) => !holds)
  return [...new Map(lacking.map((gate) => [gate.code, gate])).values()]
}

/** What the register has no field for, said so that nobody looks for it in vain. */
export function gapsPart({ language }: Pick<ReportSource, 'language'>, gaps: readonly Fact[]): Part {
  return { kind: 'facts', heading: trackedWords[language].gaps, facts: gaps }
}

/** The law of the programme's rule set on some topics, as it was on a day; none where that names no law. */
export function lawFacts(
  { language, moment }: Pick<ReportSource, 'language' | 'moment'>,
  topics: readonly { name: string; topic: LawTopic; day: string }[],
): Fact[] {
  const { laws } = ruleSetOf(moment.settings.ruleSet)
  return topics.flatMap(({ name, topic, day }) => {
    const law = lawOn(laws, [topic], day)
    return law ? [{ name, value: law[language] }] : []
  })
}

/** A part with these facts; none where there are none. */
export function factsPart(heading: string, facts: readonly Fact[]): Part[] {
  return facts.length === 0 ? [] : [{ kind: 'facts', heading, facts }]
}

/** Columns that are called otherwise, in this order. */
export function headed(columns: readonly Column[], headers: readonly string[]): Column[] {
  return columns.map((column, at) => ({ ...column, header: headers[at] ?? column.header }))
}

/** One fact of a day that may lie ahead: «avsluttes» until it has come. */
export function dayFact(
  source: Pick<ReportSource, 'language' | 'moment'>,
  field: Words & { ahead?: Words },
  day: string | null,
): Fact {
  const words = day !== null && day > source.moment.today ? (field.ahead ?? field) : field
  return fact(source, words[source.language], day, 'date')
}

/** What a system is called in every table. */
export const NAMED_WIDTHS = [8, 24, 13] as const

/** Confidentiality, integrity and availability of a system in one line; null where none is given. */
export function levelsOf({ system }: Tracked, { language }: Pick<ReportSource, 'language'>): string | null {
  const levels = (['confidentiality', 'integrity', 'availability'] as const).filter(
    (name) => system[name] !== null,
  )
  return levels.map((name) => `${SYSTEM_FIELDS[name][language]} ${system[name]}`).join(', ') || null
}

/** The title of the block of a system. */
export function titleOf(
  { system }: Tracked,
  { of, language }: Pick<ReportSource, 'of' | 'language'>,
): string {
  const { number, name, municipality } = system
  return `${number} ${name} (${of.names.rows.municipality.get(municipality)?.[language] ?? municipality})`
}
