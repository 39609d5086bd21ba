import {
  createCode as createEndpoint,
  type createCodes as createListEndpoint,
  patchCode as patchEndpoint,
} from '../../schema/api/codes.js'
import type { Body } from '../../schema/api/endpoint.js'
import type { CodeList } from '../../schema/rules/codeLists.js'
import { CODES_WITH_MEANING } from '../../schema/rules/codes.js'
import { type CodeRecord, findCode, insertCodes, listCodes, updateCode } from '../store/codes.js'
import { type Change, type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import {
  createListed,
  createRows,
  type Named,
  nameRow,
  patchRow,
  pickGiven,
  requireRow,
  stampNew,
} from './rows.js'

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
    // One that is made is taken out of use again.
    untouched: async (tx, id) => ({ ...(await findCode(tx, ...readId(id))), active: false }),
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
    const { list } = fields
    const reserved = CODES_WITH_MEANING.filter((one) => one.list === list).map(({ code }) => code)
    const named = await nameRow(work.tx, { from: 'codes', list }, fields, reserved)
    await addCodes(work, [named], await listCodes(work.tx), reason)
    return named.code
  })
}

/**
 * Adds many entries at once, each at the end of its list, and answers their ids in the log. One that is out of use is
 * taken into use again, by the name that it is given now.
 * @throws Refusal `already_exists` naming the line of one that is in use, or stands twice.
 */
export function createCodes(
  context: Context,
  { codes, reason }: Body<typeof createListEndpoint>,
): Promise<string[]> {
  return change(context, async (work) => {
    const known = await listCodes(work.tx)
    return createListed(codes, known, {
      ...{ path: 'codes', word: 'code', idOf, reserved: CODES_WITH_MEANING.map(idOf) },
      add: (lines) => addCodes(work, lines, known, reason),
      revive: ({ list, code, version }, fields) =>
        changeCode(work, list, code, version, { ...fields, active: true }, reason),
    })
  })
}

/** Adds entries, each behind the last of its list: `known` has those that are there. */
async function addCodes(
  work: Change,
  entries: readonly Named<Omit<Body<typeof createEndpoint>, 'reason'>>[],
  known: readonly CodeRecord[],
  reason: string | undefined,
): Promise<void> {
  const last = new Map<CodeList, number>()
  for (const { list, position } of known) last.set(list, Math.max(position, last.get(list) ?? 0))
  const rows = entries.map((fields) => {
    const position = (last.get(fields.list) ?? 0) + 1
    last.set(fields.list, position)
    return { ...fields, active: true, position, ...stampNew(work.at) }
  })
  await createRows(work, rows, insertCodes, (row) => labelRow(codeConcept, row, reason))
}

/** Changes the named fields of an entry. @throws Refusal `not_found` or `version_conflict`. */
export function patchCode(
  context: Context,
  list: CodeList,
  code: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, (work) => changeCode(work, list, code, version, fields, reason))
}

type Changes = Omit<Body<typeof patchEndpoint>, 'reason'>

async function changeCode(
  work: Change,
  list: CodeList,
  code: string,
  version: number,
  { nameNb, nameEn, active }: Changes,
  reason: string | undefined,
): Promise<void> {
  const row = requireRow(await findCode(work.tx, list, code), `${list}/${code}`)
  const fields: Changes = pickGiven({ nameNb, nameEn, active })
  const changed = { ...row, ...fields }
  await patchRow(work, row, version, fields, updateCode, labelRow(codeConcept, changed, reason))
}

/** What an entry is called in the log. */
function idOf({ list, code }: { list: CodeList; code: string }): string {
  return `${list}/${code}`
}

/** The list and the code of an entry, from its id in the log. */
function readId(id: string): [CodeList, string] {
  return id.split('/') as [CodeList, string]
}
