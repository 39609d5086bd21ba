import type { Body } from '../../schema/api/endpoint.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import {
  createSavedView as createEndpoint,
  patchSavedView as patchEndpoint,
  readViewQuery,
  restoreSavedView as restoreEndpoint,
  voidSavedView as voidEndpoint,
} from '../../schema/api/savedViews.js'
import { can } from '../../schema/rules/access.js'
import { FIXED_PREFIXES } from '../../schema/rules/rowNumbers.js'
import { MOST_VIEWS, seesView, type ViewQuery, viewAction, viewQuery } from '../../schema/rules/savedViews.js'
import { foldText } from '../../schema/rules/text.js'
import { findHighestId } from '../store/ids.js'
import {
  findOwnSavedViews,
  findSavedView,
  findSharedViews,
  insertSavedView,
  type SavedViewRecord,
  updateSavedView,
} from '../store/savedViews.js'
import { type Actor, type Change, type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { readSystemFilters } from './filters.js'
import {
  createRow,
  makeNextId,
  patchRow,
  pickGiven,
  refuseTaken,
  requireRestorable,
  requireRow,
  requireWritable,
  restoreRow,
  stampNew,
  voidRow,
} from './rows.js'

/** All that is known of a saved view: what a list of systems shows, under a name. */
export const savedViewConcept: Concept<'saved_view', 'savedViews'> = {
  entity: 'saved_view',
  table: 'savedViews',
  key: ['id'],
  label: ({ name }) => name,
  system: () => null,
  derive: deriveColumns,
  parts: [],
  rebuilt: { not: 'A past register is looked at by the views that there are now.' },
  undo: {
    find: findSavedView,
    patch: patchBy(patchEndpoint, patchSavedView),
    untouched: null,
    void: voidSavedView,
    restore: restoreSavedView,
    move: null,
    needs: readNeeds({
      create: createEndpoint,
      update: patchEndpoint,
      transition: null,
      void: voidEndpoint,
      restore: restoreEndpoint,
    }),
  },
}

/** The column that says which names are one, filled by the rule. */
function deriveColumns({ name }: Pick<SavedViewRecord, 'name'>): Pick<SavedViewRecord, 'nameKey'> {
  return { nameKey: foldText(name) }
}

/**
 * Saves a view, and answers its id.
 * @throws Refusal `not_allowed`, `already_exists`, `too_many_views`, `too_many_shared_views` or `invalid_input`.
 */
export function createSavedView(
  context: Context,
  { reason, name, query, shared }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    const { id: owner } = work.actor
    refuseRole(work.actor, shared)
    await refuseFull(work, { name, owner, shared })
    const id = makeNextId({
      prefix: FIXED_PREFIXES.savedView,
      highest: await findHighestId(work.tx, work.tx.t.savedViews),
    })
    const row: SavedViewRecord = {
      ...{ id, name, owner, shared, query: await requireQuery(work, query) },
      ...deriveColumns({ name }),
      ...{ voidedAt: null, voidReason: null },
      ...stampNew(work.at),
    }
    await createRow(work, row, insertSavedView, labelRow(savedViewConcept, row, reason))
    return id
  })
}

/**
 * Renames a view, changes what it shows, shares it, or gives it back to whose it was.
 * @throws Refusal as the saving of one, and `view_of_another`, `version_conflict` or `voided`.
 */
export function patchSavedView(
  context: Context,
  id: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await requireTheirs(work, id), id, version)
    const given = pickGiven(fields)
    const becomes = { ...row, ...given }
    const moves = becomes.shared !== row.shared
    // Whoever may share may take it back.
    if (moves) refuseRole(work.actor, true)
    if (moves) await refuseFull(work, becomes)
    else if (given.name !== undefined) await refuseSecond(work, becomes)
    const query = given.query && (await requireQuery(work, given.query))
    const label = labelRow(savedViewConcept, becomes, reason)
    const all = { ...given, ...(query && { query }), ...deriveColumns(becomes) }
    await patchRow(work, row, version, all, updateSavedView, label)
  })
}

/** Removes a view. @throws Refusal `view_of_another`, `not_allowed`, `version_conflict` or `voided`. */
export function voidSavedView(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await requireTheirs(work, id), id, version)
    await voidRow(work, row, { ...labelRow(savedViewConcept, row, reason), update: updateSavedView })
  })
}

/** Brings a view back. @throws Refusal `not_voided`, and as the saving of one. */
export function restoreSavedView(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRestorable(await requireTheirs(work, id), id, version)
    await refuseFull(work, row)
    await restoreRow(work, row, { ...labelRow(savedViewConcept, row, reason), update: updateSavedView })
  })
}

/** The view, where whoever asks may write it. @throws Refusal `not_found`, `view_of_another` or `not_allowed`. */
async function requireTheirs({ tx, actor }: Change, id: string): Promise<SavedViewRecord> {
  const row = requireRow(await findSavedView(tx, id), id)
  if (!seesView(actor.id, row)) throw new Refusal('view_of_another', { about: id })
  refuseRole(actor, row.shared)
  return row
}

function refuseRole(actor: Actor, shared: boolean): void {
  if (!can(actor, viewAction(shared))) throw new Refusal('not_allowed')
}

type Placed = Pick<SavedViewRecord, 'name' | 'owner' | 'shared'> & { id?: string }

/** The views among which one has its name: the owner's own, or those that are shared. */
async function findBeside({ tx }: Change, { id, owner, shared }: Placed): Promise<SavedViewRecord[]> {
  const beside = shared ? await findSharedViews(tx) : await findOwnSavedViews(tx, owner)
  return beside.filter((row) => row.voidedAt === null && row.id !== id)
}

/** @throws Refusal `already_exists` where a view beside it has the name, however it is written. */
async function refuseSecond(work: Change, view: Placed): Promise<void> {
  refuseName(await findBeside(work, view), view.name)
}

function refuseName(beside: readonly SavedViewRecord[], name: string): void {
  const { nameKey } = deriveColumns({ name })
  refuseTaken(
    beside.find((row) => row.nameKey === nameKey),
    'name',
    name,
  )
}

/** @throws Refusal where there is no room for one more view, or its name is taken. */
async function refuseFull(work: Change, view: Placed): Promise<void> {
  const beside = await findBeside(work, view)
  if (beside.length >= MOST_VIEWS) throw new Refusal(view.shared ? 'too_many_shared_views' : 'too_many_views')
  refuseName(beside, view.name)
}

/** What a view holds of a query. @throws Refusal `invalid_input` for what finds nothing by mistake, or shows all there is. */
async function requireQuery({ tx }: Change, given: ViewQuery): Promise<ViewQuery> {
  const read = readViewQuery(given)
  if ('filters' in read) await readSystemFilters(tx, read.filters, 'query.')
  const query = viewQuery(given)
  if (Object.keys(query).length === 0)
    throw new Refusal('invalid_input', {
      errors: [
        fieldProblem('query', 'shows_all', {
          nb: 'Visningen er som listen selv. Velg et filter, en sortering eller kolonner først.',
          en: 'The view is as the list itself. Choose a filter, an order or columns first.',
        }),
      ],
    })
  return query
}
