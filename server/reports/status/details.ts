import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { isDayOneOff, LIGHT_WORDS, lightOf } from '../../../schema/rules/lights.js'
import { inTextOrder } from '../../../schema/rules/text.js'
import type { Table } from '../../files/report.js'
import { findAfters, findOldestOf } from '../../store/changes.js'
import { listMilestones } from '../../store/milestones.js'
import type { Assessment } from '../../views/assessments.js'
import { paceOf } from '../../views/pace.js'
import { addTo, emptySums } from '../../views/sums.js'
import type { ReportSource } from '../source.js'
import { statusWords } from '../statusWords.js'
import type { Figures } from './figures.js'

/** A light for each subproject, with its reason in numbers. */
export function listLights(source: ReportSource, { systems }: Figures): Table {
  const { language, areas } = source
  const t = statusWords[language]
  const subprojectOf = new Map(areas.map(({ code, subproject }) => [code, subproject]))
  const members = new Map<string, Assessment[]>()
  for (const one of systems) {
    const name = subprojectOf.get(one.system.serviceArea ?? '') ?? ''
    const known = members.get(name)
    if (known) known.push(one)
    else members.set(name, [one])
  }
  const names = inTextOrder([...members.keys()], (name) => name)
  // Those of none stand last.
  const inOrder = [...names.filter((name) => name !== ''), ...names.filter((name) => name === '')]
  return {
    kind: 'table',
    heading: t.lights,
    columns: [
      { header: t.subproject, type: 'text', width: 10 },
      { header: t.light, type: 'text', width: 2 },
      { header: t.reason, type: 'text', width: 8 },
      ...[t.parts.total, t.parts.ready, t.lines.planned, t.parts.overdue].map((header) => ({
        ...{ header, type: 'number' as const, width: 2 },
      })),
    ],
    rows: inOrder.map((name) => {
      const counts = countForLight(source, members.get(name) ?? [])
      const { light, reasons } = lightOf(counts)
      const titles = areas
        .filter(({ subproject }) => name !== '' && subproject === name)
        .map(({ nameNb, nameEn }) => (language === 'nb' ? nameNb : nameEn))
      return [
        name === '' ? t.noSubproject : `${name}: ${titles.join('; ')}`,
        LIGHT_WORDS[light][language],
        reasons.map(({ code, count }) => t.reasons[code](count)).join(', ') || t.onTrack,
        ...[counts.total, counts.ready, counts.planned, counts.overdue],
      ]
    }),
    empty: t.noLights,
  }
}

function countForLight({ moment }: ReportSource, systems: readonly Assessment[]) {
  const sums = emptySums()
  addTo(sums, systems)
  const { total, ready, plannedToday } = paceOf(moment, sums, new Map())
  return {
    ...{ total, ready, planned: plannedToday, overdue: sums.all.overdue },
    ...{ blocked: sums.signals.blocked, noDate: sums.signals.no_date },
    dayOneOff: systems.filter(({ standing }) => isDayOneOff(standing)).length,
  }
}

/** The milestones: the date that each was first written with, by the log, the date that it has now, and the days between. */
export async function listMoved({ reader, log, order, language }: ReportSource): Promise<Table> {
  const t = statusWords[language]
  const first = new Map<unknown, unknown>()
  for (const { code, date } of await findAfters(log, await findOldestOf(log, 'milestone', order.sequence)))
    first.set(code, date)
  return {
    kind: 'table',
    heading: t.milestones,
    note: t.milestonesNote,
    columns: [
      { header: t.milestone, type: 'text' },
      { header: t.baseline, type: 'date' },
      { header: t.milestoneForecast, type: 'date' },
      { header: t.days, type: 'number' },
    ],
    rows: (await listMilestones(reader)).map(({ code, nameNb, nameEn, date }) => {
      const baseline = first.get(code)
      const planned = typeof baseline === 'string' ? baseline : date
      return [language === 'nb' ? nameNb : nameEn, planned, date, daysBetween(planned, date)]
    }),
    empty: t.noMilestones,
  }
}

const CHANGES: readonly {
  name: keyof (typeof statusWords)['nb']['measures']
  of: (figures: Figures) => number | null
}[] = [
  { name: 'ready', of: ({ pace }) => pace.ready },
  { name: 'planned', of: ({ pace }) => pace.plannedToday },
  { name: 'behind', of: ({ behind }) => behind },
  { name: 'forecast', of: ({ pace }) => pace.forecastAtMerger },
  { name: 'overdue', of: ({ sums }) => sums.all.overdue },
  { name: 'blocked', of: ({ sums }) => sums.signals.blocked },
  { name: 'noDate', of: ({ sums }) => sums.signals.no_date },
  { name: 'dayOneOff', of: ({ dayOneOff }) => dayOneOff },
  { name: 'undecided', of: ({ sums }) => sums.all.byPhase.surveyed },
  { name: 'total', of: ({ pace }) => pace.total },
]

/** What has changed since the earlier report that the order names. */
export function listChangedSince(
  { order: { since, asOf }, language }: Pick<ReportSource, 'order' | 'language'>,
  before: Figures | null,
  now: Figures,
): Table {
  const t = statusWords[language]
  return {
    kind: 'table',
    heading: '',
    columns: [
      { header: since ? t.change(since.id) : t.changed, type: 'text' },
      { header: since ? formatDate(since.asOf) : '', type: 'number' },
      { header: formatDate(asOf), type: 'number' },
      { header: t.changed, type: 'number' },
    ],
    rows: before
      ? CHANGES.map(({ name, of }) => {
          const [then, today] = [of(before), of(now)]
          return [t.measures[name], then, today, then === null || today === null ? null : today - then]
        })
      : [],
    empty: t.noSince,
  }
}
