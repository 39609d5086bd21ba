import { commitImport as commitEndpoint } from '../../../schema/api/imports.js'
import { findImport, updateImport } from '../../store/imports.js'
import { type Context, change } from '../change.js'
import { type Concept, labelRow, readNeeds } from '../concept.js'
import { requireRestorable, requireWritable, restoreRow, voidRow } from '../rows.js'

/** All that is known of an import that was carried out. What it wrote is undone with it, under one request; it is voided then. */
export const importConcept: Concept<'import', 'imports'> = {
  entity: 'import',
  table: 'imports',
  key: ['id'],
  label: ({ fileName }) => fileName,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: { not: 'A past register shows what was imported, and not the files.' },
  undo: {
    find: findImport,
    patch: null,
    untouched: null,
    void: voidImport,
    restore: restoreImport,
    move: null,
    needs: readNeeds({
      create: commitEndpoint,
      update: null,
      transition: null,
      void: commitEndpoint,
      restore: commitEndpoint,
    }),
  },
}

function voidImport(context: Context, id: string, version: number, reason: string): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findImport(work.tx, id), id, version)
    await voidRow(work, row, { ...labelRow(importConcept, row, reason), update: updateImport })
  })
}

function restoreImport(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRestorable(await findImport(work.tx, id), id, version)
    await restoreRow(work, row, { ...labelRow(importConcept, row, reason), update: updateImport })
  })
}
