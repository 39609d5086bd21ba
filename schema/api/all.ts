import * as archives from './archives.js'
import * as bulk from './bulk.js'
import * as bulkMappings from './bulkMappings.js'
import * as changes from './changes.js'
import * as checks from './checks.js'
import * as codes from './codes.js'
import * as comparisons from './comparisons.js'
import * as consequences from './consequences.js'
import * as contracts from './contracts.js'
import * as credentials from './credentials.js'
import * as decisions from './decisions.js'
import * as duplicates from './duplicates.js'
import type { Endpoint } from './endpoint.js'
import * as exports from './exports.js'
import * as followUps from './followUps.js'
import * as functions from './functions.js'
import * as importProfiles from './importProfiles.js'
import * as imports from './imports.js'
import * as integrations from './integrations.js'
import * as jobs from './jobs.js'
import * as landscape from './landscape.js'
import * as mappings from './mappings.js'
import * as matrix from './matrix.js'
import * as milestones from './milestones.js'
import * as municipalities from './municipalities.js'
import * as myDay from './myDay.js'
import * as overrides from './overrides.js'
import * as plan from './plan.js'
import * as postponement from './postponement.js'
import * as prerequisites from './prerequisites.js'
import * as privacy from './privacy.js'
import * as programme from './programme.js'
import * as progress from './progress.js'
import * as providers from './providers.js'
import * as replacements from './replacements.js'
import * as reports from './reports.js'
import * as risks from './risks.js'
import * as savedViews from './savedViews.js'
import * as saves from './saves.js'
import * as securityEvents from './securityEvents.js'
import * as seriesBreaks from './seriesBreaks.js'
import * as serviceAreas from './serviceAreas.js'
import * as sessions from './sessions.js'
import * as suggestions from './suggestions.js'
import * as systems from './systems.js'
import * as tokens from './tokens.js'
import * as transitions from './transitions.js'
import * as users from './users.js'
import * as variants from './variants.js'
import * as vendors from './vendors.js'
import * as verification from './verification.js'
import * as wantedDecisions from './wantedDecisions.js'
import * as waves from './waves.js'

