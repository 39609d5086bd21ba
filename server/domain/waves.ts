import type { Body } from '../../schema/api/endpoint.js'
import type { createWave as createEndpoint, patchWave as patchEndpoint } from '../../schema/api/waves.js'
import { findWave, insertWave, updateWave, type WaveRecord } from '../store/waves.js'
import { type Context, change } from './change.js'
import { createRow, patchRow, pickGiven, refuseTaken, requireRow, stampNew } from './rows.js'

/** Adds a wave and answers its code. @throws Refusal `already_exists`. */
export function createWave(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    refuseTaken(await findWave(work.tx, fields.code), 'code', fields.code)
    const row = { ...fields, ...stampNew(work.at) }
    await createRow(work, row, insertWave, named(row, reason))
    return row.code
  })
}

/** Changes the named fields of a wave. @throws Refusal `not_found` or `version_conflict`. */
export function patchWave(
  context: Context,
  code: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findWave(work.tx, code), code)
    const changed = { ...row, ...pickGiven(fields) }
    await patchRow(work, row, version, fields, updateWave, named(changed, reason))
  })
}

function named({ code, nameNb }: WaveRecord, reason: string | undefined) {
  return { entity: 'wave', entityId: code, label: nameNb, reason } as const
}
