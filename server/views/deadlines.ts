import type { Contract } from '../../schema/api/contracts.js'
import type { Progress } from '../../schema/api/progress.js'

/** So many of the systems that a contract covers are named. */
const NAMED = 3

/** The notice deadline of a contract, with the first of the systems that it covers; null where there is none ahead. */
export function tellDeadline({
  noticeDeadline,
  covers,
  ...row
}: Contract): Progress['deadlines']['items'][number] | null {
  if (noticeDeadline === null) return null
  const { id, supplier, number, section, renewalCost } = row
  const kept = covers.filter(({ voided }) => !voided)
  return {
    ...{ id, supplier, number, section, renewalCost, noticeDeadline, systems: kept.length },
    covers: kept
      .slice(0, NAMED)
      .map(({ number, name, dayOneCritical }) => ({ number, name, dayOneCritical })),
  }
}
