import type { Measured } from '../bench.js'

/** A system: the values of its fields. */
export type Row = Readonly<Record<string, unknown>>

/** What kind of field keeps a value, in the words of both peers. */
type Kind = 'string' | 'date' | 'integer' | 'boolean' | 'json'

/** The systems of a register, as a peer can keep them. */
export interface Systems {
  rows: readonly Row[]
  fields: Readonly<Record<string, Kind>>
  /** The fields that a list answers. */
  listed: readonly string[]
}

/** What a register writes of a row by itself. */
const ITS_OWN = new Set(['version', 'createdAt', 'updatedAt'])

/** The systems of a server: all that it exports and lists of each. What it computes is a value like others to a peer. */
export async function readSystems(server: Measured): Promise<Systems> {
  const exported: Row[] = await itemsOf(server, '/api/v1/exports/systems.json')
  const listed: Row[] = await itemsOf(server, '/api/v1/systems?limit=1000')
  const more = new Map(listed.map((row) => [row.number, row]))
  const rows = exported.map((row) => pick({ ...row, ...more.get(row.number) }))
  const names = (row: Row = {}) => Object.keys(pick(row))
  const fields = names(rows[0]).map((name) => [name, kindOf(rows.map((row) => row[name]))])
  return { rows, fields: Object.fromEntries(fields), listed: names(listed[0]) }
}

async function itemsOf(server: Measured, path: string): Promise<Row[]> {
  return JSON.parse(String(await server.get(path))).items
}

function pick(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !ITS_OWN.has(name)))
}

function kindOf(values: readonly unknown[]): Kind {
  const some = values.filter((value) => value !== null)
  if (some.every((value) => /^\d{4}-\d\d-\d\d$/.test(String(value)))) return 'date'
  if (some.every((value) => typeof value === 'boolean')) return 'boolean'
  if (some.every(Number.isInteger)) return 'integer'
  return some.every((value) => typeof value === 'string') ? 'string' : 'json'
}

/** The system that is written to. */
export const WRITTEN = 'IKT-042'
