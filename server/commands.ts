import { randomUUID } from 'node:crypto'
import { tokenFields } from '../schema/api/sessions.js'
import { ROLE_WORDS, ROLES, type Role } from '../schema/rules/access.js'
import { DEFAULT_SETTINGS } from '../schema/rules/programme.js'
import { type Config, databasePlace, SetupError } from './config.js'
import { createLink, createRoleUsers, createToken, LINK_MINUTES, revokeToken } from './domain/access.js'
import { type Context, changeAll } from './domain/change.js'
import { copyRegister, NotCopied } from './domain/copy.js'
import { createProgramme } from './domain/programme.js'
import { type Difference, verifyRegister } from './domain/verify.js'
import { databaseName } from './engines/open.js'
import type { Services } from './http/bind.js'
import { parseInput } from './http/input.js'
import { lookForDamage, openServices, startServer } from './start.js'
import { listTokens, listUsers } from './store/access.js'
import { findMoment, findProgramme } from './store/programme.js'

/** The command line was not understood: said with the list of commands. */
export class UsageError extends Error {}

/** The options that a command was given. */
export interface Options {
  demo?: boolean | undefined
  empty?: boolean | undefined
  role?: string | undefined
  name?: string | undefined
  /** What stands behind the command itself. */
  arguments: string[]
}

/** What a command found or did: as a text, and as one JSON document. */
interface Outcome {
  ok: boolean
  text: string
  json: unknown
}

interface Command {
  name: string
  usage: string
  summary: string
  /** How many words it takes behind its name; none, unless it says so. */
  takes?: number
  run: (config: Config, options: Options) => Promise<Outcome>
}

/** How long after its start a server looks at all that is stored: who started it waits for its first answers. */
const LOOK_SECONDS = 1
/** How long a server that is told to end may take in all. */
const END_SECONDS = 9

/** Every command, in the order of the help text. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'serve',
    usage: 'serve [--demo] [--empty]',
    summary: 'Serve the register; --demo loads the demo inventory into a new one and prints sign-in links',
    run: serve,
  },
  {
    name: 'verify',
    usage: 'verify',
    summary: 'Recompute the hash chain of the change log, and compare every table with what it says',
    run: (config) => withRegister(config, verify),
  },
  {
    name: 'copy',
    usage: 'copy FROM TO',
    summary: 'Copy a register into an empty place: from a file to postgres://… or back',
    takes: 2,
    run: copy,
  },
  {
    name: 'user link',
    usage: 'user link --role ROLE',
    summary: 'Print a one-time sign-in link for a role',
    run: (config, options) => {
      const role = readRole(options)
      return withServices(config, (services) => userLink(services, role))
    },
  },
  {
    name: 'token create',
    usage: 'token create --role ROLE --name NAME',
    summary: 'Make a token for scripts and print it, once',
    run: (config, options) => {
      const role = readRole(options)
      const name = readName(options)
      return withServices(config, (services) => tokenCreate(services, role, name))
    },
  },
  {
    name: 'token list',
    usage: 'token list',
    summary: 'List the tokens, without their secrets',
    run: (config) => withServices(config, tokenList),
  },
  {
    name: 'token revoke',
    usage: 'token revoke ID',
    summary: 'Revoke a token: it is refused from now on',
    takes: 1,
    run: (config, { arguments: [id] }) => {
      if (!id) throw new UsageError('Name the token: token revoke ID (see: token list).')
      return withServices(config, (services) => tokenRevoke(services, id))
    },
  },
]

/** @throws UsageError when there is no such command. */
export function findCommand(words: readonly string[]): Command {
  const command = COMMANDS.find(({ name }) => words.slice(0, name.split(' ').length).join(' ') === name)
  if (!command)
    throw new UsageError(words.length > 0 ? `There is no command “${words.join(' ')}”.` : 'Name a command.')
  return command
}

