import {
  eraseUser as eraseEndpoint,
  inviteUser as inviteEndpoint,
  createLink as linkEndpoint,
  listUsers as listEndpoint,
  lockUser as lockEndpoint,
  patchUser as patchEndpoint,
  readUser as readEndpoint,
  releaseUser as releaseEndpoint,
  unlockUser as unlockEndpoint,
} from '../../schema/api/users.js'
import { eraseUser } from '../domain/erasure.js'
import { createLink, type MadeLink } from '../domain/links.js'
import { inviteUser, lockUser, patchUser, releaseUser, unlockUser } from '../domain/users.js'
import type { Routes } from '../http/bind.js'
import { addressOfServer, linkAddress } from '../http/links.js'
import { readUser, readUsers } from '../views/users.js'

/** How many links one administrator may make a minute. */
const LINKS_PER_MINUTE = 60

export const userRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, reader, clock }) => {
    const items = await readUsers(reader, clock(), query)
    return { items, total: items.length }
  })

  bind(readEndpoint, ({ params, reader, clock }) => readUser(reader, params.id, clock()))

  bind(
    inviteEndpoint,
    async ({ body: { reason: _, ...fields }, context, store, clock, request, config }) => {
      const id = await inviteUser(context, fields)
      const made = await createLink(context, id, clock())
      return {
        user: await readUser(store, id, clock()),
        ...describeLink(made, addressOfServer(request, config)),
      }
    },
    { perMinute: LINKS_PER_MINUTE },
  )

  bind(patchEndpoint, async ({ params, body, version, context, reader, clock }) => {
    const { reason, ...fields } = body
    await patchUser(context, params.id, version, fields, reason)
    return readUser(reader, params.id, clock())
  })

  bind(lockEndpoint, async ({ params, body, version, context, reader, clock }) => {
    await lockUser(context, params.id, version, body.reason)
    return readUser(reader, params.id, clock())
  })

  bind(unlockEndpoint, async ({ params, body, version, context, reader, clock }) => {
    await unlockUser(context, params.id, version, body.reason)
    return readUser(reader, params.id, clock())
  })

  bind(eraseEndpoint, async ({ params, body, version, context, reader, clock }) => {
    await eraseUser(context, params.id, version, body.reason)
    return readUser(reader, params.id, clock())
  })

  bind(releaseEndpoint, async ({ params, body, version, context, reader, clock }) => {
    await releaseUser(context, params.id, version, body.reason)
    return readUser(reader, params.id, clock())
  })

  bind(
    linkEndpoint,
    async ({ params, context, clock, request, config }) =>
      describeLink(await createLink(context, params.id, clock()), addressOfServer(request, config)),
    { perMinute: LINKS_PER_MINUTE },
  )
}

function describeLink({ secret, purpose, expiresAt }: MadeLink, address: string) {
  return { link: linkAddress(address, secret), purpose, expiresAt }
}
