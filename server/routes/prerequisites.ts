import {
  createPrerequisite as createEndpoint,
  listPrerequisites as listEndpoint,
  type Prerequisite,
  patchPrerequisite as patchEndpoint,
  readPrerequisite as readEndpoint,
  restorePrerequisite as restoreEndpoint,
  voidPrerequisite as voidEndpoint,
} from '../../schema/api/prerequisites.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import {
  createPrerequisite,
  patchPrerequisite,
  restorePrerequisite,
  voidPrerequisite,
} from '../domain/prerequisites.js'
import { requireRow } from '../domain/rows.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findNamedPrerequisite, listPrerequisites } from '../store/prerequisites.js'
import { metaOf } from '../views/systems.js'

export const prerequisiteRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.prerequisites)
    return { ...(await listPrerequisites(reader, filters)), meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    return readPrerequisite(reader, await createPrerequisite(context, body))
  })

  bind(readEndpoint, ({ params, reader }) => readPrerequisite(reader, params.id))

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchPrerequisite(context, params.id, version, body)
    return readPrerequisite(reader, params.id)
  })

  bind(voidEndpoint, async ({ params, body, version, context, reader }) => {
    await voidPrerequisite(context, params.id, version, body.reason)
    return readPrerequisite(reader, params.id)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, reader }) => {
    await restorePrerequisite(context, params.id, version, body.reason)
    return readPrerequisite(reader, params.id)
  })
}

async function readPrerequisite(reader: Reader, id: string): Promise<Prerequisite> {
  return requireRow(await findNamedPrerequisite(reader, id), id)
}
