import {
  createCode as createEndpoint,
  createCodes as createListEndpoint,
  listCodes as listEndpoint,
  patchCode as patchEndpoint,
} from '../../schema/api/codes.js'
import { createCode, createCodes, patchCode } from '../domain/codes.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { findCode, listCodes } from '../store/codes.js'
import { metaOf } from '../views/systems.js'

export const codeRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listCodes(reader)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(createEndpoint, async ({ body, context, reader }) => {
    const code = await createCode(context, body)
    return requireRow(await findCode(reader, body.list, code), code)
  })

  bind(createListEndpoint, async ({ body, context, reader, moment }) => {
    const ids = await createCodes(context, body)
    const items = (await listCodes(reader)).filter(({ list, code }) => ids.includes(`${list}/${code}`))
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(patchEndpoint, async ({ params: { list, code }, body, version, context, reader }) => {
    await patchCode(context, list, code, version, body)
    return requireRow(await findCode(reader, list, code), code)
  })
}
