import {
  listActors as actorsEndpoint,
  type Change,
  listChanges as listEndpoint,
  undoChanges as undoEndpoint,
} from '../../schema/api/changes.js'
import { readLogFilters } from '../domain/filters.js'
import { isUndoable, undoChanges } from '../domain/undo.js'
import { findWhoUndoes } from '../domain/whoUndoes.js'
import type { Reader, Store } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { listChanges } from '../store/changeList.js'
import { findActors } from '../store/changes.js'
import type { Moment } from '../store/programme.js'
import { metaOf } from '../views/systems.js'
import { toldChanges } from '../views/toldChanges.js'

/** Rows of the log never change, so a past log is the beginning of the present one: none is rebuilt. */
const logOf = ({ asOf }: Moment, reader: Reader, store: Store): Reader => (asOf === null ? reader : store)

export const changeRoutes: Routes = (bind) => {
  bind(listEndpoint, async ({ query, store, reader, moment, whole }) => {
    const log = logOf(moment, reader, store)
    const { sequence, settings } = moment
    const filters = await readLogFilters(store, query, settings)
    const { items, total, next } = await listChanges(log, filters, sequence, settings.timeZone)
    const undoOf = await findWhoUndoes(log, items)
    const told = toldChanges(items, whole)
    const changes = items.map(
      (row, at) => ({ ...told[at], undoable: isUndoable(row), undo: undoOf(row) }) as Change,
    )
    return { items: changes, total, next, meta: metaOf(moment) }
  })

  bind(actorsEndpoint, async ({ store, reader, moment }) => {
    const actors = await findActors(logOf(moment, reader, store), moment.sequence)
    const names = new Set(actors.map(({ name }) => name))
    return { items: [...names].map((name) => ({ name })) }
  })

  bind(undoEndpoint, ({ params, body, context }) => undoChanges(context, params.requestId, body))
}
