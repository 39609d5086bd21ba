import { STATUS_WORDS, STATUSES } from '../../../schema/rules/status.js'
import { DISPOSITION_WORDS, DISPOSITIONS } from '../../../schema/rules/systems.js'
import type { Language } from '../../files/columns.js'
import type { Part, Table } from '../../files/report.js'
import type { Assessment } from '../../views/assessments.js'
import { tallyBy } from '../../views/sums.js'
import { emptyTally, type Tally } from '../../views/tallies.js'
import type { ReportSource } from '../source.js'
import { statusWords } from '../statusWords.js'
import type { Figures } from './figures.js'

/** The ways in which the systems are counted. */
const WAYS = ['status', 'municipality', 'area', 'disposition'] as const
export type Way = (typeof WAYS)[number]

/** What is counted of each value of a way. */
const MEASURES = ['total', 'ready', 'overdue'] as const
type Counts = Pick<Tally, (typeof MEASURES)[number]>

/** A value that systems are counted under. */
interface Value {
  key: string
  label: string
  /** Whether it has a row where it has no systems. */
  always?: boolean
}

export interface Counted {
  way: Way
  rows: (Counts & { label: string })[]
  sums: Counts
  /** The numbers of the systems that are under no row. */
  uncounted: string[]
}

const KEYS: Record<Way, (one: Assessment) => string> = {
  status: ({ system }) => system.status,
  municipality: ({ system }) => system.municipality,
  area: ({ system }) => system.serviceArea ?? '',
  disposition: ({ system }) => system.disposition,
}

/** Counts every system under the values that there are, in one way. Its sums are those of its rows, whatever there is beside. */
export function countBy(way: Way, systems: readonly Assessment[], values: readonly Value[]): Counted {
  const tallies = tallyBy(systems, KEYS[way])
  const known = new Set(values.map(({ key }) => key))
  const rows = values
    .filter(({ key, always }) => always || tallies.has(key))
    .map(({ key, label }) => ({ label, ...pickCounts(tallies.get(key) ?? emptyTally()) }))
  return {
    ...{ way, rows, sums: sumOf(rows) },
    uncounted: systems.filter((one) => !known.has(KEYS[way](one))).map(({ system }) => system.number),
  }
}

const pickCounts = ({ total, ready, overdue }: Counts): Counts => ({ total, ready, overdue })

function sumOf(rows: readonly Counts[]): Counts {
  const sum = (of: keyof Counts) => rows.reduce((all, row) => all + row[of], 0)
  return { total: sum('total'), ready: sum('ready'), overdue: sum('overdue') }
}

/** A sum that is not what it should be: how much it is of how much. */
interface Deviation {
  way: Way
  measure: keyof Counts
  count: number
  should: number
}

/** Where the sums of a way are not those of the register. */
export function deviationsOf(should: Counts, counted: readonly Counted[]): Deviation[] {
  return counted.flatMap(({ way, sums }) =>
    MEASURES.filter((measure) => sums[measure] !== should[measure]).map((measure) => ({
      ...{ way, measure, count: sums[measure], should: should[measure] },
    })),
  )
}

/** Counts the systems of a report in each way, by what the register knows of. */
export function countAllWays(source: ReportSource, systems: readonly Assessment[]): Counted[] {
  const { language, of, areas } = source
  const t = statusWords[language]
  const inLanguage = ({ code, nameNb, nameEn }: (typeof areas)[number]): Value => ({
    key: code,
    label: language === 'nb' ? nameNb : nameEn,
  })
  const values: Record<Way, readonly Value[]> = {
    status: STATUSES.map((key) => ({ key, label: STATUS_WORDS[key][language], always: true })),
    municipality: [...of.names.rows.municipality].map(([key, words]) => ({ key, label: words[language] })),
    area: [...areas.map(inLanguage), { key: '', label: t.noArea }],
    disposition: DISPOSITIONS.map((key) => ({ key, label: DISPOSITION_WORDS[key][language], always: true })),
  }
  return WAYS.map((way) => countBy(way, systems, values[way]))
}

/** So many numbers of systems that are under no row are named. */
const NAMED = 10

/** That the tables end in the same sums, or which do not and by which systems. */
export function reconcile(
  figures: Pick<Figures, 'numbers' | 'sums'>,
  counted: readonly Counted[],
  language: Language,
): Part[] {
  const t = statusWords[language]
  const { numbers, sums } = figures
  // The database counts for itself: the rules may have looked at fewer.
  const should = { ...pickCounts(sums.all), total: numbers.size }
  const deviations = deviationsOf(should, counted)
  const [first] = deviations
  const uncountedOf = (way: Way) => counted.find((one) => one.way === way)?.uncounted ?? []
  return [
    {
      kind: 'section',
      heading: first ? t.reconciliationOff : t.reconciliation,
      note: t.reconciliationNote,
    },
    {
      kind: 'equation',
      terms: [
        { value: numbers.size, label: t.inRegister },
        ...counted.map((one) => ({ value: one.sums.total, label: t.sigma[one.way] })),
      ],
      verdict: first ? t.deviation(first.count, first.should) : t.noDeviation,
      note: first
        ? `${t.sigma[first.way]}, ${t.parts[first.measure]}`
        : t.alike(should.ready, should.overdue),
    },
    ...(first
      ? [
          {
            kind: 'facts' as const,
            heading: t.deviations,
            facts: deviations.map(({ way, measure, count, should: all }) => ({
              name: t.sigma[way],
              value: [
                t.deviates(t.parts[measure], count, all),
                ...(uncountedOf(way).length > 0
                  ? [
                      t.uncounted(
                        uncountedOf(way).slice(0, NAMED),
                        Math.max(0, uncountedOf(way).length - NAMED),
                      ),
                    ]
                  : []),
              ].join('. '),
            })),
          },
        ]
      : []),
  ]
}

/** The table of one way, its sums last. */
export function tableOfWay(
  counted: readonly Counted[],
  wanted: Way,
  { heading, language }: { heading: string; language: Language },
): Table {
  const t = statusWords[language]
  const { rows, sums } = counted.find(({ way }) => way === wanted) ?? { rows: [], sums: sumOf([]) }
  const cells = (counts: Counts) => MEASURES.map((measure) => counts[measure])
  return {
    kind: 'table',
    heading: '',
    columns: [
      { header: heading, type: 'text' },
      ...MEASURES.map((measure) => ({ header: t.parts[measure], type: 'number' as const })),
    ],
    rows: rows.map((row) => [row.label, ...cells(row)]),
    total: [t.sum, ...cells(sums)],
    empty: t.noSystems,
  }
}
