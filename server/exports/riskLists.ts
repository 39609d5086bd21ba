import type { Query } from '../../schema/api/endpoint.js'
import { exportRisks, exportWantedDecisions } from '../../schema/api/exports.js'
import type { Risk } from '../../schema/api/risks.js'
import { BELONGING_FIELDS } from '../../schema/rules/belonging.js'
import { RISK_FIELDS } from '../../schema/rules/risks.js'
import { WANTED_DECISION_FIELDS } from '../../schema/rules/wantedDecisions.js'
import { NAMED_BY } from '../domain/filters.js'
import type { Column } from '../files/columns.js'
import { type ColumnsOf, fieldColumns } from '../files/fieldColumns.js'
import { listRisks } from '../store/risks.js'
import { listWantedDecisions } from '../store/wantedDecisions.js'
import { idColumn, voidColumns, worded } from './columns.js'
import { readBy, VOIDED } from './connectionLists.js'
import { type ExportList, iteratePages } from './list.js'

/** What is known of the system that a risk or a wanted decision is of; nothing where it is of none. */
function aboutColumns(of: ColumnsOf): Column[] {
  const one = worded<Pick<Risk, 'about'>>(of)
  return [
    one('systemName', 'text', ({ about }) => about?.name ?? null),
    one('dayOneCritical', 'flag', ({ about }) => about?.dayOneCritical ?? null),
  ]
}

export const RISK_LIST: ExportList<Query<typeof exportRisks>> = {
  name: 'risks',
  endpoint: exportRisks,
  columns: (of) => [
    idColumn(of),
    ...fieldColumns(of, RISK_FIELDS),
    worded<Risk>(of)('score', 'number', ({ score }) => score),
    ...aboutColumns(of),
    ...voidColumns(of),
  ],
  filters: { ...BELONGING_FIELDS, state: RISK_FIELDS.state, ...VOIDED },
  everything: { voided: 'true' },
  read: readBy(NAMED_BY.risks),
  iterate: ({ reader }, query) => iteratePages((paging) => listRisks(reader, { ...query, ...paging })),
}

export const WANTED_DECISION_LIST: ExportList<Query<typeof exportWantedDecisions>> = {
  name: 'wanted-decisions',
  endpoint: exportWantedDecisions,
  columns: (of) => [
    idColumn(of),
    ...fieldColumns(of, WANTED_DECISION_FIELDS),
    ...aboutColumns(of),
    ...voidColumns(of),
  ],
  filters: { ...BELONGING_FIELDS, state: WANTED_DECISION_FIELDS.state, ...VOIDED },
  everything: { voided: 'true' },
  read: readBy(NAMED_BY.wantedDecisions),
  iterate: ({ reader }, query) =>
    iteratePages((paging) => listWantedDecisions(reader, { ...query, ...paging })),
}
