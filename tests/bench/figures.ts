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
  const ratio = value / limit
  return {
    name,
    value: round(value),
    unit,
    limit: round(limit),
    ratio: round(ratio, 2),
    target,
    ok: ratio >= target,
  }
}

/** A cost: the ratio to its limit must be at most the target. */
export function cost(name: string, unit: string, value: number, limit: number, target: number): Figure {
  const ratio = value / limit
  return {
    name,
    value: round(value),
    unit,
    limit: round(limit),
    ratio: round(ratio, 2),
    target,
    ok: ratio <= target,
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = 0, high = 0] = sorted.length % 2 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1)
  return (low + high) / 2
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
  const all = [['figure', 'measured', 'limit', 'ratio', 'target', ''], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
