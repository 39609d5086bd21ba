import type { Query } from '../../schema/api/endpoint.js'
import {
  exportSecurityEvents as exportEndpoint,
  listSecurityEvents as listEndpoint,
  SECURITY_TYPES,
} from '../../schema/api/securityEvents.js'
import { addDays, midnightIn } from '../../schema/rules/dates.js'
import { readSecurityFilters } from '../domain/filters.js'
import type { Reader } from '../engines/store.js'
import { asText, csvLine } from '../files/csv.js'
import type { Routes } from '../http/bind.js'
import type { FileReply } from '../http/replies.js'
import {
  findSecurityEnd,
  findSecurityEventsAfter,
  listSecurityEvents,
  type SecurityEvent,
  type SecurityQuery,
} from '../store/securityLog.js'

const BATCH = 1000
const COLUMNS = [
  'seq',
  'at',
  'kind',
  'outcome',
  'userId',
  'userName',
  'endpoint',
  'code',
  'address',
  'agent',
  'requestId',
  'prevHash',
  'hash',
] as const satisfies readonly (keyof SecurityEvent)[]

export const securityEventRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment, config }) => {
    const { limit, cursor, ...filters } = await readSecurityFilters(store, query)
    const asked = { ...queryOf(filters, moment.settings.timeZone), limit, cursor }
    const page = await listSecurityEvents(reader, asked)
    const end = await findSecurityEnd(reader)
    const ended = end ? { seq: end.seq, hash: end.hash, before: end.before, at: end.at } : null
    return { ...page, keptDays: config.securityLogDays, ended }
  })

  bind(exportEndpoint, async ({ params: { format }, query, store, reader, moment }): Promise<FileReply> => {
    const filters = await readSecurityFilters(store, query)
    const batches = iterateEvents(reader, queryOf(filters, moment.settings.timeZone))
    return {
      content: format === 'csv' ? asCsv(batches) : asLines(batches),
      type: SECURITY_TYPES[format],
      name: `harmoni-security-${moment.today}.${format}`,
    }
  })
}

/** The filters with days as the moments that they begin and end at. */
function queryOf({ from, to, ...filters }: Query<typeof exportEndpoint>, timeZone: string): SecurityQuery {
  return {
    ...filters,
    since: from && midnightIn(timeZone, from),
    before: to && midnightIn(timeZone, addDays(to, 1)),
  }
}

async function* iterateEvents(reader: Reader, query: SecurityQuery): AsyncGenerator<SecurityEvent[]> {
  for (let after = 0, more = true; more; ) {
    const rows = await findSecurityEventsAfter(reader, after, BATCH, query)
    if (rows.length > 0) yield rows
    after = rows.at(-1)?.seq ?? after
    more = rows.length === BATCH
  }
}

async function* asCsv(batches: AsyncIterable<SecurityEvent[]>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(COLUMNS)}`
  for await (const rows of batches)
    yield rows.map((row) => csvLine(COLUMNS.map((name) => csvText(row[name])))).join('')
}

/** A value as a cell: what a browser calls itself may look like a formula. */
function csvText(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  return asText(value)
}

async function* asLines(batches: AsyncIterable<SecurityEvent[]>): AsyncGenerator<string> {
  for await (const rows of batches) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}
