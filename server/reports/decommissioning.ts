import { finalEnd, isContractOver, nextEnd } from '../../schema/rules/contracts.js'
import { daysBetween, formatDate } from '../../schema/rules/dates.js'
import { GATE_WORDS } from '../../schema/rules/gates.js'
import { groupBy } from '../../schema/rules/groups.js'
import { currencyWords } from '../../schema/rules/money.js'
import { PRIVACY_FIELDS } from '../../schema/rules/privacy.js'
import type { Status } from '../../schema/rules/status.js'
import { firstSentence, inTextOrder } from '../../schema/rules/text.js'
import type { GateResult } from '../../schema/rules/transitions.js'
import type { Fact, Part } from '../files/report.js'
import { decommissioningWords } from './decommissioningWords.js'
import { type MakeParts, type ReportSource, tableOf } from './source.js'
import {
  countsTable,
  dayFact,
  fact,
  factsOf,
  factsPart,
  findTracked,
  gathered,
  headed,
  lackingFor,
  lawFacts,
  NAMED_WIDTHS,
  sized,
  type Tracked,
  titleOf,
  trackedColumn,
  trackedColumns,
} from './tracked.js'

/** The steps by which a system is put out of use. */
const WAY_OUT: readonly Status[] = ['read_only', 'phasing_out', 'decommissioned']

const isOff = ({ system }: Tracked) => system.status === 'decommissioned'

/** A system that is to go, with what it still lacks before it may be off; nothing once it is. */
type Leaving = Tracked & { lacking: GateResult[] }

/** What is shut off when, and what must be done first. */
export const makeDecommissioning: MakeParts = async (source) => {
  const { language, moment } = source
  const t = decommissioningWords[language]
  const { today, settings } = moment
  const columns = trackedColumns(source)
  const tracked = await findTracked(source)
  const undecided = tracked.filter(({ system }) => system.disposition === 'undecided')
  const leaving = tracked.filter(({ system }) => !['undecided', 'retain'].includes(system.disposition))
  const off = leaving.filter(isOff).map((one): Leaving => ({ ...one, lacking: [] }))
  const toGo = inTextOrder(
    leaving
      .filter((one) => !isOff(one))
      .map((one): Leaving => ({ ...one, lacking: lackingFor(one, WAY_OUT) })),
    // Without a day they come last.
    ({ system }) => `${system.plannedDecommission ?? '9999-12-31'} ${system.number}`,
  )
  const late = toGo.filter(
    ({ system }) => system.plannedDecommission !== null && system.plannedDecommission < today,
  )
  const dateless = toGo.filter(({ system }) => system.plannedDecommission === null)
  const clear = toGo.filter((one) => one.lacking.length === 0)
  const yearly = toGo.reduce((sum, { system }) => sum + (system.annualCost ?? 0), 0)
  const currency = currencyWords(settings.currency)[language]
  const lacks = trackedColumn(t.lacksCount, 'number', (one) => (one as Leaving).lacking.length)
  const cost = trackedColumn(t.costUntilOff(currency), 'number', costUntilOff, true)
  const named = [columns.number, ...columns.system('name', 'municipality')]
  const contractEnd = trackedColumn(t.contractEnd, 'date', (one) => contractsEnd(one))
  const integrations = trackedColumn(
    t.openIntegrations,
    'number',
    ({ facts }) => facts.integrations.filter(({ state }) => state === 'open').length,
  )
  return [
    {
      kind: 'headline',
      text: t.headline(leaving.length, off.length),
      sentence: t.sentence(late.length, dateless.length, clear.length),
    },
    {
      kind: 'keys',
      keys: [
        { value: t.number(toGo.length), label: t.toGo },
        { value: t.number(off.length), label: t.off },
        { value: t.number(late.length), label: t.late },
        { value: t.number(dateless.length), label: t.dateless },
        {
          value: t.number(toGo.filter(({ system }) => system.status === 'read_only').length),
          label: t.readOnly,
        },
        { value: t.number(yearly), label: t.yearly(currency) },
        { value: t.number(undecided.length), label: t.undecided },
      ],
    },
    monthsTable(source, toGo),
    lackingTable(source, toGo),
    tableOf(
      sized(
        [
          ...named,
          columns.status,
          ...columns.replacements,
          ...headed([...columns.system('readOnlyFrom', 'plannedDecommission'), columns.discharged], t.heads),
          contractEnd,
          integrations,
          lacks,
          cost,
        ],
        [...NAMED_WIDTHS, 16, 30, 12, 12, 13, 11, 14, 9, 13],
      ),
      toGo,
      { heading: t.plan, note: t.planNote, empty: t.noneToGo, sum: t.sum },
    ),
    recordsPart(source, toGo, { heading: t.records, empty: t.noneToGo }),
    tableOf(
      sized(
        [
          ...named,
          ...columns.replacements,
          ...columns.system('shutOffOn', 'accessRemovedOn'),
          ...headed([columns.discharged], [t.heads[2]]),
          trackedColumn(t.dischargedBy, 'text', ({ archive }) => archive.dischargedByName),
          ...columns.privacy('erasureState', 'erasureConfirmedOn'),
          contractEnd,
        ],
        [...NAMED_WIDTHS, 28, 12, 12, 14, 20, 11, 12, 12],
      ),
      off,
      { heading: t.offSystems, empty: t.noneOff },
    ),
    recordsPart(source, off, { heading: t.offRecords, empty: t.noneOff }),
    ...factsPart(t.counted, [
      { name: t.leaving, value: t.number(leaving.length) },
      { name: t.notDecided, value: t.number(undecided.length) },
      { name: t.stays, value: t.number(tracked.length - leaving.length - undecided.length) },
      { name: t.costRule, value: t.costRuleText },
    ]),
    ...factsPart(
      t.laws,
      lawFacts(source, [
        { name: t.lawDischarge, topic: 'discharge', day: today },
        { name: t.lawErasure, topic: 'erasure_order', day: today },
        { name: t.lawProcessorEnd, topic: 'processor_end', day: today },
        { name: t.lawRecord, topic: 'processing_record', day: today },
      ]),
    ),
  ]
}

