import * as z from 'zod'
import { ENDPOINTS } from '../../schema/api/all.js'
import { type Endpoint, REQUEST_ID } from '../../schema/api/endpoint.js'
import { problem } from '../../schema/api/errors.js'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 description of every endpoint, printed from the contracts. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of ENDPOINTS) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
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
      schemas: { Problem: jsonSchema(problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'harmoni_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation(endpoint: Endpoint): Json {
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
  const writes = endpoint.method !== 'GET' && endpoint.method !== 'DELETE'
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[3] ?? 'api'],
    ...(endpoint.action === 'public' && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(writes && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } },
      },
    }),
    responses: {
      [endpoint.status]: {
        description: endpoint.status === 204 ? 'Done' : 'The answer',
        ...(endpoint.status !== 204 && { content: content(endpoint) }),
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
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function content(endpoint: Endpoint): Json {
  if (endpoint.kind === 'json')
    return { 'application/json': { schema: jsonSchema(endpoint.reply, 'output') } }
  return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
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

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    // Input that is tidied before it is read (blank to null, one value to a list) is described by what it becomes.
    override({ zodSchema, jsonSchema: described }) {
      if (zodSchema instanceof z.ZodPipe && zodSchema.in instanceof z.ZodTransform)
        Object.assign(described, jsonSchema(zodSchema.out as z.ZodType, io))
    },
  }) as Json
  return rest
}
