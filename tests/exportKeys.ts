import { CODE_LIST_WORDS } from '../schema/rules/codeLists.js'
import type { ExportedList } from '../schema/rules/exports.js'
import { addressOf, type TestServer } from './server.js'
import { runSql } from './sql.js'

/** What tells the rows of a list apart, and how all are found in the tables without anything that exports. */
interface Keys {
  /** The columns that tell rows apart, by their names in JSON. */
  columns: readonly string[]
  /** The table, and its columns that say the same. */
  table: string
  stored: readonly string[]
  /** True where rows may be removed, and a list leaves those out unless it is asked for them. */
  voided?: boolean
}

const byId = (table: string): Keys => ({ columns: ['id'], table, stored: ['id'], voided: true })
const byCode = (table: string): Keys => ({ columns: ['code'], table, stored: ['code'] })
const bySeq = (table: string): Keys => ({ columns: ['seq'], table, stored: ['seq'] })
/** A system has a track, also where nobody has touched it. */
const track: Keys = { columns: ['system'], table: 'systems', stored: ['number'], voided: true }

/** Every list but the findings, which are in no table. */
const KEYS: Readonly<Record<Exclude<ExportedList, 'findings'>, Keys>> = {
  systems: { columns: ['number'], table: 'systems', stored: ['number'], voided: true },
  mappings: byId('mappings'),
  replacements: byCode('replacements'),
  archives: track,
  privacy: track,
  contracts: byId('contracts'),
  integrations: byId('integrations'),
  prerequisites: byId('prerequisites'),
  'series-breaks': byId('series_breaks'),
  waves: byCode('waves'),
  milestones: byCode('milestones'),
  'follow-ups': { columns: ['code', 'number'], table: 'follow_ups', stored: ['check_code', 'system'] },
  overrides: byId('overrides'),
  risks: byId('risks'),
  'wanted-decisions': byId('wanted_decisions'),
  municipalities: { columns: ['number'], table: 'municipalities', stored: ['number'] },
  'service-areas': byCode('service_areas'),
  codes: { columns: ['list', 'code'], table: 'codes', stored: ['list', 'code'] },
  changes: bySeq('changes'),
  'security-events': bySeq('security_events'),
}

/** The members that do, of a row as JSON. */
export const memberNames = (list: ExportedList): readonly string[] =>
  list === 'follow-ups' ? ['check', 'system'] : keyColumns(list)

/** The columns that tell the rows of a list apart, by their names in JSON. */
export const keyColumns = (list: ExportedList): readonly string[] =>
  list === 'findings' ? ['code', 'number'] : KEYS[list].columns

/** A key as one text. */
export const keyOf = (values: readonly unknown[]): string => values.join(' ')

/** What a cell of a key stands for: code lists are called by their names for people. */
export function keyCell(list: ExportedList, column: string, cell: string | undefined): string | undefined {
  if (list !== 'codes' || column !== 'list') return cell
  return Object.entries(CODE_LIST_WORDS).find(([, { nb }]) => nb === cell)?.[0]
}

/** The keys of all rows of a list as the tables have them; `voided`: of those that are removed too. */
export async function findKeys(server: TestServer, list: ExportedList, voided: boolean): Promise<string[]> {
  if (list === 'findings') return findFindings(server)
  const { table, stored, voided: may = false } = KEYS[list]
  const where = may && !voided ? ' WHERE voided_at IS NULL' : ''
  const rows = await runSql(
    addressOf(server.config),
    `SELECT ${stored} FROM ${table}${where} ORDER BY ${stored}`,
  )
  return rows.map((row) => keyOf(stored.map((column) => row[column])))
}

/** The findings by their pages: a system is found by a check once. */
async function findFindings(server: TestServer): Promise<string[]> {
  const keys: string[] = []
  const { body: counted } = await server.call('auditor', 'GET', '/api/v1/checks/counts')
  for (const { code, count } of counted.items)
    for (let cursor = ''; count > 0; ) {
      const url = `/api/v1/checks/${code}/findings?limit=1000${cursor}`
      const { body } = await server.call('auditor', 'GET', url)
      for (const { number } of body.items) keys.push(keyOf([code, number]))
      if (!body.next) break
      cursor = `&cursor=${body.next}`
    }
  return keys
}