async function serve(config: Config, { demo, empty }: Options): Promise<Outcome> {
  const services = await openServices(config)
  const lookAtAll = await lookForDamage(services, (sentence) => process.stderr.write(`${sentence}\n`))
  const writes = services.store.readOnly() === null
  if (writes) await setUp(services, Boolean(demo && !empty))
  const { url, stop } = await startServer(services).catch(async (error: unknown) => {
    await services.store.close()
    throw error
  })
  setTimeout(lookAtAll, LOOK_SECONDS * 1000).unref()
  const end = () => {
    // What has not come to its end by then, such as a statement that the database does not answer, never began for us.
    setTimeout(() => process.exit(1), END_SECONDS * 1000).unref()
    void stop()
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)

  const links = demo && writes ? await signInLinks(services, url) : []
  const lines = links.map(({ role, link }) => `  ${ROLE_WORDS[role].en.padEnd(16)} ${link}`)
  return {
    ok: true,
    text: [
      `Harmoni serves ${databaseName(config.database)} on ${url}`,
      ...(links.length > 0
        ? [`Sign-in links, each good once and for ${LINK_MINUTES} minutes:`, ...lines]
        : ['Make a sign-in link with: harmoni user link --role administrator']),
    ].join('\n'),
    json: { url, database: databaseName(config.database), links },
  }
}

/**
 * A new register gets the demo, or a programme to fill in, and its users, all in one transaction: one that is stopped in
 * the middle begins anew. One that is set up stays as it is, but for users that an earlier version stopped before.
 */
async function setUp(services: Services, demo: boolean): Promise<void> {
  const { store, clock } = services
  if ((await findProgramme(store)) && (await listUsers(store)).length >= ROLES.length) return
  const context = { ...(await commandContext(services)), patient: true }
  await changeAll(context, async (all) => {
    if (demo) {
      const { loadDemo } = await import('../seeds/demo.js')
      await loadDemo(all, clock())
    } else await createProgramme(all, NEW_PROGRAMME)
    // The moment of what was just set up: the demo has a clock of its own.
    const { now, settings } = await findMoment(all.work.tx, clock())
    await createRoleUsers({ ...all, at: now, settings })
  })
}

/** The programme of a register that begins empty. */
const NEW_PROGRAMME = {
  name: 'Ny kommune',
  mergerDate: null,
  municipalityNumber: null,
  municipalityName: null,
  ...DEFAULT_SETTINGS,
  synthetic: false,
  clockStart: null,
  clockSetAt: null,
}

/** In the demo one link per role; in a real register the administrator's, who can make the others. */
async function signInLinks(services: Services, url: string): Promise<{ role: Role; link: string }[]> {
  const { store, clock } = services
  const programme = await findProgramme(store)
  const links: { role: Role; link: string }[] = []
  for (const role of programme?.synthetic ? ROLES : (['administrator'] as const))
    links.push({ role, link: signInUrl(url, await createLink(store, role, clock())) })
  return links
}

/** The secret stands behind `#`, so that it is never sent in an address or kept in a server's log. */
function signInUrl(url: string, secret: string): string {
  return `${url}/sign-in#${secret}`
}

/** How many rows of the log, and how many differences, are written out; the JSON document has more. */
const SHOWN = 20

async function verify({ store }: Services): Promise<Outcome> {
  const began = performance.now()
  const { reader, close } = await store.snapshot()
  try {
    const result = await verifyRegister(reader, tellProgress)
    const seconds = Math.round((performance.now() - began) / 100) / 10
    const { broken, breaks, breaking, rows, head, differences, differing, notCompared } = result
    const text = [
      broken
        ? `The change log does not hold from row ${broken.seq} (${broken.problem}); ${rows} rows before it do.`
        : `The change log holds: ${rows} rows, head ${head}`,
      // The first is in the sentence.
      ...breaks.slice(1, SHOWN).map(({ seq, problem }) => `  changes ${seq}: ${problem}`),
      ...moreThan(breaks, breaking),
      differing === 0
        ? 'Every table is what the log says.'
        : `What stands in the tables is not what the log says, at ${differing} ${differing === 1 ? 'place' : 'places'}:`,
      ...differences.slice(0, SHOWN).map((difference) => `  ${differenceWords(difference)}`),
      ...moreThan(differences, differing),
      `Not compared, as the log does not hold them: ${notCompared.join(', ')}.`,
      `It took ${seconds} s.`,
    ]
    return { ok: result.ok, text: text.join('\n'), json: { ...result, seconds } }
  } finally {
    await close()
  }
}

/** That there are more than are written out, of `all`, of which the JSON document has `told`. */
function moreThan(told: readonly unknown[], all: number): string[] {
  return all > SHOWN ? [`  … and ${all - SHOWN} more; --json tells ${told.length}.`] : []
}

