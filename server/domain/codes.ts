import { createCode as createEndpoint, patchCode as patchEndpoint } from '../../schema/api/codes.js'
import type { Body } from '../../schema/api/endpoint.js'
import type { CodeList } from '../../schema/rules/codeLists.js'
import { findCode, findNextPosition, insertCode, updateCode } from '../store/codes.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { createRow, patchRow, pickGiven, refuseTakenCode, requireRow, stampNew } from './rows.js'

/** All that is known of an entry of a code list. */
export const codeConcept: Concept<'code', 'codes'> = {
  entity: 'code',
  table: 'codes',
  key: ['list', 'code'],
  label: ({ nameNb }) => nameNb,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: (tx, id) => findCode(tx, ...readId(id)),
    patch: patchBy(patchEndpoint, (context, id, version, body) =>
      patchCode(context, ...readId(id), version, body),
    ),
    untouched: null,
    void: null,
    restore: null,
    move: null,
    needs: readNeeds({
      create: createEndpoint,
      update: patchEndpoint,
      transition: null,
      void: null,
      restore: null,
    }),
  },
}

/** Adds an entry at the end of a code list and answers its code. @throws Refusal `already_exists`. */
export function createCode(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    const { list, code } = fields
    await refuseTakenCode(work.tx, { from: 'codes', list }, 'code', code)
    const position = await findNextPosition(work.tx, list)
    const row = { ...fields, active: true, position, ...stampNew(work.at) }
    await createRow(work, row, insertCode, labelRow(codeConcept, row, reason))
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
    const changed = { ...row, ...pickGiven(fields) }
    await patchRow(work, row, version, fields, updateCode, labelRow(codeConcept, changed, reason))
  })
}

/** The list and the code of an entry, from its id in the log. */
function readId(id: string): [CodeList, string] {
  return id.split('/') as [CodeList, string]
}
