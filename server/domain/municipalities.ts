import type { Body } from '../../schema/api/endpoint.js'
import {
  createMunicipality as createEndpoint,
  patchMunicipality as patchEndpoint,
} from '../../schema/api/municipalities.js'
import { foldText, sortKey } from '../../schema/rules/text.js'
import { findMunicipality, insertMunicipality, updateMunicipality } from '../store/municipalities.js'
import { type Context, change } from './change.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { refuseNumberForm } from './programme.js'
import { createRow, patchRow, pickGiven, refuseTakenCode, requireRow, stampNew } from './rows.js'

/** All that is known of a municipality. */
export const municipalityConcept: Concept<'municipality', 'municipalities'> = {
  entity: 'municipality',
  table: 'municipalities',
  key: ['number'],
  label: ({ name }) => name,
  system: () => null,
  derive: deriveColumns,
  parts: [],
  rebuilt: true,
  undo: {
    find: findMunicipality,
    patch: patchBy(patchEndpoint, patchMunicipality),
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

/** Adds a municipality and answers its number. @throws Refusal `already_exists` or `invalid_input`. */
export function createMunicipality(
  context: Context,
  { reason, ...fields }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    await refuseTakenCode(work.tx, { from: 'rows', of: 'municipality' }, 'number', fields.number)
    // A partnership has no number of its own.
    if (fields.kind !== 'shared') refuseNumberForm(work.settings.ruleSet, 'number', fields.number)
    const row = { ...fields, ...deriveColumns(fields), ...stampNew(work.at) }
    await createRow(work, row, insertMunicipality, labelRow(municipalityConcept, row, reason))
    return fields.number
  })
}

/** Changes the named fields of a municipality. @throws Refusal `not_found` or `version_conflict`. */
export function patchMunicipality(
  context: Context,
  number: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findMunicipality(work.tx, number), number)
    const changed = { ...row, ...pickGiven(fields) }
    if (changed.kind !== row.kind && changed.kind !== 'shared')
      refuseNumberForm(work.settings.ruleSet, 'kind', number)
    const changes = { ...fields, ...deriveColumns(changed) }
    await patchRow(
      work,
      row,
      version,
      changes,
      updateMunicipality,
      labelRow(municipalityConcept, changed, reason),
    )
  })
}

/** The columns that search and sort use, filled by the rules. */
function deriveColumns({ name }: { name: string }) {
  return { searchText: foldText(name), sortKey: sortKey(name) }
}
