import { ARCHIVE_FIELDS, ARCHIVE_STATE_WORDS, ARCHIVE_STATES } from '../../schema/rules/archives.js'
import { NO_ARCHIVE_DUTY } from '../../schema/rules/codes.js'
import { EXPORT_WORDS } from '../../schema/rules/exports.js'
import { groupBy } from '../../schema/rules/groups.js'
import { countedDuty } from '../../schema/rules/lowerings.js'
import { SERIES_BREAK_FIELDS } from '../../schema/rules/seriesBreaks.js'
import { firstSentence, inTextOrder } from '../../schema/rules/text.js'
import type { Column } from '../files/columns.js'
import { fieldColumns } from '../files/fieldColumns.js'
import type { Fact } from '../files/report.js'
import { findSeriesBreaks, type SeriesBreakRecord } from '../store/seriesBreaks.js'
import { archiveWords } from './archiveWords.js'
import { isWhole, type MakeParts, pickColumns, type ReportSource, tableOf } from './source.js'
import {
  countsTable,
  dayFact,
  fact,
  factsOf,
  factsPart,
  findTracked,
  gathered,
  lackingFor,
  lawFacts,
  NAMED_WIDTHS,
  purposeOf,
  sized,
  type Tracked,
  titleOf,
  trackedColumn,
  trackedColumns,
} from './tracked.js'
import { trackedWords } from './trackedWords.js'

/** States in which a depot has what is to be kept. */
const IN_DEPOT: readonly Tracked['archive']['state'][] = ['deposited', 'preserved', 'transferred']
const isInDepot = ({ archive }: Tracked) => IN_DEPOT.includes(archive.state)
const isDischarged = ({ archive }: Tracked) => archive.dischargedOn !== null
const isClosed = ({ archive, facts }: Tracked) =>
  archive.seriesClosedOn !== null && archive.seriesClosedOn <= facts.today

