import {
  type Contract,
  createContract as createEndpoint,
  listContracts as listEndpoint,
  patchContract as patchEndpoint,
  readContract as readEndpoint,
  restoreContract as restoreEndpoint,
  voidContract as voidEndpoint,
} from '../../schema/api/contracts.js'
import { createContract, patchContract, restoreContract, voidContract } from '../domain/contracts.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import { requireRow } from '../domain/rows.js'
import type { Routes, Services } from '../http/bind.js'
import { findContractView, listContracts } from '../store/contracts.js'
import { findMoment } from '../store/programme.js'
import { metaOf } from '../views/systems.js'

export const contractRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment }) => {
    const filters = await readFilters(store, query, NAMED_BY.contracts)
    return { ...(await listContracts(reader, filters, moment.today)), meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, ...services }) => {
    return readContract(services, await createContract(context, body))
  })

  bind(readEndpoint, async ({ params, reader, moment }) => {
    return requireRow(await findContractView(reader, params.id, moment.today), params.id)
  })

  bind(patchEndpoint, async ({ params, body, version, context, ...services }) => {
    await patchContract(context, params.id, version, body)
    return readContract(services, params.id)
  })

  bind(voidEndpoint, async ({ params, body, version, context, ...services }) => {
    await voidContract(context, params.id, version, body.reason)
    return readContract(services, params.id)
  })

  bind(restoreEndpoint, async ({ params, body, version, context, ...services }) => {
    await restoreContract(context, params.id, version, body.reason)
    return readContract(services, params.id)
  })
}

function readContract({ store, clock }: Services, id: string): Promise<Contract> {
  return store.read(async (reader) => {
    const { today } = await findMoment(reader, clock())
    return requireRow(await findContractView(reader, id, today), id)
  })
}
