import type { GateFacts, GateMapping } from '../../schema/rules/gates.js'
import type { ProgressFacts } from '../../schema/rules/progress.js'

/** A link for which every gate holds. */
export const mappingOf = (fields: Partial<GateMapping> = {}): GateMapping => ({
  replacementState: 'in_use',
  conversionNeeded: 'yes',
  countIn: 1200,
  countOut: 1200,
  acceptedOn: '2019-09-30',
  ...fields,
})

/** A system to be replaced, on 15 October 2019, for which every gate holds. */
export const factsOf = (system: Partial<ProgressFacts['system']> = {}): ProgressFacts & GateFacts => ({
  today: '2019-10-15',
  mappings: [mappingOf()],
  continuedAs: null,
  system: {
    status: 'planned',
    disposition: 'replace',
    systemOwner: 'Omsorgssjef',
    serviceArea: 'HEO',
    hosting: 'on_premises',
    privacyClass: 'special',
    archiveDuty: 'none',
    decisionReference: 'Notat D3-001',
    decisionDate: '2019-02-12',
    decisionRole: 'Styringsgruppen',
    dispositionReason: null,
    targetDate: '2019-12-31',
    responsible: 'Prosjektleder D3',
    readOnlyFrom: null,
    readOnlyUntil: '2020-12-31',
    lookupRoles: 'Arkivtjenesten',
    contractEnd: null,
    plannedReadOnly: null,
    plannedDecommission: null,
    onHold: false,
    dayOneCritical: false,
    ...system,
  },
})
