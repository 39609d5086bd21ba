import type { Body } from '../../schema/api/endpoint.js'
import { patchProgramme as patchEndpoint } from '../../schema/api/programme.js'
import { STANDARD_CODES } from '../../schema/rules/codes.js'
import { findProgramme, insertProgramme, updateProgramme } from '../store/programme.js'
import { type Context, change, changeAll } from './change.js'
import { createCode } from './codes.js'
import { type Concept, labelRow, patchBy, readNeeds } from './concept.js'
import { createRow, patchRow, pickGiven, requireRow, stampNew } from './rows.js'

/** All that is known of the programme, which is one row. */
export const programmeConcept: Concept<'programme', 'programme'> = {
  entity: 'programme',
  table: 'programme',
  key: ['id'],
  label: ({ name }) => name,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: (tx) => findProgramme(tx),
    patch: patchBy(patchEndpoint, (context, _id, version, body) => patchProgramme(context, version, body)),
    untouched: null,
    void: null,
    restore: null,
    move: null,
    needs: readNeeds({
      create: null,
      update: patchEndpoint,
      transition: null,
      void: null,
      restore: null,
    }),
  },
}

/** What a programme is set up with. `synthetic` says that its data are made up. */
export interface ProgrammeFields {
  name: string
  mergerDate: string | null
  municipalityNumber: string | null
  municipalityName: string | null
  synthetic: boolean
  /** What the programme's clock shows at the moment `clockSetAt` of the real one; null: it is the real one. */
  clockStart: string | null
  clockSetAt: string | null
}

const PROGRAMME = 1

/** Sets up an empty register: its one programme and the standard code lists. Does nothing in one that is set up. */
export function createProgramme(context: Context, fields: ProgrammeFields): Promise<boolean> {
  return changeAll(context, async (all) => {
    const created = await change(all, async (work) => {
      if (await findProgramme(work.tx)) return false
      const row = { id: PROGRAMME, ...fields, ...stampNew(work.at) }
      await createRow(work, row, insertProgramme, labelRow(programmeConcept, row, undefined))
      return true
    })
    if (created)
      for (const { list, code, nb, en } of STANDARD_CODES)
        await createCode(all, { list, code, nameNb: nb, nameEn: en })
    return created
  })
}

/** Changes the named fields of the programme. @throws Refusal `version_conflict`. */
export function patchProgramme(
  context: Context,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findProgramme(work.tx), 'programme')
    const changed = { ...row, ...pickGiven(fields) }
    await patchRow(work, row, version, fields, updateProgramme, labelRow(programmeConcept, changed, reason))
  })
}
