// Makes requests from the contracts: such as may be answered, those with one thing wrong in them, and rubbish.
import fc, { type GeneratorValue } from 'fast-check'
import { ENDPOINTS } from '../schema/api/all.js'
import { actionOf, type Endpoint } from '../schema/api/endpoint.js'
import { can, ROLES, type Role } from '../schema/rules/access.js'
import { openApi } from '../server/http/openapi.js'
import { addressOf } from './addresses.js'
import {
  ENCODED,
  hostileBody,
  hostileHeader,
  hostileValue,
  jsonOf,
  KEYS,
  type Made,
  spoil,
} from './hostile.js'

/** A request that is ready to be sent. */
export interface MadeRequest {
  /** The endpoint that it was made for; its method and address may be others. */
  endpoint: Endpoint
  /** Who sends it; null: nobody who is known. */
  role: Role | null
  /** How they are known. */
  by: 'token' | 'session'
  method: string
  url: string
  /** As they are written: a name may stand twice. */
  headers: [name: string, value: string][]
  body: string | undefined
}

/** What answers have shown, by the name of the field: so that requests are about what is there. */
export class Seen {
  readonly #values = new Map<string, (string | number | boolean)[]>()
  /** How many values of a name are remembered. */
  readonly #most = 40
  readonly #left: ReadonlySet<unknown>

  /** @param left values that no request is made of: whoever asks would lock out themselves. */
  constructor(left: Iterable<unknown>) {
    this.#left = new Set(left)
  }

  /** Remembers what an answer holds. `concept` is the part of its address that says what it is about. */
  look(value: unknown, concept: string, name = ''): void {
    if (Array.isArray(value)) for (const one of value.slice(0, 20)) this.look(one, concept, name)
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) this.look(one, concept, key)
    else if (value !== null && value !== undefined)
      for (const key of [name, `${concept}.${name}`]) this.add(key, value as string)
  }

  add(name: string, value: string | number | boolean): void {
    const values = this.#values.get(name) ?? []
    this.#values.set(name, values)
    if (values.includes(value) || this.#left.has(value)) return
    values.push(value)
    if (values.length > this.#most) values.splice(0, 1)
  }

  of(...names: string[]): readonly (string | number | boolean)[] {
    return names.map((name) => this.#values.get(name) ?? []).find((values) => values.length > 0) ?? []
  }
}

/** What a JSON schema says, as far as requests are made of it. */
interface Schema {
  $ref?: string
  type?: string
  enum?: readonly (string | number)[]
  const?: string | number
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  pattern?: string
  format?: string
  example?: string
  minimum?: number
  maximum?: number
}

interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
}

const description = openApi('0') as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}
const operationOf = ({ path, method }: Endpoint): Operation => {
  const operation = description.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  if (!operation) throw new Error(`${method} ${path} is not described.`)
  return operation
}
const OPERATIONS = new Map(ENDPOINTS.map((endpoint) => [endpoint, operationOf(endpoint)]))

/** One in `many` times. */
const rarely = (g: GeneratorValue, many: number) => g(fc.integer, { min: 1, max: many }) === 1

/** One of some, drawn by its place: a report of what was drawn stays short. */
function oneOf<T>(g: GeneratorValue, some: readonly T[]): T {
  return some[g(fc.nat, { max: some.length - 1 })] as T
}

/** A few of some, or none. */
function fewOf<T>(g: GeneratorValue, some: readonly T[], most: number): T[] {
  const many = g(fc.nat, { max: Math.min(most, some.length) })
  return [...new Set(Array.from({ length: many }, () => oneOf(g, some)))]
}

/** Texts that may well be written. */
const WRITTEN = [
  'Gerica',
  'Før æ, ø og å',
  'Åsgårdstrand 2',
  'e\u0301',
  'Система',
  'مرحبا',
  '系统',
  '𝕳 👩‍👩‍👧',
  'a\nb',
]

/** A value as a schema has it; of a name that answers have shown, mostly one of theirs. */
function madeOf(g: GeneratorValue, schema: Schema, name: string, seen: Seen): Made {
  if (schema.$ref) return madeOf(g, resolve(schema.$ref), name, seen)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return oneOf(g, schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return madeOf(g, oneOf(g, choices), name, seen)
  switch (schema.type) {
    case 'object':
      return objectOf(g, schema, seen)
    case 'array': {
      const length = rarely(g, 10) ? 0 : g(fc.integer, { min: 1, max: 3 })
      return Array.from({ length }, () => madeOf(g, schema.items ?? {}, name, seen))
    }
    case 'null':
      return null
    case 'boolean':
      return g(fc.boolean)
    case 'integer':
    case 'number':
      return g(fc.integer, { min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 1000) })
    default:
      return textOf(g, schema, name, seen)
  }
}

function textOf(g: GeneratorValue, schema: Schema, name: string, seen: Seen): Made {
  const known = name === 'asOf' ? [] : seen.of(KEY_OF[name] ?? name, name.replace(/s$/, ''))
  if (known.length > 0 && !rarely(g, 6)) return oneOf(g, known)
  if (name === 'email') return `person${g(fc.nat, { max: 999 })}@example.no`
  if (name === 'asOf') return `2019-0${g(fc.integer, { min: 1, max: 9 })}-15`
  if (schema.format === 'date')
    return `${g(fc.integer, { min: 2018, max: 2021 })}-${g(fc.constantFrom, '01-01', '06-30', '10-14', '12-31')}`
  if (schema.example !== undefined) return schema.example
  if (schema.pattern)
    return `${g(fc.constantFrom, 'A', 'HEO', 'NY', '0602', 'ÆØÅ')}${g(fc.integer, { min: 0, max: 99 })}`
  return g(fc.constantFrom, ...WRITTEN)
}

