import { actionWords, type Change, ENTITY_WORDS, type Entity } from '../../schema/api/changes.js'
import { iteratePages } from '../exports/list.js'
import { CHANGE_LIST } from '../exports/logLists.js'
import { listChanges } from '../store/changeList.js'
import { toldChanges } from '../views/toldChanges.js'
import { type MakeParts, pickColumns, tableOf } from './source.js'
import { changeWords } from './words.js'

/**
 * Who changed what, and when, in a period. What was written of persons is never in it: a report is read by everybody, and says
 * the same whoever asks.
 */
export const makeChanges: MakeParts = async (source) => {
  const { language, of, log, order, moment } = source
  const t = changeWords[language]
  const { from, to } = order
  const asked = {
    reader: log,
    query: { ...(from !== null && { from }), ...(to !== null && { to }) },
    ...{ sequence: order.sequence, timeZone: moment.settings.timeZone, whole: false },
  }
  const rows: Change[] = []
  for await (const page of iteratePages((paging) => listChanges(asked, paging)))
    rows.push(...(toldChanges(page, false) as Change[]))
  const perEntity = countBy(rows, ({ entity }) => ENTITY_WORDS[entity as Entity][language])
  const perPerson = countBy(rows, ({ actorName }) => actorName)
  const requests = new Set(rows.map(({ requestId }) => requestId)).size
  const people = new Set(rows.map(({ actorId }) => actorId)).size
  return [
    { kind: 'headline', text: t.headline(rows.length), sentence: t.sentence(requests, people) },
    {
      kind: 'columns',
      left: [countTable(perEntity, t.byEntity, t)],
      right: [countTable(perPerson, t.byPerson, t)],
    },
    tableOf(
      [
        ...pickColumns(CHANGE_LIST.columns(of), ['seq', 'at', 'actorName']),
        {
          name: 'what',
          header: t.what,
          type: 'text',
          value: (row) => whatOf(row as Change, language),
        },
        ...pickColumns(CHANGE_LIST.columns(of), ['fields', 'reason']),
      ],
      rows,
      { heading: t.changes, empty: t.none },
    ),
  ]
}

function whatOf(change: Change, language: 'nb' | 'en'): string {
  return `${ENTITY_WORDS[change.entity][language]} ${change.label}: ${actionWords(change)[language]}`
}

function countBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): [name: string, count: number][] {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
  return [...counts].sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1))
}

function countTable(
  counts: readonly [name: string, count: number][],
  header: string,
  t: { count: string; none: string; sum: string },
) {
  return tableOf(
    [
      { name: 'name', header, type: 'text', value: (row) => (row as { name: string }).name },
      {
        name: 'count',
        header: t.count,
        type: 'number',
        adds: true,
        value: (row) => (row as { count: number }).count,
      },
    ],
    counts.map(([name, count]) => ({ name, count })),
    { heading: header, empty: t.none, sum: t.sum },
  )
}
