/** Where two reports say something else: where in it, and what each says there. */
export interface ReportDifference {
  /** The way to it, as in `parts.3.rows.12.4`. */
  at: string
  kept: unknown
  made: unknown
}

/** So many differences are named; whoever has more looks at the files. */
const MOST = 200

/** What differs between what two files were written of, in the order in which they are read. What they were made by differs by its nature too. */
export function compareReports(kept: object, made: object): ReportDifference[] {
  const found: ReportDifference[] = []
  compare(kept, JSON.parse(JSON.stringify(made)), [], found)
  return found
}

function compare(kept: unknown, made: unknown, path: readonly string[], found: ReportDifference[]): void {
  if (found.length >= MOST || kept === made) return
  if (!isTree(kept) || !isTree(made) || Array.isArray(kept) !== Array.isArray(made)) {
    found.push({ at: path.join('.'), kept: kept ?? null, made: made ?? null })
    return
  }
  for (const key of new Set([...Object.keys(kept), ...Object.keys(made)]))
    compare(kept[key], made[key], [...path, key], found)
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
