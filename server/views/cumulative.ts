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
    // The first that is later lies between these two.
    let [low, high] = [0, sums.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle]?.date ?? '') <= date) low = middle + 1
      else high = middle
    }
    return sums[low - 1]?.sum ?? 0
  }
}
