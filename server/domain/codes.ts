import type { createCode as createEndpoint, patchCode as patchEndpoint } from '../../schema/api/codes.js'
import type { Body } from '../../schema/api/endpoint.js'
import type { CodeList } from '../../schema/rules/codes.js'
import { findCode, findNextPosition, insertCode, updateCode } from '../store/codes.js'
import { type Context, change } from './change.js'
import { createRow, patchRow, refuseTaken, requireRow, stampNew } from './rows.js'

/** Adds an entry at the end of a code list and answers its code. @throws Refusal `already_exists`. */
export function createCode(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    const { list, code, nameNb } = fields
    refuseTaken(await findCode(work.tx, list, code), 'code', code)
    const position = await findNextPosition(work.tx, list)
    const row = { ...fields, active: true, position, ...stampNew(work.at) }
    await createRow(work, row, insertCode, named(list, code, nameNb, reason))
    return code
  })
}

/** Changes the named fields of an entry. @throws Refusal `not_found` or `version_conflict`. */
export function patchCode(
  context: Context,
  list: CodeList,
  code: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findCode(work.tx, list, code), `${list}/${code}`)
    const label = fields.nameNb ?? row.nameNb
    await patchRow(work, row, version, fields, updateCode, named(list, code, label, reason))
  })
}

function named(list: CodeList, code: string, label: string, reason: string | undefined) {
  return { entity: 'code', entityId: `${list}/${code}`, label, reason } as const
}
