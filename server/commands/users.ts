import * as api from '../../schema/api/users.js'
import { ROLE_WORDS, ROLES, type Role } from '../../schema/rules/access.js'
import { foldEmail } from '../../schema/rules/users.js'
import { SetupError, shown } from '../config.js'
import { eraseUser } from '../domain/erasure.js'
import { createLink } from '../domain/links.js'
import { inviteUser, lockUser, patchUser, unlockUser } from '../domain/users.js'
import type { Services } from '../http/bind.js'
import { parseInput } from '../http/input.js'
import { linkAddress } from '../http/links.js'
import { findUser, findUserByEmail, type UserRecord } from '../store/users.js'
import { readUsers } from '../views/users.js'
import {
  type Command,
  commandContext,
  type Options,
  type Outcome,
  UsageError,
  withServices,
} from './command.js'

const LOCKED_HERE = 'Sperret fra kommandolinjen'

/** Everything about users that is done from the command line. WHO is an e-mail address or an id. */
export const USER_COMMANDS: readonly Command[] = [
  {
    name: 'user add',
    usage: 'user add --name NAME --email EMAIL [--role ROLE]… [--scope SUBPROJECT]…',
    summary: 'Invite somebody and print the link that they accept by',
    run: (config, options) => {
      const fields = readFields(options)
      return withServices(config, async (services) => {
        const id = await inviteUser(await commandContext(services), fields)
        return printLink(services, id)
      })
    },
  },
  {
    name: 'user link',
    usage: 'user link WHO',
    summary: 'Print a one-time link for a user, by which they sign in or accept',
    takes: 1,
    run: (config, options) =>
      withServices(config, async (services) =>
        printLink(services, (await requireUser(services, options)).id),
      ),
  },
  {
    name: 'user lock',
    usage: 'user lock WHO [--reason TEXT]',
    summary: 'Lock a user out: their sessions, links and tokens are good for nothing from now on',
    takes: 1,
    run: (config, options) =>
      withServices(config, async (services) => {
        const { id, version } = await requireUser(services, options)
        await lockUser(await commandContext(services), id, version, options.reason ?? LOCKED_HERE)
        return describe(services, id)
      }),
  },
  {
    name: 'user unlock',
    usage: 'user unlock WHO [--reason TEXT]',
    summary: 'Open a locked user again',
    takes: 1,
    run: (config, options) =>
      withServices(config, async (services) => {
        const { id, version } = await requireUser(services, options)
        await unlockUser(await commandContext(services), id, version, options.reason)
        return describe(services, id)
      }),
  },
  {
    name: 'user erase',
    usage: 'user erase WHO --reason TEXT',
    summary: 'Erase for good what is kept of a locked user outside the logs; it cannot be undone',
    takes: 1,
    run: (config, options) => {
      const reason = readReason(options)
      return withServices(config, async (services) => {
        const { id, version } = await requireUser(services, options)
        await eraseUser(await commandContext(services), id, version, reason)
        return describe(services, id)
      })
    },
  },
  {
    name: 'user roles',
    usage: 'user roles WHO [--role ROLE]… [--scope SUBPROJECT]…',
    summary: 'Give a user these roles and no others',
    takes: 1,
    run: (config, options) => {
      const fields = { roles: readRoles(options), scope: options.scope ?? [] }
      return withServices(config, async (services) => {
        const { id, version } = await requireUser(services, options)
        await patchUser(await commandContext(services), id, version, fields, options.reason)
        return describe(services, id)
      })
    },
  },
  {
    name: 'user list',
    usage: 'user list',
    summary: 'List the users with their roles and states',
    run: (config) =>
      withServices(config, async ({ store, clock }) => {
        const users = await readUsers(store, clock(), {})
        return { ok: true, text: users.map(lineOf).join('\n') || 'There are no users.', json: { users } }
      }),
  },
]

/** The fields of a new user, read as those that the API is sent. @throws UsageError for what is missing. */
function readFields(options: Options) {
  const { name, email, scope } = options
  if (!name?.trim() || !email?.trim()) throw new UsageError('Say who it is: --name NAME --email EMAIL.')
  const body = { name, email, roles: readRoles(options), scope: scope ?? [] }
  const { reason: _, ...fields } = parseInput(api.inviteUser.body, body, 'body')
  return fields
}

/** The reason that is given, read as those that the API is sent. @throws UsageError for none. */
function readReason({ reason }: Options): string {
  if (!reason?.trim()) throw new UsageError('Say why, without naming who it was: --reason TEXT.')
  return parseInput(api.eraseUser.body, { reason }, 'body').reason
}

/** The roles that are named, each a role. @throws UsageError */
export function readRoles({ role = [] }: Options): Role[] {
  return role.map((name) => {
    const known = ROLES.find((one) => one === name)
    if (!known) throw new UsageError(`--role is one of ${ROLES.join(', ')}, not “${shown(name)}”.`)
    return known
  })
}

/** Finds the user that is named behind a command. @throws UsageError or SetupError */
function requireUser(services: Services, { arguments: [who] }: Options): Promise<UserRecord> {
  if (!who) throw new UsageError('Name the user by e-mail or id (see: user list).')
  return requireNamed(services, who)
}

/** Finds a user by e-mail or id. @throws SetupError when there is none. */
export async function requireNamed({ store }: Services, who: string): Promise<UserRecord> {
  const user = (await findUser(store, who)) ?? (await findUserByEmail(store, foldEmail(who)))
  if (!user) throw new SetupError(`There is no user “${shown(who)}” (see: user list).`)
  return user
}

async function printLink(services: Services, id: string): Promise<Outcome> {
  const { config, clock } = services
  const { secret, purpose, expiresAt } = await createLink(await commandContext(services), id, clock())
  const link = linkAddress(config.url || `http://${config.host}:${config.port}`, secret)
  return { ok: true, text: link, json: { user: id, link, purpose, expiresAt } }
}

async function describe({ store, clock }: Services, id: string): Promise<Outcome> {
  const user = (await readUsers(store, clock(), {})).find((one) => one.id === id)
  return { ok: true, text: user ? lineOf(user) : '', json: { user } }
}

function lineOf({ id, name, email, roles, scope, state }: api.User): string {
  const words = roles.map((role) => ROLE_WORDS[role].en).join(', ') || 'no role'
  return [id, name, email ?? '-', state, scope.length > 0 ? `${words} (${scope.join(', ')})` : words].join(
    '\t',
  )
}
