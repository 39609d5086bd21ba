import type { Change } from '../../schema/api/changes.js'
import { LOG_FACETS, type LogFacetCounts, type Save } from '../../schema/api/saves.js'
import { groupBy } from '../../schema/rules/groups.js'
import type { ImportCounts } from '../../schema/rules/import/counts.js'
import { countFacet } from '../store/changeFacets.js'
import { countChanges, type Paging } from '../store/changeList.js'
import { type ChangeRow, findTimeOf } from '../store/changes.js'
import type { Page } from '../store/cursor.js'
import type { AskedLog } from '../store/logFilters.js'
import { countSaves, findImportsOf, findRowsOf, listSaves, type SaveRow } from '../store/saves.js'

/** A page of what was saved. `tell` makes of rows of the log what is told of them. */
export async function viewSaves(
  asked: AskedLog,
  paging: Paging,
  tell: (rows: readonly ChangeRow[]) => Promise<Change[]>,
): Promise<Page<Save>> {
  const { items, total, next } = await listSaves(asked, paging)
  const rows = groupBy(await tell(await findRowsOf(asked, items)), ({ requestId }) => requestId)
  const importOf = await readImports(asked, items)
  return {
    items: items.map((save) => ({
      ...save,
      items: rows.get(save.requestId) ?? [],
      import: importOf.get(save.requestId) ?? null,
    })),
    total,
    next,
  }
}

/** What came of the imports among some saves, by their requests. */
async function readImports(
  asked: AskedLog,
  saves: readonly SaveRow[],
): Promise<ReadonlyMap<string, NonNullable<Save['import']>>> {
  const requests = saves.filter(({ way }) => way === 'import').map(({ requestId }) => requestId)
  const written = groupBy(await findImportsOf(asked, requests), ({ entityId }) => entityId)
  const imports = new Map<string, NonNullable<Save['import']>>()
  for (const [id, [made, ...later]] of written) {
    // What was edited into no row tells nothing.
    const { fileName, counts } = (made?.after ?? {}) as { fileName?: string; counts?: ImportCounts }
    if (!made || fileName === undefined || !counts) continue
    imports.set(made.requestId, {
      ...{ id, fileName, rows: counts.rows, new: counts.new, changed: counts.changed },
      refused: counts.problems + counts.asks,
      undone: later.at(-1)?.action === 'void',
    })
  }
  return imports
}

/** How many changes match, in how many saves, since when there is a log, and how many each facet has. */
export async function viewChangeCounts(asked: AskedLog) {
  const facets: [string, LogFacetCounts[(typeof LOG_FACETS)[number]]][] = []
  for (const facet of LOG_FACETS) facets.push([facet, await countFacet(asked, facet)])
  return {
    total: await countChanges(asked),
    saves: await countSaves(asked),
    since: (asked.sequence > 0 && (await findTimeOf(asked.reader, 1))) || null,
    facets: Object.fromEntries(facets) as LogFacetCounts,
  }
}