/** How many are to go in which month. */
function monthsTable({ language }: ReportSource, toGo: readonly Leaving[]) {
  const t = decommissioningWords[language]
  const byMonth = groupBy(toGo, ({ system }) => system.plannedDecommission?.slice(0, 7) ?? t.noDay)
  const groups = [...byMonth].map(([month, these]) => ({
    name: month === t.noDay ? month : formatMonth(month),
    counts: [
      these.length,
      these.filter((one) => one.lacking.length === 0).length,
      these.reduce((sum, { system }) => sum + (system.annualCost ?? 0), 0),
    ],
  }))
  return countsTable([t.month, t.systems, t.clear, t.annualCost], groups, {
    ...{ heading: t.when, empty: t.noneToGo, sum: t.sum },
  })
}

/** A month of the calendar (`2019-10`) as days are written: 10.2019. */
function formatMonth(month: string): string {
  return formatDate(`${month}-01`).slice(3)
}

/** What most systems still lack first. */
function lackingTable({ language }: ReportSource, toGo: readonly Leaving[]) {
  const t = decommissioningWords[language]
  const counts = new Map<string, number>()
  for (const one of toGo) for (const { code } of one.lacking) counts.set(code, (counts.get(code) ?? 0) + 1)
  const groups = inTextOrder([...counts], ([code]) => code)
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => ({ name: firstSentence(GATE_WORDS[code]?.[language] ?? code), counts: [count] }))
  return countsTable([t.lacking, t.systems], groups, {
    heading: t.first,
    note: t.firstNote,
    empty: t.allClear,
  })
}

/** The day on which the last contract of a system ends for good; null where one has no such day, or there is none. */
function contractsEnd({ facts: { contracts, today } }: Tracked): string | null {
  const ends = contracts.map((row) => finalEnd(row, today))
  return ends.some((end) => end === null) ? null : (ends.sort().at(-1) ?? null)
}

/**
 * What a system costs from today until it is planned to be off, in whole units: its yearly cost by the day, from when it is
 * read-only that of then. Null where no day is planned or it has passed, or the cost is not known.
 */
