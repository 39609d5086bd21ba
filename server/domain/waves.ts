import type { Body } from '../../schema/api/endpoint.js'
import { createWave as createEndpoint, patchWave as patchEndpoint } from '../../schema/api/waves.js'
import { sortKey } from '../../schema/rules/text.js'
import { findWave, insertWave, updateWave } from '../store/waves.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { createRow, nameRow, patchRow, pickGiven, requireRow, stampNew } from './rows.js'

/** All that is known of a wave. */
export const waveConcept: Concept<'wave', 'waves'> = {
  entity: 'wave',
  table: 'waves',
  key: ['code'],
  label: ({ nameNb }) => nameNb,
  system: () => null,
  derive: deriveColumns,
  parts: [],
  rebuilt: true,
  undo: {
    find: findWave,
    patch: patchBy(patchEndpoint, patchWave),
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

/** Adds a wave and answers its code. @throws Refusal `already_exists`. */
export function createWave(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    const named = await nameRow(work.tx, { from: 'rows', of: 'wave' }, fields)
    const row = { ...named, ...deriveColumns(named), ...stampNew(work.at) }
    await createRow(work, row, insertWave, labelRow(waveConcept, row, reason))
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
    const changes = { ...fields, ...deriveColumns(changed) }
    await patchRow(work, row, version, changes, updateWave, labelRow(waveConcept, changed, reason))
  })
}

/** The column that sorting uses, filled by the rule. */
function deriveColumns({ nameNb }: { nameNb: string }) {
  return { sortKey: sortKey(nameNb) }
}