/** Every endpoint of the API, in the order of the documentation. */
export const ENDPOINTS: readonly Endpoint[] = [
  systems.listSystems,
  systems.createSystem,
  systems.readSystem,
  systems.readNeighbours,
  systems.patchSystem,
  systems.agreeArchiveDuty,
  systems.agreePrivacyClass,
  systems.voidSystem,
  systems.restoreSystem,
  bulk.bulkEdit,
  transitions.listTransitions,
  transitions.createTransition,
  suggestions.readSuggestions,
  decisions.listEarlierDecisions,
  decisions.reverseDecision,
  mappings.listMappings,
  mappings.createMapping,
  mappings.readMapping,
  mappings.patchMapping,
  mappings.voidMapping,
  mappings.restoreMapping,
  bulkMappings.bulkMap,
  comparisons.readComparison,
  duplicates.listDuplicates,
  variants.listVariants,
  vendors.listVendors,
  vendors.readVendor,
  replacements.listReplacements,
  replacements.listReplacementProgress,
  replacements.createReplacement,
  replacements.readReplacement,
  replacements.patchReplacement,
  seriesBreaks.listSeriesBreaks,
  seriesBreaks.createSeriesBreak,
  seriesBreaks.readSeriesBreak,
  seriesBreaks.patchSeriesBreak,
  seriesBreaks.voidSeriesBreak,
  seriesBreaks.restoreSeriesBreak,
  archives.readArchive,
  archives.patchArchive,
  archives.dischargeArchive,
  archives.reopenArchive,
  privacy.readPrivacy,
  privacy.patchPrivacy,
  contracts.listContracts,
  contracts.createContract,
  contracts.readContract,
  contracts.readContractNeighbours,
  contracts.patchContract,
  contracts.giveNotice,
  contracts.confirmNotice,
  contracts.voidContract,
  contracts.restoreContract,
  integrations.listIntegrations,
  integrations.createIntegration,
  integrations.readIntegration,
  integrations.patchIntegration,
  integrations.voidIntegration,
  integrations.restoreIntegration,
  prerequisites.listPrerequisites,
  prerequisites.createPrerequisite,
  prerequisites.readPrerequisite,
  prerequisites.patchPrerequisite,
  prerequisites.voidPrerequisite,
  prerequisites.restorePrerequisite,
  landscape.readLandscape,
  landscape.readShutdown,
  functions.listFunctions,
  functions.readFunction,
  matrix.readMatrix,
  plan.readPlan,
  plan.listPlanned,
  waves.listWaves,
  waves.createWave,
  waves.patchWave,
  overrides.listOverrides,
  overrides.createOverride,
  overrides.readOverride,
  overrides.voidOverride,
  followUps.listFollowUps,
  followUps.patchFollowUp,
  followUps.followUpMany,
  risks.listRisks,
  risks.createRisk,
  risks.readRisk,
  risks.patchRisk,
  risks.voidRisk,
  risks.restoreRisk,
  wantedDecisions.listWantedDecisions,
  wantedDecisions.createWantedDecision,
  wantedDecisions.readWantedDecision,
  wantedDecisions.patchWantedDecision,
  wantedDecisions.voidWantedDecision,
  wantedDecisions.restoreWantedDecision,
  consequences.readSystemConsequences,
  consequences.readMappingConsequences,
  consequences.readReplacementConsequences,
  changes.listChanges,
  saves.listSaves,
  saves.countChanges,
  changes.listActors,
  changes.undoChanges,
  verification.verifyChanges,
  progress.readProgress,
  progress.readBlockedChange,
  suggestions.listSuggestions,
  checks.listChecks,
  checks.countFindings,
  checks.listFindings,
  checks.readCheckHistory,
  ...Object.values(exports.LIST_EXPORTS),
  exports.exportEverything,
  exports.exportModel,
  reports.createReport,
  reports.listReports,
  reports.readReport,
  reports.readReportFile,
  reports.readReportCompanion,
  reports.createBundle,
  reports.checkFile,
  reports.remakeReport,
  jobs.listJobs,
  jobs.readJob,
  jobs.cancelJob,
  imports.createImportDraft,
  imports.listImportDrafts,
  imports.readImportDraft,
  imports.patchImportDraft,
  imports.deleteImportDraft,
  imports.cancelImport,
  imports.previewImport,
  imports.listImportRows,
  imports.exportImportProblems,
  imports.commitImport,
  imports.readImportProgress,
  imports.listImports,
  imports.readImport,
  imports.exportImportFile,
  importProfiles.listImportProfiles,
  importProfiles.createImportProfile,
  importProfiles.patchImportProfile,
  importProfiles.voidImportProfile,
  importProfiles.restoreImportProfile,
  myDay.readMyDay,
  savedViews.listSavedViews,
  savedViews.createSavedView,
  savedViews.patchSavedView,
  savedViews.voidSavedView,
  savedViews.restoreSavedView,
  programme.readProgramme,
  programme.patchProgramme,
  postponement.readPostponement,
  postponement.postponeMerger,
  programme.readMeta,
  municipalities.listMunicipalities,
  municipalities.createMunicipality,
  municipalities.patchMunicipality,
  serviceAreas.listServiceAreas,
  serviceAreas.createServiceArea,
  serviceAreas.createServiceAreas,
  serviceAreas.patchServiceArea,
  codes.listCodes,
  codes.createCode,
  codes.createCodes,
  codes.patchCode,
  milestones.listMilestones,
  milestones.createMilestone,
  milestones.patchMilestone,
  sessions.readMe,
  sessions.readLink,
  sessions.createSession,
  sessions.createDemoSession,
  sessions.deleteSession,
  providers.listProviders,
  providers.beginSignIn,
  providers.finishSignIn,
  sessions.listMySessions,
  sessions.deleteMySession,
  sessions.deleteMySessions,
  users.listUsers,
  users.inviteUser,
  users.readUser,
  users.patchUser,
  users.lockUser,
  users.unlockUser,
  users.eraseUser,
  users.releaseUser,
  users.createLink,
  sessions.listUserSessions,
  sessions.deleteUserSession,
  sessions.deleteUserSessions,
  tokens.listTokens,
  tokens.createToken,
  tokens.revokeToken,
  tokens.listMyTokens,
  tokens.createMyToken,
  tokens.revokeMyToken,
  credentials.createPasswordSession,
  credentials.choosePassword,
  credentials.beginSecondFactor,
  credentials.confirmSecondFactor,
  credentials.endSecondFactor,
  credentials.resetCredentials,
  securityEvents.listSecurityEvents,
]