function costUntilOff({ system, facts: { today } }: Tracked): number | null {
  const { annualCost, readOnlyCost, plannedDecommission: end } = system
  const later = readOnlyCost ?? annualCost
  if (end === null || end < today || annualCost === null || later === null) return null
  const planned = system.readOnlyFrom ?? system.plannedReadOnly ?? end
  const turn = [[planned, today].sort()[1] ?? today, end].sort()[0] ?? end
  return Math.round((daysBetween(today, turn) * annualCost + daysBetween(turn, end) * later) / 365)
}

/** A block for each of some systems. */
function recordsPart(
  source: ReportSource,
  systems: readonly Leaving[],
  words: { heading: string; empty: string },
): Part {
  const records = systems.map((one) => ({
    title: titleOf(one, source),
    facts: gathered(source, recordOf(source, one)),
  }))
  return { kind: 'records', ...words, records }
}

/** All that the plan says of one system. */
function recordOf(source: ReportSource, one: Leaving): Fact[] {
  const { language, moment } = source
  const t = decommissioningWords[language]
  const { facts, privacy, lacking } = one
  const columns = trackedColumns(source)
  const told = (...some: Parameters<typeof factsOf>[1]) => factsOf(source, some, one)
  const contracts = facts.contracts.map((row) => {
    const end = finalEnd(row, moment.today)
    const next = nextEnd(row, moment.today)
    if (isContractOver(row, moment.today)) return t.over(row.id, end === null ? '' : formatDate(end))
    if (end !== null) return t.ends(row.id, formatDate(end))
    return t.runs(row.id, next === null ? null : formatDate(next))
  })
  const open = facts.integrations.filter(({ state }) => state === 'open').map(({ id }) => id)
  return [
    ...told(...columns.replacements, columns.status, ...columns.system('decisionReference', 'systemOwner')),
    ...told(...columns.system('plannedReadOnly', 'readOnlyFrom', 'readOnlyUntil', 'plannedDecommission')),
    ...told(...columns.system('lookupRoles', 'accessRemovedOn')),
    ...told(...headed(columns.archive('state'), [t.archiveState]), columns.discharged),
    fact(source, t.dischargedBy, one.archive.dischargedByName),
    fact(
      source,
      t.contracts,
      contracts.join('; ') || (one.system.hasContracts === 'no' ? t.noContracts : null),
    ),
    ...told(...columns.privacy('erasureState', 'erasureOrderedOn', 'erasureConfirmedOn', 'erasureReference')),
    ...(privacy.erasureReason ? told(...columns.privacy('erasureReason')) : []),
    dayFact(source, PRIVACY_FIELDS.backupsErasedOn, privacy.backupsErasedOn),
    ...told(...columns.privacy('dpaState', 'ropClosedOn')),
    fact(
      source,
      t.openIntegrations,
      open.join(', ') ||
        (facts.integrations.length > 0 || one.system.hasIntegrations === 'no' ? t.noIntegrations : null),
    ),
    ...told(...columns.system('hosting', 'servers', 'licencesGivenUp')),
    ...told(...columns.system('certificates', 'usesOrganisationNumber', 'organisationNumberChangedOn')),
    ...(isOff(one) ? [] : [costFact(source, one)]),
    ...told(...columns.system('shutOffOn', 'ownerSignedOffBy', 'ownerSignedOffOn')),
    ...told(...columns.system('operationsSignedOffBy', 'operationsSignedOffOn')),
    ...(facts.overrides.length > 0
      ? [
          {
            name: t.overridden,
            value: facts.overrides
              .map(({ gate, byName }) => `${firstSentence(GATE_WORDS[gate]?.[language] ?? gate)} (${byName})`)
              .join(' '),
          },
        ]
      : []),
    ...(isOff(one)
      ? []
      : [
          {
            name: t.lacking,
            value: lacking.map((gate) => firstSentence(gate[language])).join(' ') || t.nothing,
          },
        ]),
  ]
}

function costFact(source: ReportSource, one: Leaving): Fact {
  const { language, of } = source
  const currency = currencyWords(of.settings.currency)[language]
  return fact(source, decommissioningWords[language].costUntilOff(currency), costUntilOff(one), 'number')
}
