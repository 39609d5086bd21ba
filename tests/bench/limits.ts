// The limits that the server is measured against, each the least that could do the same work.
// Run as a process of its own:  limits.ts bytes FILE | list DATABASE | write DATABASE | start DATABASE
import { readFileSync } from 'node:fs'
import Fastify, { type FastifyInstance } from 'fastify'
import * as postgres from './limitsPostgres.js'
import * as sqlite from './limitsSqlite.js'

const [limit = '', place = ''] = process.argv.slice(2)

/** The same bytes, from memory. */
function bytes(app: FastifyInstance): void {
  const body = readFileSync(place)
  app.get('/', (_, reply) => reply.type('application/json; charset=utf-8').send(body))
}

const byHand = place.startsWith('postgres:') ? postgres : sqlite
const LIMITS: Record<string, (app: FastifyInstance, place: string) => void> = { bytes, ...byHand }
const prepare = LIMITS[limit]
if (!prepare) throw new Error(`limits.ts bytes | list | write | start, not “${limit}”`)
const app = Fastify()
prepare(app, place)
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
