import type { Risk } from '../../schema/api/risks.js'
import type { Belonging } from '../../schema/rules/belonging.js'
import { OPEN_RISK_STATES } from '../../schema/rules/risks.js'
import { iteratePages } from '../exports/list.js'
import { listRisks } from '../store/risks.js'
import { isWhole, type ReportSource } from './source.js'

/**
 * Whether what is of a system, of a subproject or of the programme belongs in a report.
 * @param numbers those of the systems that the report is of
 */
export function belongsTo(
  { order }: Pick<ReportSource, 'order'>,
  numbers: ReadonlySet<string>,
): (row: Belonging) => boolean {
  return ({ system, subproject }) => {
    if (isWhole(order)) return true
    if (system !== null) return numbers.has(system)
    const { municipality, serviceArea } = order
    return municipality === null && serviceArea === null && subproject === order.subproject
  }
}

/** The risks of a report that somebody has to do something about, the top ones first. */
export async function findOpenRisks(source: ReportSource, numbers: ReadonlySet<string>): Promise<Risk[]> {
  const belongs = belongsTo(source, numbers)
  const risks: Risk[] = []
  for await (const page of iteratePages((paging) =>
    listRisks(source.reader, { state: [...OPEN_RISK_STATES], ...paging }),
  ))
    risks.push(...page.filter(belongs))
  return risks
}
