import { randomUUID } from 'node:crypto'
import type { Config } from '../config.js'
import type { Context } from '../domain/change.js'
import type { Services } from '../http/bind.js'
import { openServices } from '../start.js'
import { findMoment } from '../store/programme.js'
import { setUp } from './setUp.js'

/** The command line was not understood: said with the list of commands. */
export class UsageError extends Error {}

/** The options that commands take, as they are written. */
export const OPTIONS = {
  json: { type: 'boolean' },
  demo: { type: 'boolean' },
  empty: { type: 'boolean' },
  name: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string', multiple: true },
  scope: { type: 'string', multiple: true },
  reason: { type: 'string' },
  user: { type: 'string' },
  access: { type: 'string' },
  expires: { type: 'string' },
  head: { type: 'string', multiple: true },
  profile: { type: 'string' },
  entity: { type: 'string' },
  map: { type: 'string', multiple: true },
  municipality: { type: 'string' },
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  sheet: { type: 'string' },
  header: { type: 'string' },
  key: { type: 'string' },
  'dry-run': { type: 'boolean' },
  problems: { type: 'string' },
  answers: { type: 'string' },
  out: { type: 'string' },
  format: { type: 'string' },
  filter: { type: 'string', multiple: true },
  'as-of': { type: 'string' },
  language: { type: 'string' },
  area: { type: 'string' },
  subproject: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  reports: { type: 'string' },
} as const

/** The options that a command was given. */
export interface Options {
  demo?: boolean | undefined
  empty?: boolean | undefined
  name?: string | undefined
  email?: string | undefined
  role?: string[] | undefined
  scope?: string[] | undefined
  reason?: string | undefined
  user?: string | undefined
  access?: string | undefined
  expires?: string | undefined
  head?: string[] | undefined
  profile?: string | undefined
  entity?: string | undefined
  map?: string[] | undefined
  municipality?: string | undefined
  encoding?: string | undefined
  delimiter?: string | undefined
  sheet?: string | undefined
  header?: string | undefined
  key?: string | undefined
  'dry-run'?: boolean | undefined
  problems?: string | undefined
  answers?: string | undefined
  out?: string | undefined
  format?: string | undefined
  filter?: string[] | undefined
  'as-of'?: string | undefined
  language?: string | undefined
  area?: string | undefined
  subproject?: string | undefined
  from?: string | undefined
  to?: string | undefined
  reports?: string | undefined
  /** What stands behind the command itself. */
  arguments: string[]
}

/** What a command found or did: as a text, and as one JSON document. */
export interface Outcome {
  ok: boolean
  /** The exit code, where it says more than whether all went well. */
  code?: number
  text: string
  json: unknown
}

export interface Command {
  name: string
  usage: string
  summary: string
  /** How many words it takes behind its name; none, unless it says so. */
  takes?: number
  run: (config: Config, options: Options) => Promise<Outcome>
}

/** What whoever runs a command should know besides its answer: standard output is the answer's. */
export function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** Progress belongs on standard error: standard output is the answer's. */
export function tellProgress(table: string, done: number, total: number): void {
  if (done === total) process.stderr.write(`${table}: ${total}\n`)
  else if (done > 0) process.stderr.write(`${table}: ${done} of ${total}\r`)
}

/** Who it is that the command line writes and reads as. */
export const COMMAND_LINE = { id: 'command-line', name: 'Kommandolinje' } as const

/** What is changed from the command line is logged as the command line's. */
export async function commandContext({ store, clock }: Services): Promise<Context> {
  const { now, settings } = await findMoment(store, clock())
  return {
    store,
    actor: { ...COMMAND_LINE, roles: ['administrator'], scope: [] },
    requestId: randomUUID(),
    at: now,
    settings,
  }
}

/** Runs a command on a register that is set up. */
export function withServices(
  config: Config,
  run: (services: Services) => Promise<Outcome>,
): Promise<Outcome> {
  return withRegister(
    config,
    async (services) => {
      await setUp(services, await commandContext(services), false)
      return run(services)
    },
    { onlyRead: false },
  )
}

/** Runs a command on a register as it is found. */
export async function withRegister(
  config: Config,
  run: (services: Services) => Promise<Outcome>,
  { onlyRead } = { onlyRead: true },
): Promise<Outcome> {
  // A place that is mistyped must not become a register of its own.
  const services = await openServices(config, { create: false, onlyRead, tell })
  try {
    return await run(services)
  } finally {
    await services.store.close()
  }
}
