import {
  EVERYTHING_TYPES,
  exportEverything as everythingEndpoint,
  exportModel as modelEndpoint,
} from '../../schema/api/exports.js'
import { MEDIA_TYPES } from '../../schema/api/mediaTypes.js'
import { writeEverything } from '../exports/everything.js'
import type { Source } from '../exports/list.js'
import { EXPORT_LISTS } from '../exports/lists.js'
import { writeModel } from '../exports/model.js'
import { type Asked, chooseList, takeOut, writeList } from '../exports/write.js'
import type { Call, Routes } from '../http/bind.js'
import type { FileReply } from '../http/replies.js'

/** Rows of the log never change, so a past log is the beginning of the present one: none is rebuilt. */
const sourceOf = ({ reader, store, moment, whole }: Call): Source => ({
  reader,
  log: moment.asOf === null ? reader : store,
  moment,
  whole,
})

export const exportRoutes: Routes = (bind) => {
  for (const list of EXPORT_LISTS)
    bind(list.endpoint, async (call): Promise<FileReply> => {
      const { params, query, store, moment, caller } = call
      const asked = { ...(query as object), ...(params as object) } as Asked
      const taken = await takeOut(sourceOf(call), store, caller.name)
      const chosen = await chooseList(taken, list, asked)
      const { content, type, ending } = await writeList(chosen, asked, moment.settings.timeZone)
      return { content, type, name: `harmoni-${list.name}-${moment.today}.${ending}` }
    })

  bind(everythingEndpoint, async (call): Promise<FileReply> => {
    const { params, query, store, moment, caller } = call
    const { format } = params
    const content = await writeEverything(
      sourceOf(call as unknown as Call),
      store,
      { ...query, format },
      caller.name,
    )
    return { content, type: EVERYTHING_TYPES[format], name: `harmoni-everything-${moment.today}.${format}` }
  })

  bind(modelEndpoint, async (call): Promise<FileReply> => {
    const { query, store, moment, caller } = call
    const content = await writeModel(sourceOf(call as unknown as Call), store, query.lang, caller.name)
    return { content, type: MEDIA_TYPES.xml, name: `harmoni-archimate-${moment.today}.xml` }
  })
}
