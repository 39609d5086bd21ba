// The limits that the server is measured against, each the least that could do the same work.
// Run as a process of its own:
//   limits.ts bytes DATABASE FILE | list DATABASE | write DATABASE | export DATABASE | import DATABASE | start DATABASE
import Fastify, { type FastifyInstance } from 'fastify'
import * as postgres from './limitsPostgres.js'
import * as sqlite from './limitsSqlite.js'

const [limit = '', place = '', file = ''] = process.argv.slice(2)

type Prepare = (app: FastifyInstance, place: string, file: string) => void
const byHand = place.startsWith('postgres:') ? postgres : sqlite
const LIMITS = { ...byHand } as unknown as Record<string, Prepare>
// Read in where it is asked for: what starts alone must not pay for the libraries of files.
const ofFiles: Record<string, () => Promise<Prepare>> = {
  export: async () => (await import('./limitsExports.js')).serveExports,
  import: async () => (await import('./limitsImport.js')).serveImport,
}
const prepare = (await ofFiles[limit]?.()) ?? LIMITS[limit]
if (!prepare) throw new Error(`limits.ts bytes | list | write | export | import | start, not “${limit}”`)
const app = Fastify()
prepare(app, place, file)
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
