import {
  countFindings as countEndpoint,
  readCheckHistory as historyEndpoint,
  listChecks as listEndpoint,
  listFindings as listFindingsEndpoint,
} from '../../schema/api/checks.js'
import { requireRow } from '../domain/rows.js'
import type { Routes } from '../http/bind.js'
import { asksBefore, countFindings, listCheckHistory, listChecks, listFindings } from '../views/checks.js'
import { findBefore } from '../views/foundBefore.js'
import { metaOf } from '../views/systems.js'

export const checkRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ reader, moment }) => {
    const items = await listChecks(reader, moment)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(countEndpoint, async ({ reader, moment }) => {
    const items = await countFindings(reader, moment)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(
    listFindingsEndpoint,
    async ({ params: { code }, query, reader, moment, readPast }) => {
      const page = requireRow(await listFindings(reader, moment, code, query, readPast), code)
      return { ...page, meta: metaOf(moment) }
    },
    {
      prepare: async ({ query, store, moment, readPast }) =>
        asksBefore(query) && findBefore(readPast, store, moment),
    },
  )

  bind(
    historyEndpoint,
    async ({ reader, moment, readPast }) => {
      const items = await listCheckHistory(reader, moment, readPast)
      return { items, total: items.length, meta: metaOf(moment) }
    },
    { prepare: ({ store, moment, readPast }) => findBefore(readPast, store, moment) },
  )
}