/** What is to be preserved, in which depot, and how far the extract is. */
export const makeArchives: MakeParts = async (source) => {
  const { language, of, moment } = source
  const t = archiveWords[language]
  const columns = trackedColumns(source)
  const named = [columns.number, ...columns.system('name', 'municipality')]
  const { today, mergerDate } = moment
  const tracked = await findTracked(source)
  const dutyOf = ({ system }: Tracked) => countedDuty(system)
  const unknown = tracked.filter((one) => dutyOf(one) === null)
  const nothing = tracked.filter((one) => dutyOf(one) === NO_ARCHIVE_DUTY)
  const kept = inPlanOrder(
    tracked.filter((one) => {
      const duty = dutyOf(one)
      return duty !== null && duty !== NO_ARCHIVE_DUTY
    }),
  )
  const counts = {
    kept: kept.length,
    unknown: unknown.length,
    inDepot: kept.filter(isInDepot).length,
    discharged: kept.filter(isDischarged).length,
    open: kept.filter((one) => !isClosed(one)).length,
    depotless: kept.filter(({ archive }) => archive.depot === null).length,
    ordered: kept.filter(({ archive }) => archive.extractOrderedOn !== null).length,
  }
  const handed = trackedColumn(t.handed, 'date', ({ archive }) => archive.handedOverOn ?? archive.depositedOn)
  const breaks = await findBreaks(source, kept)
  return [
    {
      kind: 'headline',
      text: t.headline(counts.kept, counts.inDepot),
      sentence: t.sentence(counts.discharged, counts.depotless, counts.unknown),
    },
    {
      kind: 'keys',
      keys: [
        { value: t.number(counts.kept), label: t.kept },
        { value: t.number(counts.ordered), label: t.ordered },
        { value: t.number(counts.inDepot), label: t.nowInDepot },
        { value: t.number(counts.discharged), label: t.met },
        { value: t.number(counts.open), label: t.open },
        { value: t.number(counts.unknown), label: t.unknown },
        { value: t.number(nothing.length), label: t.nothing },
      ],
    },
    {
      kind: 'columns',
      left: [stateTable(source, kept)],
      right: [depotTable(source, kept)],
    },
    tableOf(
      sized(
        [
          ...named,
          ...columns.system('archiveDuty'),
          ...columns.archive('state', 'depot', 'seriesClosedOn', 'extractOrderedOn'),
          handed,
          ...columns.archive('deletionConsentOn'),
          columns.discharged,
        ],
        [...NAMED_WIDTHS, 14, 20, 20, 14, 12, 13, 11, 13],
      ),
      kept,
      { heading: t.plan, note: t.planNote, empty: t.none },
    ),
    tableOf(
      sized(
        pickColumns(fieldColumns(of, SERIES_BREAK_FIELDS), [
          'replacement',
          'body',
          'seriesClosedOn',
          'newSeriesOpenedOn',
          'reference',
        ]),
        [50, 20, 20, 20, 30],
      ),
      breaks,
      { heading: t.breaks, note: t.breaksNote, empty: t.noBreaks },
    ),
    tableOf(
      sized(
        [...named, ...columns.system('serviceArea', 'systemOwner'), columns.status],
        [...NAMED_WIDTHS, 30, 30, 20],
      ),
      unknown,
      {
        heading: t.notAssessed,
        note: t.notAssessedNote,
        empty: t.allAssessed,
      },
    ),
    tableOf(
      sized(
        [
          ...named,
          ...columns.archive('state', 'appraisedOn', 'appraisalReference', 'appraisal'),
          columns.discharged,
        ],
        [...NAMED_WIDTHS, 20, 12, 20, 44, 13],
      ),
      nothing,
      { heading: t.notKept, empty: t.noneNotKept },
    ),
    {
      kind: 'records',
      heading: t.records,
      records: kept.map((one) => ({
        title: titleOf(one, source),
        facts: gathered(source, recordOf(source, one, breaks)),
      })),
      empty: t.none,
    },
    ...factsPart(t.laws, [
      ...lawFacts(source, [
        { name: t.lawPreservation, topic: 'preservation', day: today },
        { name: t.lawSeries, topic: 'series', day: mergerDate ?? today },
        { name: t.lawExtract, topic: 'extract', day: today },
        { name: t.lawDisposal, topic: 'disposal', day: today },
        { name: t.lawDischarge, topic: 'discharge', day: today },
      ]),
    ]),
    ...factsPart(t.read, [
      { name: t.creator, value: t.creatorRule },
      { name: t.extractKind, value: t.extractKindRule },
    ]),
  ]
}

/** What is furthest behind first, what is discharged last, and the order of the numbers between those that are as far. */
function inPlanOrder(kept: readonly Tracked[]): Tracked[] {
  const rank = (one: Tracked) =>
    (isDischarged(one) ? ARCHIVE_STATES.length : 0) + ARCHIVE_STATES.indexOf(one.archive.state)
  return [...kept].sort((a, b) => rank(a) - rank(b))
}

/** How many archives are in each state. */
function stateTable({ language }: ReportSource, kept: readonly Tracked[]) {
  const t = archiveWords[language]
  const groups = ARCHIVE_STATES.flatMap((state) => {
    const these = kept.filter(({ archive }) => archive.state === state)
    const counts = [these.length, these.filter(isDischarged).length]
    return these.length === 0 ? [] : [{ name: ARCHIVE_STATE_WORDS[state][language], counts }]
  })
  return countsTable([t.state, t.systems, t.discharged], groups, {
    ...{ heading: t.byState, empty: t.none, sum: t.sum },
  })
}