function differenceWords({ table, row, field, log, stands }: Difference): string {
  if (stands === undefined) return `${table} ${row}: the row is missing`
  if (log === undefined) return `${table} ${row}: the log knows no such row`
  return `${table} ${row}, ${field}: the log says ${JSON.stringify(log)}, ${JSON.stringify(stands)} stands there`
}

async function copy(config: Config, { arguments: [from, to] }: Options): Promise<Outcome> {
  if (!from || !to) throw new UsageError('Name two places: copy FROM TO.')
  const at = (place: string) => ({ ...config, database: databasePlace(place, process.cwd()) })
  const source = await openServices(at(from), { create: false, onlyRead: true })
  try {
    const target = await openServices(at(to))
    try {
      const copied = await copyRegister(source.store, target.store, tellProgress)
      const rows = Object.values(copied.rows).reduce((sum, count) => sum + count, 0)
      const text = `Copied ${rows} rows. The change log holds: ${copied.log.rows} rows, head ${copied.log.head}`
      return { ok: true, text, json: copied }
    } finally {
      await target.store.close()
    }
  } catch (error) {
    throw error instanceof NotCopied ? new SetupError(error.message) : error
  } finally {
    await source.store.close()
  }
}

/** Progress belongs on standard error: standard output is the answer's. */
function tellProgress(table: string, done: number, total: number): void {
  if (done === total) process.stderr.write(`${table}: ${total}\n`)
  else if (done > 0) process.stderr.write(`${table}: ${done} of ${total}\r`)
}

async function userLink({ store, config, clock }: Services, role: Role): Promise<Outcome> {
  const url = config.url || `http://${config.host}:${config.port}`
  const link = signInUrl(url, await createLink(store, role, clock()))
  return { ok: true, text: link, json: { role, link } }
}

async function tokenCreate(services: Services, role: Role, name: string): Promise<Outcome> {
  const { id, secret } = await createToken(await commandContext(services), name, role)
  return { ok: true, text: secret, json: { id, name, role, token: secret } }
}

async function tokenList({ store }: Services): Promise<Outcome> {
  const tokens = (await listTokens(store)).map(({ id, name, role, createdAt, revokedAt }) => {
    return { id, name, role, createdAt, revokedAt }
  })
  const lines = tokens.map(({ id, name, role, createdAt, revokedAt }) =>
    [id, role, name, createdAt, revokedAt ? 'revoked' : 'active'].join('\t'),
  )
  return { ok: true, text: lines.join('\n') || 'There are no tokens.', json: { tokens } }
}

async function tokenRevoke(services: Services, id: string): Promise<Outcome> {
  const known = (await listTokens(services.store)).find((token) => token.id === id)
  if (!known) throw new SetupError(`There is no token “${id}” (see: token list).`)
  if (!known.revokedAt) await revokeToken(await commandContext(services), id)
  return { ok: true, text: `Token ${id} is revoked.`, json: { id, revoked: true } }
}

/** The name stands in the log as who did something, so it is read as every text there is. */
function readName({ name = '' }: Options): string {
  if (name.trim() === '') throw new UsageError('Give the token a name: --name NAME.')
  return parseInput(tokenFields, { name }, 'body').name
}

function readRole({ role }: Options): Role {
  const known = ROLES.find((name) => name === role)
  if (!known) throw new UsageError(`--role is one of ${ROLES.join(', ')}${role ? `, not “${role}”` : ''}.`)
  return known
}

/** What is changed from the command line is logged as the command line's. */
async function commandContext({ store, clock }: Services): Promise<Context> {
  const { now, settings } = await findMoment(store, clock())
  return {
    store,
    actor: { id: 'command-line', name: 'Kommandolinje', role: 'administrator' },
    requestId: randomUUID(),
    at: now,
    settings,
  }
}

/** Runs a command on a register that is set up. */
function withServices(config: Config, run: (services: Services) => Promise<Outcome>): Promise<Outcome> {
  return withRegister(
    config,
    async (services) => {
      await setUp(services, false)
      return run(services)
    },
    { onlyRead: false },
  )
}

/** Runs a command on a register as it is found. */
async function withRegister(
  config: Config,
  run: (services: Services) => Promise<Outcome>,
  { onlyRead } = { onlyRead: true },
): Promise<Outcome> {
  // A place that is mistyped must not become a register of its own.
  const services = await openServices(config, { create: false, onlyRead })
  try {
    return await run(services)
  } finally {
    await services.store.close()
  }
}
