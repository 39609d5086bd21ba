import { SEVERITIES, SEVERITY_WORDS, type Severity } from '../../schema/rules/checkFacts.js'
import { CHECK_WORDS } from '../exports/filterWords.js'
import { FINDING_LIST } from '../exports/planLists.js'
import { countFindings, iterateFindings } from '../views/checks.js'
import { findReportedNumbers, type MakeParts, pickColumns, tableOf } from './source.js'
import { findingWords } from './words.js'

interface FoundRow {
  code: string
  severity: Severity
  number: string
}

/** What breaks rules or the plan on the day. */
export const makeFindings: MakeParts = async (source) => {
  const { language, of, reader, moment } = source
  const t = findingWords[language]
  const numbers = await findReportedNumbers(source)
  const rows: FoundRow[] = []
  for await (const some of iterateFindings(reader, moment, {}))
    rows.push(...(some as FoundRow[]).filter(({ number }) => numbers.has(number)))
  const checks = (await countFindings(reader, moment)).map(({ code, severity }) => ({
    code,
    severity,
    count: rows.filter((row) => row.code === code).length,
  }))
  const countOf = (severity: Severity) => rows.filter((row) => row.severity === severity).length
  return [
    {
      kind: 'headline',
      text: t.headline(countOf('error')),
      sentence: t.sentence(rows.length, checks.length, checks.filter(({ count }) => count === 0).length),
    },
    {
      kind: 'keys',
      keys: SEVERITIES.map((severity) => ({
        value: t.number(countOf(severity)),
        label: SEVERITY_WORDS[severity][language],
      })),
    },
    tableOf(
      [
        ...pickColumns(FINDING_LIST.columns(of), ['severity']),
        {
          name: 'check',
          header: t.checks,
          type: 'text',
          value: (row) => CHECK_WORDS[(row as FoundRow).code]?.[language] ?? null,
        },
        {
          name: 'count',
          header: t.count,
          type: 'number',
          adds: true,
          value: (row) => (row as { count: number }).count,
        },
      ],
      checks,
      { heading: t.checks, empty: t.none, sum: t.sum },
    ),
    tableOf(
      pickColumns(FINDING_LIST.columns(of), [
        'severity',
        'check',
        'number',
        'name',
        'municipality',
        'detail',
        'law',
      ]),
      rows,
      { heading: t.found, empty: t.none },
    ),
  ]
}
