import { partitionPoint } from '../../schema/rules/sorted.js'

/**
 * Sums what happened by date: the answer tells how much it was at the end of a date. As many looks as the dates have
 * digits in binary, however much happened.
 */
export function cumulative(
  happened: Iterable<readonly [date: string, by: number]>,
): (date: string) => number {
  const byDate = new Map<string, number>()
  for (const [date, by] of happened) byDate.set(date, (byDate.get(date) ?? 0) + by)
  let sum = 0
  const sums = [...byDate]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, by]) => {
      sum += by
      return { date, sum }
    })
  return (date) => {
    const later = partitionPoint(sums.length, (place) => (sums[place]?.date ?? '') <= date)
    return sums[later - 1]?.sum ?? 0
  }
}
