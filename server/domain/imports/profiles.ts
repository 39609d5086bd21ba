import type { Body } from '../../../schema/api/endpoint.js'
import {
  createImportProfile as createEndpoint,
  patchImportProfile as patchEndpoint,
  restoreImportProfile as restoreEndpoint,
  voidImportProfile as voidEndpoint,
} from '../../../schema/api/importProfiles.js'
import { FIXED_PREFIXES } from '../../../schema/rules/rowNumbers.js'
import { foldText } from '../../../schema/rules/text.js'
import { findHighestId } from '../../store/ids.js'
import {
  findImportProfile,
  findImportProfiles,
  type ImportProfileRecord,
  insertImportProfile,
  updateImportProfile,
} from '../../store/imports.js'
import { type Change, type Context, change } from '../change.js'
import { type Concept, labelRow, patchBy, readNeeds } from '../concept.js'
import {
  createRow,
  makeNextId,
  patchRow,
  pickGiven,
  refuseTaken,
  requireRestorable,
  requireWritable,
  restoreRow,
  stampNew,
  voidRow,
} from '../rows.js'
import { findImportRegister } from './prepare.js'
import { refuseSettings } from './settings.js'

/** All that is known of a profile: how a list is read, under a name. */
export const importProfileConcept: Concept<'import_profile', 'importProfiles'> = {
  entity: 'import_profile',
  table: 'importProfiles',
  key: ['id'],
  label: ({ name }) => name,
  system: () => null,
  derive: deriveColumns,
  parts: [],
  rebuilt: { not: 'Lists are imported into the register as it is.' },
  undo: {
    find: findImportProfile,
    patch: patchBy(patchEndpoint, patchImportProfile),
    untouched: null,
    void: voidImportProfile,
    restore: restoreImportProfile,
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
function deriveColumns({ name }: Pick<ImportProfileRecord, 'name'>): Pick<ImportProfileRecord, 'nameKey'> {
  return { nameKey: foldText(name) }
}

/** Keeps how a list is read under a name, and answers the id of it. @throws Refusal `already_exists`. */
export function createImportProfile(
  context: Context,
  { reason, name, settings }: Body<typeof createEndpoint>,
): Promise<string> {
  return change(context, async (work) => {
    await refuseSecond(work, name)
    refuseSettings(settings, await findImportRegister(work.tx, work.settings))
    const id = makeNextId({
      prefix: FIXED_PREFIXES.importProfile,
      highest: await findHighestId(work.tx, work.tx.t.importProfiles),
    })
    const row: ImportProfileRecord = {
      ...{ id, name, settings, entity: settings.entity },
      ...deriveColumns({ name }),
      ...{ voidedAt: null, voidReason: null },
      ...stampNew(work.at),
    }
    await createRow(work, row, insertImportProfile, labelRow(importProfileConcept, row, reason))
    return id
  })
}

/** Changes how a list is read. @throws Refusal `version_conflict`, `voided` or `already_exists`. */
export function patchImportProfile(
  context: Context,
  id: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findImportProfile(work.tx, id), id, version)
    const given = pickGiven(fields)
    const named = { ...row, ...given }
    if (given.settings) refuseSettings(given.settings, await findImportRegister(work.tx, work.settings))
    if (given.name !== undefined) await refuseSecond(work, named.name, id)
    const label = labelRow(importProfileConcept, named, reason)
    const all = { ...given, entity: named.settings.entity, ...deriveColumns(named) }
    await patchRow(work, row, version, all, updateImportProfile, label)
  })
}

/** Takes a profile out of use with a reason. @throws Refusal `voided`. */
export function voidImportProfile(
  context: Context,
  id: string,
  version: number,
  reason: string,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireWritable(await findImportProfile(work.tx, id), id, version)
    await voidRow(work, row, { ...labelRow(importProfileConcept, row, reason), update: updateImportProfile })
  })
}

/** Brings a profile back. @throws Refusal `not_voided` or `already_exists`. */
export function restoreImportProfile(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRestorable(await findImportProfile(work.tx, id), id, version)
    await refuseSecond(work, row.name)
    await restoreRow(work, row, {
      ...labelRow(importProfileConcept, row, reason),
      update: updateImportProfile,
    })
  })
}

/** @throws Refusal `already_exists` where another profile in use has the name, however it is written. */
async function refuseSecond({ tx }: Change, name: string, own?: string): Promise<void> {
  const { nameKey } = deriveColumns({ name })
  const others = await findImportProfiles(tx)
  refuseTaken(
    others.find((row) => row.nameKey === nameKey && row.id !== own),
    'name',
    name,
  )
}
