import {
  createToken as createEndpoint,
  createMyToken as createMineEndpoint,
  listTokens as listEndpoint,
  listMyTokens as listMineEndpoint,
  revokeToken as revokeEndpoint,
  revokeMyToken as revokeMineEndpoint,
  type Token,
} from '../../schema/api/tokens.js'
import type { Context } from '../domain/change.js'
import { requireRow } from '../domain/rows.js'
import { createToken, revokeToken, type TokenFields } from '../domain/tokens.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { readTokens } from '../views/users.js'

export const tokenRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, clock }) => {
    const items = await readTokens(reader, clock())
    return { items, total: items.length }
  })

  bind(createEndpoint, ({ body, context, store, clock }) => make(context, store, body, clock()))

  bind(revokeEndpoint, async ({ params, context, store, clock }) => {
    await revokeToken(context, params.token)
    return readToken(store, params.token, clock())
  })

  bind(listMineEndpoint, async ({ caller, reader, clock }) => {
    const items = await readTokens(reader, clock(), caller.id)
    return { items, total: items.length }
  })

  bind(createMineEndpoint, ({ body, caller, context, store, clock }) =>
    make(context, store, { ...body, owner: caller.id }, clock()),
  )

  bind(revokeMineEndpoint, async ({ params, caller, context, store, clock }) => {
    const { id } = await readToken(store, params.token, clock(), caller.id)
    await revokeToken(context, id)
    return readToken(store, id, clock())
  })
}

async function make(context: Context, reader: Reader, fields: TokenFields, realNow: Date) {
  const { id, secret } = await createToken(context, fields, realNow)
  return { token: await readToken(reader, id, realNow), secret }
}

/** A token, of everybody's or of one user's. @throws Refusal `not_found`. */
async function readToken(reader: Reader, id: string, realNow: Date, owner?: string): Promise<Token> {
  const tokens = await readTokens(reader, realNow, owner)
  return requireRow(
    tokens.find((token) => token.id === id),
    id,
  )
}