/** Where the values of a field stand that is called after what it names. */
const KEY_OF: Record<string, string> = {
  system: 'systems.number',
  systems: 'systems.number',
  otherSystem: 'systems.number',
  replacement: 'replacements.code',
  scope: 'subproject',
  owner: 'users.id',
  integration: 'integrations.id',
}

function objectOf(g: GeneratorValue, schema: Schema, seen: Seen): Made {
  const { properties = {}, required = [] } = schema
  const optional = Object.keys(properties).filter((name) => !required.includes(name))
  const chosen = fewOf(g, optional, 4)
  return new Map(
    [...required, ...chosen].map((name): [string, Made] => [
      name,
      madeOf(g, properties[name] ?? {}, name, seen),
    ]),
  )
}

function resolve(reference: string): Schema {
  return description.components.schemas[reference.split('/').at(-1) ?? ''] ?? {}
}

/** The address of an endpoint, about a row that is there where answers have shown one. */
function addressFor(g: GeneratorValue, { path }: Endpoint, seen: Seen, isSpoilt: boolean): string {
  const [, , , concept = ''] = path.split('/')
  return path.replace(/:(\w+)/g, (parameter, name: string) => {
    if (isSpoilt) return oneOf(g, ENCODED)
    const known = name === 'format' ? ['csv', 'json', 'xlsx'] : seen.of(`${concept}.${name}`)
    if (known.length > 0) return encodeURIComponent(String(oneOf(g, known)))
    return addressOf(`/api/v1/${concept}/${parameter}`).split('/')[4] ?? ''
  })
}

function queryFor(g: GeneratorValue, { parameters = [] }: Operation, seen: Seen, isSpoilt: boolean): string {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query')
  const pairs = fewOf(g, inQuery, 3).flatMap(({ name, schema }) => {
    const value = madeOf(g, schema, name, seen)
    return (Array.isArray(value) ? value : [value]).map((one) => [name, encoded(one)])
  })
  if (!isSpoilt) return written(pairs, '&')
  const names = [...inQuery.map(({ name }) => name), 'q', 'x[]', ...KEYS.map(encoded)]
  const hostile = [
    [oneOf(g, names), encoded(hostileValue(g))],
    [oneOf(g, names), oneOf(g, ENCODED)],
  ]
  const all = [...pairs, ...hostile.slice(g(fc.nat, { max: 1 }))]
  return written(rarely(g, 6) ? [...all, ...all, ...all] : all, rarely(g, 8) ? ';' : '&')
}

const written = (pairs: string[][], separator: string) =>
  pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join(separator)}`

/** A value as it is written in an address; half a letter as the bytes that a careless program would write. */
function encoded(value: Made): string {
  const text = (typeof value === 'string' ? value : jsonOf(value)).slice(0, 6000)
  return /\p{Cs}/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text)
}

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'SEARCH',
] as const

/** What of a request is spoilt: nothing of most, so that what is behind the contracts is reached; at times much. */
const SPOILT: readonly (readonly ('method' | 'address' | 'query' | 'body' | 'text' | 'headers')[])[] = [
  ...[[], [], [], [], [], []],
  ...([['method'], ['address'], ['query'], ['text'], ['headers'], ['headers', 'query', 'body']] as const),
  ...([['body'], ['body'], ['body'], ['body', 'headers']] as const),
]

/** Makes one request of what `g` draws. */
export function makeRequest(g: GeneratorValue, seen: Seen): MadeRequest {
  const endpoint = oneOf(g, ENDPOINTS)
  const operation = OPERATIONS.get(endpoint) ?? operationOf(endpoint)
  const spoilt = oneOf(g, SPOILT)
  const schema = operation.requestBody?.content['application/json'].schema
  const body = schema || spoilt.includes('body') ? bodyFor(g, schema ?? {}, seen, spoilt) : undefined
  const headers: MadeRequest['headers'] = body === undefined ? [] : [['content-type', 'application/json']]
  if (endpoint.ifMatch) headers.push(['if-match', '"1"'])
  if (endpoint.idempotent && rarely(g, 3))
    headers.push(['idempotency-key', `key ${g(fc.nat, { max: 1000 })}`])
  if (spoilt.includes('headers')) {
    const many = g(fc.integer, { min: 1, max: 4 })
    headers.push(...Array.from({ length: many }, () => hostileHeader(g)))
  }
  return {
    endpoint,
    role: roleFor(g, endpoint),
    by: rarely(g, 3) ? 'session' : 'token',
    method: spoilt.includes('method') ? oneOf(g, METHODS) : endpoint.method,
    url:
      addressFor(g, endpoint, seen, spoilt.includes('address')) +
      queryFor(g, operation, seen, spoilt.includes('query')),
    headers,
    body,
  }
}

function bodyFor(g: GeneratorValue, schema: Schema, seen: Seen, spoilt: readonly string[]): string {
  if (spoilt.includes('text')) return hostileBody(g)
  const value = madeOf(g, schema, '', seen)
  if (!spoilt.includes('body')) return jsonOf(value)
  return jsonOf(rarely(g, 4) ? spoil(g, spoil(g, value)) : spoil(g, value))
}

/** Mostly one who may, so that more is asked of a request than who sent it. */
function roleFor(g: GeneratorValue, endpoint: Endpoint): Role | null {
  if (rarely(g, 40)) return null
  const action = actionOf(endpoint)
  return oneOf(
    g,
    action === null || rarely(g, 10)
      ? ROLES
      : ROLES.filter((role) => can({ roles: [role], scope: [] }, action)),
  )
}
