import type * as z from 'zod'
import { patchArchive } from './archives.js'
import { bulkEdit } from './bulk.js'
import { bulkMap } from './bulkMappings.js'
import { fieldChange, listActors, listChanges, undoChanges } from './changes.js'
import { countFindings, listChecks, listFindings } from './checks.js'
import { createCode, listCodes } from './codes.js'
import { meta, warning, words } from './common.js'
import { readComparison } from './comparisons.js'
import { readSystemConsequences } from './consequences.js'
import { listContracts, readContract, readContractNeighbours } from './contracts.js'
import { listDuplicates } from './duplicates.js'
import { consequence, fieldError, gateResult, problem } from './errors.js'
import { exportSystems } from './exports.js'
import { listFollowUps, patchFollowUp } from './followUps.js'
import { createImportProfile, listImportProfiles } from './importProfiles.js'
import {
  listImportDrafts,
  listImportRows,
  listImports,
  previewImport,
  readImport,
  readImportDraft,
  readImportProgress,
} from './imports.js'
import { listIntegrations, readIntegration } from './integrations.js'
import { listMappings, mapping, mappingReplacement } from './mappings.js'
import { createMilestone, listMilestones } from './milestones.js'
import { createMunicipality, listMunicipalities } from './municipalities.js'
import { listOverrides, readOverride } from './overrides.js'
import { listPrerequisites, readPrerequisite } from './prerequisites.js'
import { readPrivacy } from './privacy.js'
import { readMeta, readProgramme } from './programme.js'
import { readProgress } from './progress.js'
import { listReplacementProgress, listReplacements, readReplacement } from './replacements.js'
import { listRisks, readRisk } from './risks.js'
import { createSavedView, listSavedViews } from './savedViews.js'
import { countChanges, listSaves } from './saves.js'
import { listSeriesBreaks, readSeriesBreak } from './seriesBreaks.js'
import { createServiceArea, listServiceAreas } from './serviceAreas.js'
import { readMe } from './sessions.js'
import { listSuggestions, readSuggestions } from './suggestions.js'
import { listSystems, readNeighbours, system } from './systems.js'
import { listTransitions } from './transitions.js'
import { listVariants } from './variants.js'
import { listVendors, readVendor } from './vendors.js'
import { listWantedDecisions, readWantedDecision } from './wantedDecisions.js'
import { createWave, listWaves } from './waves.js'

/** What is answered, by the names that clients import. Where a schema holds another of these, it is by its name. */
export const NAMED_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  System: system,
  SystemRow: listSystems.reply.shape.items.element,
  SystemPage: listSystems.reply,
  Neighbours: readNeighbours.reply,
  ContractNeighbours: readContractNeighbours.reply,
  SystemExport: exportSystems.reply,
  ExportedSystem: exportSystems.reply.shape.items.element,
  BulkEdit: bulkEdit.reply,
  BulkItem: bulkEdit.reply.shape.items.element,
  BulkMap: bulkMap.reply,
  BulkMapItem: bulkMap.reply.shape.items.element,
  Transition: listTransitions.reply.shape.transitions.element,
  Transitions: listTransitions.reply,
  WaitingSystem: listSuggestions.reply.shape.items.element,
  WaitingPage: listSuggestions.reply,
  Suggestion: readSuggestions.reply.shape.items.element,
  Suggestions: readSuggestions.reply,
  Mapping: mapping,
  MappingReplacement: mappingReplacement,
  MappingPage: listMappings.reply,
  Comparison: readComparison.reply,
  VariantGroup: listVariants.reply.shape.items.element,
  VariantGroupPage: listVariants.reply,
  Vendor: readVendor.reply,
  VendorPage: listVendors.reply,
  DuplicateGroup: listDuplicates.reply.shape.items.element,
  DuplicateGroupPage: listDuplicates.reply,
  ComparedSystem: readComparison.reply.shape.systems.element,
  Replacement: readReplacement.reply,
  ReplacementRow: listReplacements.reply.shape.items.element,
  ReplacementPage: listReplacements.reply,
  ReplacementProgress: listReplacementProgress.reply.shape.items.element,
  ReplacementProgressPage: listReplacementProgress.reply,
  Archive: patchArchive.reply,
  Privacy: readPrivacy.reply,
  Contract: readContract.reply,
  ContractPage: listContracts.reply,
  Integration: readIntegration.reply,
  IntegrationPage: listIntegrations.reply,
  SeriesBreak: readSeriesBreak.reply,
  SeriesBreakPage: listSeriesBreaks.reply,
  Prerequisite: readPrerequisite.reply,
  PrerequisitePage: listPrerequisites.reply,
  Wave: createWave.reply,
  WaveList: listWaves.reply,
  Override: readOverride.reply,
  OverridePage: listOverrides.reply,
  FollowUp: patchFollowUp.reply,
  FollowUpPage: listFollowUps.reply,
  Risk: readRisk.reply,
  RiskPage: listRisks.reply,
  WantedDecision: readWantedDecision.reply,
  WantedDecisionPage: listWantedDecisions.reply,
  ImportDraft: readImportDraft.reply,
  ImportDraftList: listImportDrafts.reply,
  ImportPreview: previewImport.reply,
  ImportRow: listImportRows.reply.shape.items.element,
  ImportRowPage: listImportRows.reply,
  ImportProgress: readImportProgress.reply,
  Import: readImport.reply,
  ImportPage: listImports.reply,
  ImportProfile: createImportProfile.reply,
  ImportProfileList: listImportProfiles.reply,
  SavedView: createSavedView.reply,
  SavedViewList: listSavedViews.reply,
  Consequence: consequence,
  ConsequenceList: readSystemConsequences.reply,
  Change: listChanges.reply.shape.items.element,
  ChangePage: listChanges.reply,
  Save: listSaves.reply.shape.items.element,
  SavePage: listSaves.reply,
  ChangeCounts: countChanges.reply,
  Actors: listActors.reply,
  FieldChange: fieldChange,
  Undo: undoChanges.reply,
  Progress: readProgress.reply,
  CheckFindings: listChecks.reply.shape.items.element,
  CheckList: listChecks.reply,
  CheckCount: countFindings.reply.shape.items.element,
  CheckCountList: countFindings.reply,
  FoundSystem: listFindings.reply.shape.items.element,
  FoundSystemPage: listFindings.reply,
  Programme: readProgramme.reply,
  RegisterMeta: readMeta.reply,
  Municipality: createMunicipality.reply,
  MunicipalityList: listMunicipalities.reply,
  ServiceArea: createServiceArea.reply,
  ServiceAreaList: listServiceAreas.reply,
  Code: createCode.reply,
  CodeList: listCodes.reply,
  Milestone: createMilestone.reply,
  MilestoneList: listMilestones.reply,
  Me: readMe.reply,
  Meta: meta,
  Words: words,
  Warning: warning,
  Gate: gateResult,
  FieldError: fieldError,
  Problem: problem,
}
