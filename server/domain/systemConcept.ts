import {
  createSystem as createEndpoint,
  patchSystem as patchEndpoint,
  restoreSystem as restoreEndpoint,
  voidSystem as voidEndpoint,
} from '../../schema/api/systems.js'
import { createTransition as moveEndpoint } from '../../schema/api/transitions.js'
import { CONSEQUENCE_CODES } from '../../schema/rules/consequences.js'
import type { Waiting } from '../../schema/rules/lowerings.js'
import { findSystem } from '../store/systems.js'
import { putBackWaiting } from './agreements.js'
import { type Concept, patchBy, readNeeds } from './concept.js'
import { patchSystem, restoreSystem, systemRows, voidSystem } from './systems.js'
import { createTransition } from './transitions.js'

const patchFields = patchBy(patchEndpoint, patchSystem)

/** All that is known of a system. It is moved in a file of its own, so its record is put together here. */
export const systemConcept: Concept<'system', 'systems'> = {
  ...systemRows,
  rebuilt: true,
  undo: {
    find: findSystem,
    patch: (context, id, version, { archiveDutyBefore, privacyClassBefore, ...fields }) =>
      // What waits follows from what the system says; alone it was agreed to.
      Object.keys(fields).some((name) => name !== 'reason')
        ? patchFields(context, id, version, fields)
        : putBackWaiting(context, id, version, {
            ...({ archiveDutyBefore, privacyClassBefore } as Partial<Waiting>),
            reason: String(fields.reason),
          }),
    untouched: null,
    // What an undo touches elsewhere was shown when it was done, and by the dry run of the undo.
    void: (context, id, version, reason) =>
      voidSystem(context, id, version, { reason, confirmed: CONSEQUENCE_CODES }),
    restore: restoreSystem,
    move: createTransition,
    needs: readNeeds({
      create: createEndpoint,
      update: patchEndpoint,
      transition: moveEndpoint,
      void: voidEndpoint,
      restore: restoreEndpoint,
    }),
  },
}