/** What each depot is to have, and has; what has none comes last. */
function depotTable({ language, of }: ReportSource, kept: readonly Tracked[]) {
  const t = archiveWords[language]
  const groupOf = (name: string, these: readonly Tracked[]) => ({
    name,
    counts: [these.length, these.filter(isInDepot).length],
  })
  const byDepot = groupBy(kept, ({ archive }) => archive.depot)
  const named = [...byDepot].map(([code, these]) =>
    groupOf(of.names.codes.get(`depot/${code}`)?.[language] ?? code, these),
  )
  const depotless = kept.filter(({ archive }) => archive.depot === null)
  const groups = [
    ...inTextOrder(named, ({ name }) => name),
    ...(depotless.length > 0 ? [groupOf(trackedWords[language].notGiven, depotless)] : []),
  ]
  return countsTable([t.depot, t.systems, t.inDepot], groups, {
    ...{ heading: t.byDepot, empty: t.none, sum: t.sum },
  })
}

/** The breaks of series in what replaces these systems; of the whole register all. */
async function findBreaks(source: ReportSource, kept: readonly Tracked[]): Promise<SeriesBreakRecord[]> {
  const { municipality } = source.order
  const breaks = await findSeriesBreaks(source.reader)
  if (isWhole(source.order)) return breaks
  const codes = new Set(kept.flatMap(({ system }) => system.replacements.map(({ code }) => code)))
  return breaks.filter(
    ({ replacement, body }) => codes.has(replacement) && (municipality === null || body === municipality),
  )
}

/** All that the plan says of one system. */
function recordOf(source: ReportSource, one: Tracked, breaks: readonly SeriesBreakRecord[]): Fact[] {
  const { language, of } = source
  const t = archiveWords[language]
  const { system, archive } = one
  const columns = trackedColumns(source)
  const told = (...some: readonly Column[]) => factsOf(source, some, one)
  const opened = [
    archive.newSeriesOpenedOn,
    ...breaks
      .filter(
        ({ replacement, body }) =>
          body === system.municipality && system.replacements.some(({ code }) => code === replacement),
      )
      .map(({ newSeriesOpenedOn }) => newSeriesOpenedOn),
  ].filter((day) => day !== null)
  const creator =
    system.responsibleBody ??
    of.names.rows.municipality.get(system.municipality)?.[language] ??
    system.municipality
  const lacking = lackingFor(one, ['planned', 'phasing_out', 'decommissioned']).filter(
    ({ place }) => place?.part === 'archive',
  )
  return [
    fact(source, t.creator, creator),
    ...told(...columns.system('inUseSince', 'readOnlyFrom')),
    fact(source, t.content, purposeOf(one, source)),
    ...told(
      ...columns.archive('series', 'periodFrom', 'periodTo'),
      ...columns.system('databasePlatform'),
      ...columns.archive('productionFormat', 'archiveFormat', 'storageFormat'),
      ...columns.system('archiveDuty', 'hosting', 'location'),
      ...columns.replacements,
      ...columns.archive(
        'consultedOn',
        'appraisal',
        'appraisedOn',
        'appraisalReference',
        'appraisalConfirmedOn',
      ),
      ...columns.archive('retentionRule', 'retentionExpiresOn'),
      ...columns.archive('disposalBasis', 'disposalApprovedOn', 'destroyedOn'),
    ),
    dayFact(source, ARCHIVE_FIELDS.seriesClosedOn, archive.seriesClosedOn),
    dayFact(source, ARCHIVE_FIELDS.newSeriesOpenedOn, opened.sort()[0] ?? null),
    ...told(
      ...columns.archive('state', 'extractCase', 'extractOrderedOn', 'extractReceivedOn'),
      ...columns.archive('extractTestTool', 'extractTestedOn', 'extractTestResult'),
      ...columns.archive('extractApprovedBy', 'extractApprovedOn'),
      ...columns.archive('depot', 'depositedOn', 'handedOverOn'),
      ...columns.archive('deletionConsent', 'deletionConsentOn'),
      columns.discharged,
    ),
    fact(source, EXPORT_WORDS.dischargedByName[language], archive.dischargedByName),
    ...(archive.note ? told(...columns.archive('note')) : []),
    ...(lacking.length > 0
      ? [{ name: t.lacks, value: lacking.map((gate) => firstSentence(gate[language])).join(' ') }]
      : []),
  ]
}
