import { tokenFields } from '../../schema/api/tokens.js'
import { SetupError, shown } from '../config.js'
import { createToken, revokeToken } from '../domain/tokens.js'
import type { Services } from '../http/bind.js'
import { parseInput } from '../http/input.js'
import { listTokens } from '../store/tokens.js'
import { readTokens } from '../views/users.js'
import {
  type Command,
  commandContext,
  type Options,
  type Outcome,
  UsageError,
  withServices,
} from './command.js'
import { readRoles, requireNamed } from './users.js'

/** Everything about tokens that is done from the command line. */
export const TOKEN_COMMANDS: readonly Command[] = [
  {
    name: 'token create',
    usage: 'token create --user WHO --name NAME [--access ACCESS] [--role ROLE]… [--expires DATE]',
    summary: 'Make a token for a user’s scripts and print it, once; it reads alone unless ACCESS is write',
    run: (config, options) => {
      const fields = readFields(options)
      const { user: who } = options
      if (!who) throw new UsageError('Say whose it is: --user WHO, by e-mail or id (see: user list).')
      return withServices(config, (services) => create(services, who, fields))
    },
  },
  {
    name: 'token list',
    usage: 'token list',
    summary: 'List the tokens, without their secrets',
    run: (config) => withServices(config, list),
  },
  {
    name: 'token revoke',
    usage: 'token revoke ID',
    summary: 'Revoke a token: it is refused from now on',
    takes: 1,
    run: (config, { arguments: [id] }) => {
      if (!id) throw new UsageError('Name the token: token revoke ID (see: token list).')
      return withServices(config, (services) => revoke(services, id))
    },
  },
]

/** The name stands in the log beside its owner's, so it is read as every text there is. */
function readFields(options: Options) {
  const { name = '', access, expires } = options
  if (name.trim() === '') throw new UsageError('Give the token a name: --name NAME.')
  const roles = readRoles(options)
  const body = {
    name,
    ...(roles.length > 0 && { roles }),
    ...(access !== undefined && { access }),
    ...(expires !== undefined && { expiresOn: expires }),
  }
  return parseInput(tokenFields, body, 'body')
}

async function create(
  services: Services,
  who: string,
  fields: ReturnType<typeof readFields>,
): Promise<Outcome> {
  const { id: owner } = await requireNamed(services, who)
  const { store, clock } = services
  const { id, secret } = await createToken(await commandContext(services), { ...fields, owner }, clock())
  const token = (await readTokens(store, clock(), owner)).find((one) => one.id === id)
  return { ok: true, text: secret, json: { ...token, token: secret } }
}

async function list({ store, clock }: Services): Promise<Outcome> {
  const tokens = await readTokens(store, clock())
  const lines = tokens.map(({ id, name, owner, roles, access, expiresOn, revokedAt, good }) =>
    [id, owner?.name ?? '-', roles.join(','), access, name, expiresOn ?? '-', stateOf(revokedAt, good)].join(
      '\t',
    ),
  )
  return { ok: true, text: lines.join('\n') || 'There are no tokens.', json: { tokens } }
}

function stateOf(revokedAt: string | null, good: boolean): string {
  if (revokedAt !== null) return 'revoked'
  return good ? 'active' : 'ended'
}

async function revoke(services: Services, id: string): Promise<Outcome> {
  const known = (await listTokens(services.store)).find((token) => token.id === id)
  if (!known) throw new SetupError(`There is no token “${shown(id)}” (see: token list).`)
  if (!known.revokedAt) await revokeToken(await commandContext(services), id)
  return { ok: true, text: `Token ${id} is revoked.`, json: { id, revoked: true } }
}
