import * as z from 'zod'
import { ENDPOINTS } from '../../schema/api/all.js'
import { type Endpoint, REQUEST_ID } from '../../schema/api/endpoint.js'
import { problem } from '../../schema/api/errors.js'
import { NAMED_SCHEMAS } from '../../schema/api/names.js'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 description of every endpoint, printed from the contracts. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {}
  const { replies, bodies } = nameSchemas()
  for (const endpoint of ENDPOINTS) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, replies, bodies) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Harmoni',
      version,
      description: 'The register that merging municipalities harmonise their IT with.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas: { ...components(replies, 'output'), ...components(bodies, 'input') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'harmoni_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation(endpoint: Endpoint, replies: Registry, bodies: Registry): Json {
  const parameters = [
    ...parametersOf(endpoint.params, 'path'),
    ...parametersOf(endpoint.query, 'query'),
    ...(endpoint.ifMatch
      ? [header('If-Match', true, 'The version that the write builds on, from ETag')]
      : []),
    ...(endpoint.idempotent
      ? [header('Idempotency-Key', false, 'Makes a repeat of the request do nothing twice')]
      : []),
    ...(endpoint.etag === 'sequence'
      ? [header('If-None-Match', false, 'The ETag of an answer at hand: 304 when nothing has changed')]
      : []),
  ]
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[3] ?? 'api'],
    ...(endpoint.action === 'public' && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(takesBody(endpoint) && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: reference(bodies, endpoint.body) } },
      },
    }),
    responses: {
      [endpoint.status]: {
        description: endpoint.status === 204 ? 'Done' : 'The answer',
        ...(endpoint.status !== 204 && { content: content(endpoint, replies) }),
        ...(endpoint.method !== 'GET' && {
          headers: {
            [REQUEST_ID]: {
              description: 'The request that this was in the change log, by which it is undone',
              schema: { type: 'string' },
            },
          },
        }),
      },
      ...(endpoint.etag === 'sequence' && { 304: { description: 'Nothing has changed' } }),
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: reference(replies, problem) } },
      },
    },
  }
}

function content({ types, reply }: Endpoint, replies: Registry): Json {
  return Object.fromEntries(
    types.map((type) => [type.split(';')[0], { schema: schemaOf(type, reference(replies, reply)) }]),
  )
}

function schemaOf(type: string, json: Json): Json {
  if (type.startsWith('application/json')) return json
  return type.startsWith('text/') ? { type: 'string' } : { type: 'string', format: 'binary' }
}

function header(name: string, required: boolean, description: string): Json {
  return { name, in: 'header', required, description, schema: { type: 'string' } }
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

type Registry = ReturnType<typeof z.registry<{ id: string }>>

/** Every answer and every body has a name, so that what is generated has types to import. */
function nameSchemas(): { replies: Registry; bodies: Registry } {
  const replies = z.registry<{ id: string }>()
  const bodies = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED_SCHEMAS)) replies.add(schema, { id })
  for (const endpoint of ENDPOINTS) {
    const { id, body, reply, status } = endpoint
    const name = id.replace(/^./, (first) => first.toUpperCase())
    if (status !== 204 && !replies.has(reply)) replies.add(reply, { id: `${name}Reply` })
    if (takesBody(endpoint) && !bodies.has(body)) bodies.add(body, { id: `${name}Body` })
  }
  return { replies, bodies }
}

const takesBody = ({ method }: Endpoint) => method !== 'GET' && method !== 'DELETE'

const uri = (id: string) => `#/components/schemas/${id}`

function reference(registry: Registry, schema: z.ZodType): Json {
  return { $ref: uri(registry.get(schema)?.id ?? '') }
}

function components(registry: Registry, io: 'input' | 'output'): Record<string, Json> {
  const { schemas } = z.toJSONSchema(registry, { ...settings(io), uri })
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema as Json)]))
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  return bare(z.toJSONSchema(schema, settings(io)) as Json)
}

/** A schema without what a document of its own says. */
function bare({ $schema: _, $id: __, ...schema }: Json): Json {
  return schema
}

function settings(io: 'input' | 'output') {
  return {
    io,
    unrepresentable: 'any',
    // Input that is tidied before it is read (blank to null, one value to a list) is described by what it becomes.
    override({ zodSchema, jsonSchema: described }) {
      if (zodSchema instanceof z.ZodPipe && zodSchema.in instanceof z.ZodTransform)
        Object.assign(described, jsonSchema(zodSchema.out as z.ZodType, io))
    },
  } satisfies z.core.ToJSONSchemaParams
}
