import type { ChangeAction, Entity } from '../../schema/contracts/changes.js'
import { patchCode as patchCodeEndpoint } from '../../schema/contracts/codes.js'
import type { Body, Endpoint } from '../../schema/contracts/endpoint.js'
import { patchMapping as patchMappingEndpoint } from '../../schema/contracts/mappings.js'
import { patchMilestone as patchMilestoneEndpoint } from '../../schema/contracts/milestones.js'
import { patchMunicipality as patchMunicipalityEndpoint } from '../../schema/contracts/municipalities.js'
import { patchProgramme as patchProgrammeEndpoint } from '../../schema/contracts/programme.js'
import { patchReplacement as patchReplacementEndpoint } from '../../schema/contracts/replacements.js'
import { patchServiceArea as patchServiceAreaEndpoint } from '../../schema/contracts/serviceAreas.js'
import { patchSystem as patchSystemEndpoint } from '../../schema/contracts/systems.js'
import type { Action } from '../../schema/rules/access.js'
import type { CodeList } from '../../schema/rules/codes.js'
import type { Status } from '../../schema/rules/status.js'
import { findCode } from '../store/codes.js'
import { findMapping } from '../store/mappings.js'
import { findMilestone } from '../store/milestones.js'
import { findMunicipality } from '../store/municipalities.js'
import { findProgramme } from '../store/programme.js'
import { findReplacement } from '../store/replacements.js'
import { findServiceArea } from '../store/serviceAreas.js'
import type { Tx } from '../store/store.js'
import { findSystem } from '../store/systems.js'
import type { Context } from './change.js'
import { patchCode } from './codes.js'
import { patchMapping, restoreMapping, voidMapping } from './mappings.js'
import { patchMilestone } from './milestones.js'
import { patchMunicipality } from './municipalities.js'
import { patchProgramme } from './programme.js'
import { patchReplacement } from './replacements.js'
import { patchServiceArea } from './serviceAreas.js'
import { patchSystem, restoreSystem, voidSystem } from './systems.js'
import { createTransition } from './transitions.js'

type Write<A> = (context: Context, id: string, version: number, argument: A) => Promise<void>

/** How the changes of one concept are taken back: by the same functions that made them. */
export interface Undoable {
  find(tx: Tx, id: string): Promise<{ version: number } | undefined>
  patch: Write<Record<string, unknown>>
  /** Absent where rows cannot be voided: making one cannot be taken back. */
  void?: Write<string>
  restore?: Write<string>
  move?: Write<{ to: Status; reason: string }>
  /** What a change itself needed, by its action; `update` stands for those that are not named. */
  needs: Partial<Record<ChangeAction, Action>> & { update: Action }
}

/** Patches with fields of the log, read by the contract that wrote them. */
function by<E extends Endpoint>(endpoint: E, patch: Write<Body<E>>): Undoable['patch'] {
  return (context, id, version, fields) => patch(context, id, version, endpoint.body.parse(fields) as Body<E>)
}

const codeOf = (id: string) => id.split('/') as [CodeList, string]

/** Everything that can be undone. What is not here cannot: who may sign in is managed for itself. */
export const UNDOABLE: Partial<Record<Entity, Undoable>> = {
  system: {
    find: findSystem,
    patch: by(patchSystemEndpoint, patchSystem),
    void: voidSystem,
    restore: restoreSystem,
    move: createTransition,
    needs: {
      create: 'create_system',
      update: 'edit_system',
      transition: 'move_system',
      void: 'void_system',
      restore: 'void_system',
    },
  },
  mapping: {
    find: findMapping,
    patch: by(patchMappingEndpoint, patchMapping),
    void: voidMapping,
    restore: restoreMapping,
    needs: { update: 'edit_mapping' },
  },
  replacement: {
    find: findReplacement,
    patch: by(patchReplacementEndpoint, patchReplacement),
    needs: { update: 'edit_replacement' },
  },
  programme: {
    find: (tx) => findProgramme(tx),
    patch: by(patchProgrammeEndpoint, (context, _id, version, body) =>
      patchProgramme(context, version, body),
    ),
    needs: { update: 'edit_programme' },
  },
  municipality: {
    find: findMunicipality,
    patch: by(patchMunicipalityEndpoint, patchMunicipality),
    needs: { update: 'edit_programme' },
  },
  service_area: {
    find: findServiceArea,
    patch: by(patchServiceAreaEndpoint, patchServiceArea),
    needs: { update: 'edit_programme' },
  },
  code: {
    find: (tx, id) => findCode(tx, ...codeOf(id)),
    patch: by(patchCodeEndpoint, (context, id, version, body) =>
      patchCode(context, ...codeOf(id), version, body),
    ),
    needs: { update: 'edit_programme' },
  },
  milestone: {
    find: findMilestone,
    patch: by(patchMilestoneEndpoint, patchMilestone),
    needs: { update: 'edit_programme' },
  },
}
