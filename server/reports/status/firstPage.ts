import { formatDate } from '../../../schema/rules/dates.js'
import { PHASE_WORDS, type Phase } from '../../../schema/rules/phases.js'
import type { Part } from '../../files/report.js'
import { NEAR_DAYS } from '../contracts.js'
import type { ReportSource } from '../source.js'
import { statusWords } from '../statusWords.js'
import type { Figures } from './figures.js'

/** How far the work has come, in a line, a sentence, keys, a bar and a chart. */
export function sayHowFar(
  { language, order }: Pick<ReportSource, 'language' | 'order'>,
  figures: Figures,
  { before, deadlines, serious }: { before: Figures | null; deadlines: number; serious: number },
): Part[] {
  const t = statusWords[language]
  const { sums, pace, behind, dayOneOff, isPlanned } = figures
  const keys = [
    ...(isPlanned ? [[behind, t.behind] as const] : []),
    [sums.all.overdue, t.overdue] as const,
    [sums.signals.blocked, t.blocked] as const,
    [dayOneOff, t.dayOneOff] as const,
    [deadlines, t.deadlines(NEAR_DAYS, deadlines)] as const,
    [sums.signals.no_date, t.noDate] as const,
    [serious, t.serious(serious)] as const,
  ]
  const sentences = [
    ...(pace.total === 0 ? [t.noSystems] : sayForecast(figures, t)),
    ...(before && order.since ? [t.since(order.since.id, pace.ready - before.pace.ready)] : []),
  ]
  return [
    {
      kind: 'headline',
      text: t.headline(pace.ready, pace.total, isPlanned ? pace.plannedToday : null),
      sentence: sentences.join(' '),
    },
    { kind: 'keys', keys: keys.map(([value, label]) => ({ value: t.number(value), label })) },
    barOf(figures, language),
    ...drawProgress(figures, order.asOf, t),
  ]
}

function sayForecast({ pace, isPlanned }: Figures, t: Words): string[] {
  const { mergerDate, daysToMerger, forecastAtMerger, plannedAtMerger } = pace
  if (mergerDate === null || daysToMerger === null) return [t.noMerger]
  if (daysToMerger <= 0) return [t.merged(formatDate(mergerDate))]
  const comes = forecastAtMerger ?? 0
  const day = formatDate(mergerDate)
  return [t.forecast(comes, day, isPlanned ? (plannedAtMerger ?? 0) - comes : null), t.daysLeft(daysToMerger)]
}

type Words = (typeof statusWords)['nb']

/** The phases of the bar in three groups, what is done first. */
const GROUPS: readonly { name: keyof Words['groups']; phases: readonly Phase[] }[] = [
  { name: 'ready', phases: ['closing', 'ready'] },
  { name: 'going', phases: ['moving', 'planned'] },
  { name: 'undecided', phases: ['surveyed'] },
]

function barOf({ sums }: Figures, language: ReportSource['language']): Part {
  const { byPhase } = sums.all
  return {
    kind: 'bar',
    groups: GROUPS.map(({ name, phases }) => {
      const count = phases.reduce((sum, phase) => sum + byPhase[phase], 0)
      return {
        ...{ label: statusWords[language].groups[name](count), count },
        phases: phases.map((phase) => ({ label: PHASE_WORDS[phase][language], count: byPhase[phase] })),
      }
    }),
  }
}

function drawProgress({ pace, isPlanned }: Figures, today: string, t: Words): Part[] {
  const { timeline, total, ready, mergerDate, forecastAtMerger } = pace
  if (!isPlanned && !timeline.some(({ actual }) => actual))
    return [
      {
        ...{ kind: 'table', heading: t.progress, rows: [], empty: t.noPlan },
        columns: [
          { header: t.day, type: 'date' },
          { header: t.parts.ready, type: 'number' },
        ],
      },
    ]
  return [
    {
      kind: 'progress',
      heading: t.progress,
      note: `${t.pace(pace.pacePerWeek)}${isPlanned ? '' : ` ${t.noPlan}`}`,
      total,
      today,
      merger: mergerDate,
      actual: timeline.flatMap(({ date, actual }) => (actual === null ? [] : [[date, actual] as const])),
      planned: isPlanned ? timeline.map(({ date, planned }) => [date, planned] as const) : [],
      forecast:
        mergerDate !== null && mergerDate > today && forecastAtMerger !== null
          ? [
              [today, ready],
              [mergerDate, forecastAtMerger],
            ]
          : [],
      words: t.lines,
    },
  ]
}
