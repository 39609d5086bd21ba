import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import {
  createSeriesBreak as createEndpoint,
  patchSeriesBreak as patchEndpoint,
  restoreSeriesBreak as restoreEndpoint,
  voidSeriesBreak as voidEndpoint,
} from '../../schema/api/seriesBreaks.js'
import { FIXED_PREFIXES } from '../../schema/rules/rowNumbers.js'
import { SERIES_BREAK_FIELDS } from '../../schema/rules/seriesBreaks.js'
import { findHighestId } from '../store/ids.js'
import {
  findSeriesBreak,
  findSeriesBreaks,
  insertSeriesBreak,
  type SeriesBreakRecord,
  updateSeriesBreak,
} from '../store/seriesBreaks.js'
import { type Change, type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { refuseUnknownReferences } from './references.js'
import {
  createRow,
  makeNextId,
  patchRow,
  pickGiven,
  requireRestorable,
  requireWritable,
  restoreRow,
  stampNew,
  voidRow,
} from './rows.js'

/** All that is known of a break of series: how the archive of a body ends in a replacement that it used before the merger. */
export const seriesBreakConcept: Concept<'series_break', 'seriesBreaks'> = {
  entity: 'series_break',
  table: 'seriesBreaks',
  key: ['id'],
  label: ({ replacement, body }) => `${body} → ${replacement}`,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: findSeriesBreak,
    patch: patchBy(patchEndpoint, patchSeriesBreak),
    untouched: null,
    void: voidSeriesBreak,
    restore: restoreSeriesBreak,
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

/**
 * Records the break of a body's series in a replacement, and answers the id of it.
 * @throws Refusal `series_break_exists` or `unknown_reference`.
 */
export function createSeriesBreak(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    await refuseUnknownReferences(work.tx, SERIES_BREAK_FIELDS, fields)
    await refuseSecond(work, fields)
    const id = makeNextId({
      prefix: FIXED_PREFIXES.seriesBreak,
      highest: await findHighestId(work.tx, work.tx.t.seriesBreaks),
    })
    const row: SeriesBreakRecord = { ...fields, id, voidedAt: null, voidReason: null, ...stampNew(work.at) }
    await createRow(work, row, insertSeriesBreak, labelRow(seriesBreakConcept, row, reason))
    return id
  })
}

/** Changes the named fields of a break of series. @throws Refusal `version_conflict` or `voided`. */
export function patchSeriesBreak(
  context: Context,
  id: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findSeriesBreak(work.tx, id), id, version)
    const label = labelRow(seriesBreakConcept, { ...row, ...pickGiven(fields) }, reason)
    await patchRow(work, row, version, fields, updateSeriesBreak, label)
  })
}

/** Takes a break of series away with a reason. @throws Refusal `voided`. */
export function voidSeriesBreak(
  context: Context,
  id: string,
  version: number,
  reason: string,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findSeriesBreak(work.tx, id), id, version)
    await voidRow(work, row, { ...labelRow(seriesBreakConcept, row, reason), update: updateSeriesBreak })
  })
}

/** Brings a break of series back, under the rules of a new one. */
export function restoreSeriesBreak(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRestorable(await findSeriesBreak(work.tx, id), id, version)
    await refuseSecond(work, row)
    await restoreRow(work, row, { ...labelRow(seriesBreakConcept, row, reason), update: updateSeriesBreak })
  })
}

/** @throws Refusal `series_break_exists` where the body's break in the replacement is recorded already. */
async function refuseSecond(
  { tx }: Change,
  { replacement, body }: Pick<SeriesBreakRecord, 'replacement' | 'body'>,
): Promise<void> {
  const others = await findSeriesBreaks(tx, replacement)
  const other = others.find((row) => row.body === body)
  if (other) throw new Refusal('series_break_exists', { about: other.id })
}
