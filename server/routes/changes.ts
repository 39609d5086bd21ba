import {
  listActors as actorsEndpoint,
  type Change,
  listChanges as listEndpoint,
  undoChanges as undoEndpoint,
} from '../../schema/api/changes.js'
import { countChanges as countEndpoint, listSaves as savesEndpoint } from '../../schema/api/saves.js'
import { readLogFilters } from '../domain/logFilters.js'
import { isUndoable, undoChanges } from '../domain/undo.js'
import { findWhoUndoes } from '../domain/whoUndoes.js'
import type { Reader, Store } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { listChanges } from '../store/changeList.js'
import { type ChangeRow, findActors } from '../store/changes.js'
import type { AskedLog } from '../store/logFilters.js'
import type { Moment } from '../store/programme.js'
import { viewChangeCounts, viewSaves } from '../views/saves.js'
import { metaOf } from '../views/systems.js'
import { toldChanges } from '../views/toldChanges.js'

/** Rows of the log never change, so a past log is the beginning of the present one: none is rebuilt. */
const logOf = ({ asOf }: Moment, reader: Reader, store: Store): Reader => (asOf === null ? reader : store)

interface Asking {
  query: Parameters<typeof readLogFilters>[1]
  store: Store
  reader: Reader
  moment: Moment
  whole: boolean
}

/** What the log is asked, as it writes what the filters name. */
async function readAsked({ query, store, reader, moment, whole }: Asking): Promise<AskedLog> {
  const { sequence, settings } = moment
  return {
    reader: logOf(moment, reader, store),
    query: await readLogFilters(store, query, settings),
    ...{ sequence, timeZone: settings.timeZone, whole },
  }
}

/** Rows of the log as they are told, with who can undo each. */
async function tellChanges({ reader, whole }: AskedLog, rows: readonly ChangeRow[]): Promise<Change[]> {
  const undoOf = await findWhoUndoes(reader, rows)
  const told = toldChanges(rows, whole)
  return rows.map((row, at) => ({ ...told[at], undoable: isUndoable(row), undo: undoOf(row) }) as Change)
}

export const changeRoutes: Routes = (bind) => {
  bind(listEndpoint, async (call) => {
    const asked = await readAsked(call)
    const { items, total, next } = await listChanges(asked, call.query)
    return { items: await tellChanges(asked, items), total, next, meta: metaOf(call.moment) }
  })

  bind(savesEndpoint, async (call) => {
    const asked = await readAsked(call)
    const page = await viewSaves(asked, call.query, (rows) => tellChanges(asked, rows))
    return { ...page, meta: metaOf(call.moment) }
  })

  bind(countEndpoint, async (call) => ({
    ...(await viewChangeCounts(await readAsked(call))),
    meta: metaOf(call.moment),
  }))

  bind(actorsEndpoint, async ({ store, reader, moment }) => {
    const actors = await findActors(logOf(moment, reader, store), moment.sequence)
    const names = new Set(actors.map(({ name }) => name))
    return { items: [...names].map((name) => ({ name })) }
  })

  bind(undoEndpoint, ({ params, body, context }) => undoChanges(context, params.requestId, body))
}
