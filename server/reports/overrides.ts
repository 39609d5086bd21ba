import type { Override } from '../../schema/api/overrides.js'
import { OVERRIDE_LIST } from '../exports/connectionLists.js'
import { iteratePages } from '../exports/list.js'
import { listOverrides } from '../store/overrides.js'
import { findReportedNumbers, type MakeParts, pickColumns, type ReportSource, tableOf } from './source.js'
import { overrideWords } from './words.js'

/** Which gates were overridden, by whom, and why. */
export const makeOverrides: MakeParts = async (source) => {
  const { language, of } = source
  const t = overrideWords[language]
  const rows = await findReportedOverrides(source)
  const standing = rows.filter(({ voidedAt }) => voidedAt === null)
  const back = rows.filter(({ voidedAt }) => voidedAt !== null)
  const columns = OVERRIDE_LIST.columns(of)
  const named = ['id', 'system', 'systemName', 'check', 'reason', 'evidence', 'byName', 'createdAt']
  return [
    { kind: 'headline', text: t.headline(standing.length), sentence: t.sentence(back.length) },
    tableOf(pickColumns(columns, named), standing, { heading: t.standing, empty: t.none }),
    tableOf(pickColumns(columns, [...named, 'voidedAt', 'voidReason']), back, {
      heading: t.takenBack,
      empty: t.noneBack,
    }),
  ]
}

/** The overrides of the systems that a report is of, those that were taken back too. */
export async function findReportedOverrides(source: ReportSource): Promise<Override[]> {
  const numbers = await findReportedNumbers(source)
  const rows: Override[] = []
  for await (const page of iteratePages((paging) =>
    listOverrides(source.reader, { voided: true, ...paging }),
  ))
    rows.push(...page.filter(({ system }) => numbers.has(system)))
  return rows
}
