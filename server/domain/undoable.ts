import { patchArchive as patchArchiveEndpoint } from '../../schema/api/archives.js'
import type { ChangeAction, Entity } from '../../schema/api/changes.js'
import { patchCode as patchCodeEndpoint } from '../../schema/api/codes.js'
import { patchContract as patchContractEndpoint } from '../../schema/api/contracts.js'
import type { Body, Endpoint } from '../../schema/api/endpoint.js'
import { patchIntegration as patchIntegrationEndpoint } from '../../schema/api/integrations.js'
import { patchMapping as patchMappingEndpoint } from '../../schema/api/mappings.js'
import { patchMilestone as patchMilestoneEndpoint } from '../../schema/api/milestones.js'
import { patchMunicipality as patchMunicipalityEndpoint } from '../../schema/api/municipalities.js'
import { patchPrerequisite as patchPrerequisiteEndpoint } from '../../schema/api/prerequisites.js'
import { patchPrivacy as patchPrivacyEndpoint } from '../../schema/api/privacy.js'
import { patchProgramme as patchProgrammeEndpoint } from '../../schema/api/programme.js'
import { patchReplacement as patchReplacementEndpoint } from '../../schema/api/replacements.js'
import { patchServiceArea as patchServiceAreaEndpoint } from '../../schema/api/serviceAreas.js'
import { patchSystem as patchSystemEndpoint } from '../../schema/api/systems.js'
import { patchWave as patchWaveEndpoint } from '../../schema/api/waves.js'
import type { Action } from '../../schema/rules/access.js'
import type { CodeList } from '../../schema/rules/codes.js'
import { CONSEQUENCE_CODES } from '../../schema/rules/consequences.js'
import type { Status } from '../../schema/rules/status.js'
import type { Tx } from '../engines/store.js'
import { findArchive, untouchedArchive } from '../store/archives.js'
import { findCode } from '../store/codes.js'
import { findContract } from '../store/contracts.js'
import { findIntegration } from '../store/integrations.js'
import { findMapping } from '../store/mappings.js'
import { findMilestone } from '../store/milestones.js'
import { findMunicipality } from '../store/municipalities.js'
import { findOverride } from '../store/overrides.js'
import { findPrerequisite } from '../store/prerequisites.js'
import { findPrivacy, untouchedPrivacy } from '../store/privacy.js'
import { findProgramme } from '../store/programme.js'
import { findReplacement } from '../store/replacements.js'
import { findServiceArea } from '../store/serviceAreas.js'
import { findSystem, type SystemRecord } from '../store/systems.js'
import { findWave } from '../store/waves.js'
import { patchArchive, reopenArchive } from './archives.js'
import type { Context } from './change.js'
import { patchCode } from './codes.js'
import { patchContract, restoreContract, voidContract } from './contracts.js'
import { patchIntegration, restoreIntegration, voidIntegration } from './integrations.js'
import { patchMapping, restoreMapping, voidMapping } from './mappings.js'
import { patchMilestone } from './milestones.js'
import { patchMunicipality } from './municipalities.js'
import { restoreOverride, voidOverride } from './overrides.js'
import { patchPrerequisite, restorePrerequisite, voidPrerequisite } from './prerequisites.js'
import { patchPrivacy } from './privacy.js'
import { patchProgramme } from './programme.js'
import { patchReplacement } from './replacements.js'
import { requireRow } from './rows.js'
import { patchServiceArea } from './serviceAreas.js'
import { patchSystem, restoreSystem, voidSystem } from './systems.js'
import { createTransition } from './transitions.js'
import { patchWave } from './waves.js'

type Write<A> = (context: Context, id: string, version: number, argument: A) => Promise<void>

/** How the changes of one concept are taken back: by the same functions that made them. */
export interface Undoable {
  find(tx: Tx, id: string): Promise<{ version: number } | undefined>
  /** Absent where rows are only made and voided. */
  patch?: Write<Record<string, unknown>>
  /** The row as it is before anybody touches it: what making it is taken back to, where there is one for each system. */
  untouched?: (tx: Tx, id: string) => Promise<object>
  /** Absent where rows cannot be voided: making one cannot be taken back, unless it has a state before it is touched. */
  void?: Write<string>
  restore?: Write<string>
  move?: Write<{ to: Status; reason: string }>
  /** What a change itself needed, by its action; `update` stands for those that are not named. */
  needs: Partial<Record<ChangeAction, Action>> & { update: Action }
}

/** Patches with fields of the log, read by the contract that wrote them. */
function by<E extends Endpoint>(endpoint: E, patch: Write<Body<E>>): Write<Record<string, unknown>> {
  return (context, id, version, fields) => patch(context, id, version, endpoint.body.parse(fields) as Body<E>)
}

const codeOf = (id: string) => id.split('/') as [CodeList, string]

/** What an undo touches elsewhere was shown when it was done, and by the dry run of the undo. */
const ALL = [...CONSEQUENCE_CODES]

/** The rows of a track are known by their system. */
async function findTracked<R>(
  tx: Tx,
  number: string,
  find: (system: SystemRecord) => Promise<R>,
): Promise<R> {
  return find(requireRow(await findSystem(tx, number), number))
}

/** Everything that can be undone. What is not here cannot: who may sign in is managed for itself. */
export const UNDOABLE: Partial<Record<Entity, Undoable>> = {
  system: {
    find: findSystem,
    patch: by(patchSystemEndpoint, patchSystem),
    void: (context, id, version, reason) => voidSystem(context, id, version, { reason, confirmed: ALL }),
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
    void: (context, id, version, reason) => voidMapping(context, id, version, { reason, confirmed: ALL }),
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
  archive: {
    find: (tx, id) => findTracked(tx, id, (system) => findArchive(tx, system)),
    untouched: (tx, id) => findTracked(tx, id, async (system) => untouchedArchive(system)),
    // A discharge is taken back by opening the archive anew.
    patch: (context, id, version, fields) =>
      'dischargedOn' in fields
        ? reopenArchive(context, id, version, String(fields.reason))
        : patchArchive(context, id, version, patchArchiveEndpoint.body.parse(fields)),
    needs: { update: 'edit_archive' },
  },
  privacy: {
    find: (tx, id) => findTracked(tx, id, (system) => findPrivacy(tx, system)),
    untouched: (tx, id) => findTracked(tx, id, async (system) => untouchedPrivacy(system)),
    patch: by(patchPrivacyEndpoint, patchPrivacy),
    needs: { update: 'edit_privacy' },
  },
  override: {
    find: findOverride,
    void: voidOverride,
    restore: restoreOverride,
    needs: { update: 'override_gate' },
  },
  contract: {
    find: findContract,
    patch: by(patchContractEndpoint, patchContract),
    void: voidContract,
    restore: restoreContract,
    needs: { update: 'edit_contract' },
  },
  integration: {
    find: findIntegration,
    patch: by(patchIntegrationEndpoint, patchIntegration),
    void: voidIntegration,
    restore: restoreIntegration,
    needs: { update: 'edit_integration' },
  },
  prerequisite: {
    find: findPrerequisite,
    patch: by(patchPrerequisiteEndpoint, patchPrerequisite),
    void: voidPrerequisite,
    restore: restorePrerequisite,
    needs: { update: 'edit_plan' },
  },
  wave: {
    find: findWave,
    patch: by(patchWaveEndpoint, patchWave),
    needs: { update: 'edit_plan' },
  },
  milestone: {
    find: findMilestone,
    patch: by(patchMilestoneEndpoint, patchMilestone),
    needs: { update: 'edit_plan' },
  },
}
