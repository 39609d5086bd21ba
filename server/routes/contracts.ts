import {
  type Contract,
  confirmNotice as confirmEndpoint,
  createContract as createEndpoint,
  listContracts as listEndpoint,
  readContractNeighbours as neighboursEndpoint,
  giveNotice as noticeEndpoint,
  patchContract as patchEndpoint,
  readContract as readEndpoint,
  restoreContract as restoreEndpoint,
  voidContract as voidEndpoint,
} from '../../schema/api/contracts.js'
import {
  confirmNotice,
  createContract,
  giveNotice,
  patchContract,
  restoreContract,
  voidContract,
} from '../domain/contracts.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { requireRow } from '../domain/rows.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findContractNeighbours, listContracts } from '../store/contractList.js'
import { findContractView } from '../store/contractViews.js'
import type { Moment } from '../store/programme.js'
import { metaOf } from '../views/systems.js'

export const contractRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.contracts)
    return { ...(await listContracts(reader, filters, moment)), meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader, moment }) => {
    return readContract(reader, await createContract(context, body), moment)
  })

  bind(readEndpoint, ({ params, reader, moment }) => readContract(reader, params.id, moment))

  bind(neighboursEndpoint, async ({ params, query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.contracts)
    return requireRow(await findContractNeighbours(reader, params.id, filters, moment), params.id)
  })

  bind(patchEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await patchContract(context, params.id, version, body)
    return readContract(reader, params.id, moment)
  })

  bind(noticeEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await giveNotice(context, params.id, version, body)
    return readContract(reader, params.id, moment)
  })

  bind(confirmEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await confirmNotice(context, params.id, version, body)
    return readContract(reader, params.id, moment)
  })

  bind(voidEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await voidContract(context, params.id, version, body.reason)
    return readContract(reader, params.id, moment)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await restoreContract(context, params.id, version, body.reason)
    return readContract(reader, params.id, moment)
  })
}

async function readContract(reader: Reader, id: string, moment: Moment): Promise<Contract> {
  return requireRow(await findContractView(reader, id, moment), id)
}
