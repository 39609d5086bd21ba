import { ROLE_WORDS, ROLES, type Role } from '../../schema/rules/access.js'
import type { UserState } from '../../schema/rules/users.js'
import type { Config } from '../config.js'
import { createFirstLink, createLink, INVITATION_DAYS, LINK_MINUTES } from '../domain/links.js'
import type { Services } from '../http/bind.js'
import { linkAddress } from '../http/links.js'
import { lookForDamage, openServices, startServer } from '../start.js'
import { findProgramme } from '../store/programme.js'
import { listUsers } from '../store/users.js'
import { commandContext, type Options, type Outcome, tell } from './command.js'
import { setUp } from './setUp.js'

/** How long after its start a server looks at all that is stored: who started it waits for its first answers. */
const LOOK_SECONDS = 1
/** How long a server that is told to end may take in all. */
const END_SECONDS = 9

/** Serves the register until it is told to end. */
export async function serve(config: Config, { demo, empty }: Options): Promise<Outcome> {
  const services = await openServices({ ...config, demo: Boolean(demo) }, { tell })
  const lookAtAll = await lookForDamage(services, tell)
  const writes = services.store.readOnly() === null
  if (writes) await setUp(services, await commandContext(services), Boolean(demo && !empty))
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

  const database = config.database
  const ways = writes ? await waysIn(services, url, Boolean(demo)) : NO_WAYS
  return {
    ok: true,
    text: [`Harmoni serves ${database} on ${url}`, ...describeWays(ways, url)].join('\n'),
    json: { url, database, ...ways },
  }
}

/** The links that a server prints at its start. */
interface Ways {
  /** One for each role whose user is in, in the demo alone. */
  links: { role: Role; link: string }[]
  /** The one by which the first administrator begins; null where there is an administrator. */
  first: string | null
}
const NO_WAYS: Ways = { links: [], first: null }

/** A register that nobody administers gets the link by which somebody begins; the demo gets one for each role, where it is asked for. */
async function waysIn(services: Services, url: string, demo: boolean): Promise<Ways> {
  const { store, clock } = services
  const first = await createFirstLink(store, clock())
  if (first) return { links: [], first: linkAddress(url, first.secret) }
  if (!demo || !(await findProgramme(store))?.synthetic) return NO_WAYS
  const links: Ways['links'] = []
  const users = new Map((await listUsers(store)).map((user) => [user.id, user.state]))
  for (const role of ROLES.filter((role) => isIn(users.get(role)))) {
    const { secret } = await createLink(await commandContext(services), role, clock())
    links.push({ role, link: linkAddress(url, secret) })
  }
  return { links, first: null }
}

/** Whoever is locked or erased gets no link, and keeps nobody else from theirs. */
const isIn = (state: UserState | undefined) => state === 'active' || state === 'invited'

function describeWays({ links, first }: Ways, url: string): string[] {
  if (first)
    return [
      `Nobody administers the register yet. Whoever does begins here, once and within ${INVITATION_DAYS} days:`,
      `  ${first}`,
    ]
  if (links.length === 0)
    return [`Sign in on ${url}, or print a link with: harmoni user link WHO (see: user list).`]
  const lines = links.map(({ role, link }) => `  ${ROLE_WORDS[role].en.padEnd(24)} ${link}`)
  return [
    `Choose a role on ${url}, or sign in by a link, each good once and for ${LINK_MINUTES} minutes:`,
    ...lines,
  ]
}
