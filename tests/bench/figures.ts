/** One figure of the bench, beside the limit that was measured or set for it. */
export interface Figure {
  name: string
  value: number
  unit: string
  limit: number
  /** value / limit */
  ratio: number
  /** What the ratio must be: at least (of a speed) or at most (of a cost). */
  target: number
  ok: boolean
}

/** A speed: the ratio to its limit must be at least the target. */
export function speed(name: string, unit: string, value: number, limit: number, target: number): Figure {
  return figure(name, unit, value, limit, target, value / limit >= target)
}

/** A cost: the ratio to its limit must be at most the target. */
export function cost(name: string, unit: string, value: number, limit: number, target: number): Figure {
  return figure(name, unit, value, limit, target, value / limit <= target)
}

/** A cost that must be no more than a limit which is set. */
export function most(name: string, unit: string, value: number, limit: number): Figure {
  return cost(name, unit, value, limit, 1)
}

/** What is told beside another figure, and has no target. */
export function beside(name: string, unit: string, value: number, limit: number): Figure {
  return figure(name, unit, value, limit, 0, true)
}

function figure(
  name: string,
  unit: string,
  value: number,
  limit: number,
  target: number,
  ok: boolean,
): Figure {
  return { name, value: round(value), unit, limit: round(limit), ratio: round(value / limit, 2), target, ok }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = 0, high = 0] = sorted.length % 2 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1)
  return (low + high) / 2
}

/** What a thing costs that is done again and again: quick ones often enough to be compiled, slow ones a few times. */
const STEADY = { least: 3, most: 40, enough: 2000, once: 10_000 }

/** The median of what is measured until it is steady: the first half of it warms up. */
export async function steady(measure: () => Promise<number>): Promise<number> {
  const values: number[] = []
  for (let spent = 0; values.length < STEADY.most; ) {
    const value = await measure()
    values.push(value)
    spent += value
    if (spent >= STEADY.once || (values.length >= STEADY.least && spent >= STEADY.enough)) break
  }
  return median(values.slice(values.length >> 1))
}

/** Medians of ours and of the limit, measured in turn after one round each to warm up. */
export async function alternate(
  rounds: number,
  ours: () => Promise<number>,
  limits: () => Promise<number>,
): Promise<[number, number]> {
  const [our = 0, its = 0] = await inTurn(rounds, [ours, limits])
  return [our, its]
}

/** The median of each, measured in turn after one round to warm up: what else the machine does slows all alike. */
export async function inTurn(
  rounds: number,
  measures: readonly (() => Promise<number>)[],
): Promise<number[]> {
  const results: number[][] = measures.map(() => [])
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, measure] of measures.entries()) {
      const value = await measure()
      if (round > 0) results[index]?.push(value)
    }
  return results.map(median)
}

function round(value: number, digits = 0): number {
  return Number(value.toFixed(value < 10 ? Math.max(digits, 2) : digits))
}

/** The figures as a table for people. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, limit, ratio, target, ok }) => [
    name,
    `${value} ${unit}`,
    `${limit} ${unit}`,
    String(ratio),
    String(target),
    ok ? 'ok' : 'SHORT',
  ])
  return align([['figure', 'measured', 'limit', 'ratio', 'target', ''], ...rows])
}

/** Rows of cells as lines, each column as wide as its widest cell. */
export function align(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
