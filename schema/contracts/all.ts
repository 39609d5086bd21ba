import * as bulk from './bulk.js'
import * as changes from './changes.js'
import * as codes from './codes.js'
import type { Endpoint } from './endpoint.js'
import * as exports from './exports.js'
import * as mappings from './mappings.js'
import * as milestones from './milestones.js'
import * as municipalities from './municipalities.js'
import * as programme from './programme.js'
import * as progress from './progress.js'
import * as replacements from './replacements.js'
import * as serviceAreas from './serviceAreas.js'
import * as sessions from './sessions.js'
import * as systems from './systems.js'
import * as transitions from './transitions.js'

/** Every endpoint of the API, in the order of the documentation. */
export const ENDPOINTS: readonly Endpoint[] = [
  systems.listSystems,
  systems.createSystem,
  systems.readSystem,
  systems.patchSystem,
  systems.voidSystem,
  systems.restoreSystem,
  bulk.bulkEdit,
  transitions.listTransitions,
  transitions.createTransition,
  mappings.listMappings,
  mappings.createMapping,
  mappings.readMapping,
  mappings.patchMapping,
  mappings.voidMapping,
  mappings.restoreMapping,
  replacements.listReplacements,
  replacements.createReplacement,
  replacements.readReplacement,
  replacements.patchReplacement,
  changes.listChanges,
  changes.undoChanges,
  progress.readProgress,
  exports.exportSystems,
  programme.readProgramme,
  programme.patchProgramme,
  programme.readMeta,
  municipalities.listMunicipalities,
  municipalities.createMunicipality,
  municipalities.patchMunicipality,
  serviceAreas.listServiceAreas,
  serviceAreas.createServiceArea,
  serviceAreas.patchServiceArea,
  codes.listCodes,
  codes.createCode,
  codes.patchCode,
  milestones.listMilestones,
  milestones.createMilestone,
  milestones.patchMilestone,
  sessions.readMe,
  sessions.createSession,
  sessions.deleteSession,
]
