import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAddress } from '../../server/engines/address.js'
import { startPostgres } from '../postgres.mjs'
import { runSql } from '../sql.js'
import { output, type Served, scriptOf, serve, type Usage } from './processes.js'
import { copyFile, registerOf, type Size } from './registers.js'

export type Engine = 'sqlite' | 'postgres'

/** A server that is measured, and a token that may write. */
export interface Measured extends Served {
  /** Where its register is. */
  database: string
  token: string
  /** Asks for an address and reads the answer to its end. An answer that is not 200 fails the bench. */
  get(path: string): Promise<Buffer>
  /** Asks as `get` does for what was not asked before: with more and more of what means nothing behind it. */
  miss(path: string): Promise<Buffer>
  /** Changes a system, so that nothing holds that was kept. */
  write(): Promise<void>
}

/** What the figures are measured with. */
export interface Bench {
  engine: Engine
  /** A folder for files of this run. */
  folder: string
  /** The built program that is measured: its main file. */
  program: string
  /** A server on a register of so many systems, the same one for all figures. */
  server(size: Size): Promise<Measured>
  /** A server of its own, on a register of its own: whoever starts it stops it. */
  start(size: Size, env?: Record<string, string>): Promise<Measured>
  /** A new place with a register of so many systems. */
  register(size: Size): Promise<string>
  /** A limit, by the engine's own client, on a place. */
  limit(name: string, ...args: string[]): Promise<Served>
  close(): Promise<void>
}

/** @param program the main file of a built program, this one or another */
export async function openBench(engine: Engine, program: string): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'harmoni-bench-'))
  const postgres = engine === 'postgres' ? await startPostgres({ durable: true }) : undefined
  const servers = new Map<Size, Promise<Measured>>()
  let places = 0

  async function register(size: Size): Promise<string> {
    places += 1
    const made = await registerOf(program, size)
    if (!postgres) return copyFile(made, join(folder, `${places}.db`))
    const template = await templateOf(size, made)
    await runSql(
      postgres.address(),
      `CREATE DATABASE bench_${places} TEMPLATE ${template} STRATEGY FILE_COPY`,
    )
    return postgres.address(`bench_${places}`)
  }

  const templates = new Map<Size, Promise<string>>()
  /** On PostgreSQL a register is moved in once, and copied there. */
  function templateOf(size: Size, file: string): Promise<string> {
    const name = `template_${size}`
    const made = templates.get(size) ?? move()
    templates.set(size, made)
    return made

    async function move(): Promise<string> {
      await runSql(postgres?.address() ?? '', `CREATE DATABASE ${name}`)
      const { address = '', password = '' } = readAddress(postgres?.address(name) ?? '') ?? {}
      await output(process.execPath, [program, 'copy', file, address], { PGPASSWORD: password }, 'ignore')
      await runSql(postgres?.address(name) ?? '', 'VACUUM ANALYZE')
      return name
    }
  }

  const start: Bench['start'] = async (size, env = {}) =>
    settled(await startMeasured(program, await register(size), env))
  return {
    engine,
    folder,
    program,
    register,
    start,
    server(size) {
      const server = servers.get(size) ?? start(size)
      servers.set(size, server)
      return server
    },
    limit: (name, ...args) => serve(scriptOf('limits.ts', name, ...args), {}, '/', true),
    async close() {
      for (const server of servers.values()) await server.then(({ stop }) => stop()).catch(() => undefined)
      await postgres?.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a built program on a register, with a token for whoever measures. */
export async function startMeasured(
  program: string,
  database: string,
  env: Record<string, string>,
  probed = true,
): Promise<Measured> {
  const environment = { HARMONI_DATABASE: database, HARMONI_PORT: '0', HARMONI_LOG: 'silent', ...env }
  const server = await serve([program, 'serve'], environment, '/api/v1/meta', probed)
  const who = ['--user', 'architect', '--name', 'Bench', '--access', 'write']
  const create = [program, 'token', 'create', ...who, '--json']
  const { token } = JSON.parse(await output(process.execPath, create, environment))
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' }
  const get = async (path: string): Promise<Buffer> => {
    const answer = await fetch(server.url + path, { headers })
    const body = Buffer.from(await answer.arrayBuffer())
    if (answer.status !== 200)
      throw new Error(`${path} was answered ${answer.status}: ${body.subarray(0, 300)}`)
    return body
  }
  let asked = 0
  let users = Date.now() % 100_000
  return {
    ...server,
    database,
    token,
    get,
    miss(path) {
      asked += 1
      return get(`${path}${path.includes('?') ? '&' : '?&'}${'&'.repeat(asked)}`)
    },
    async write() {
      users += 1
      const { version } = JSON.parse(String(await get(SYSTEM)))
      const answer = await fetch(server.url + SYSTEM, {
        method: 'PATCH',
        headers: { ...headers, 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: JSON.stringify({ users }),
      })
      const text = await answer.text()
      if (answer.status !== 200) throw new Error(`A write was answered ${answer.status}: ${text}`)
    },
  }
}

/** A server once it has computed what it computes of the whole register at its start, beside all else: the overview needs it. */
async function settled(server: Measured): Promise<Measured> {
  await server.get('/api/v1/progress')
  return server
}

/** The page of a list, and the system that is written to. */
export const LIST = '/api/v1/systems?limit=50&sort=name'
export const SYSTEM = '/api/v1/systems/IKT-042'

/** CPU in milliseconds that a server uses for work, whatever its threads share of it. */
export async function cpuOf(server: Pick<Served, 'usage'>, work: () => Promise<unknown>): Promise<number> {
  const before: Usage = await server.usage()
  await work()
  return (await server.usage()).cpu - before.cpu
}
