import { CONTRACT_FIELDS, type ContractField } from '../contracts.js'
import type { Fields } from '../fields.js'
import { INTEGRATION_FIELDS, type IntegrationField } from '../integrations.js'
import { MAPPING_FIELDS, type MappingField } from '../mappings.js'
import { REPLACEMENT_FIELDS, type ReplacementField } from '../replacements.js'
import { SYSTEM_FIELDS } from '../systemFields.js'
import type { ContractColumn, Imported, SystemTarget } from './settings.js'

/**
 * What a column of each list may be taken as. A system is referred to by its number or its name; where a list has both, the
 * names are in a column of their own (`systemName`), and `municipality` tells systems of one name apart. `id` is the
 * register's own number of the row.
 */
export interface Targets {
  system: SystemTarget
  contract: ContractField | 'start+end' | 'id' | 'systemNames' | 'municipality' | 'keep' | 'ignore'
  integration:
    | IntegrationField
    | 'id'
    | 'fromSystemName'
    | 'toSystemName'
    | 'municipality'
    | 'toMunicipality'
    | 'keep'
    | 'ignore'
  replacement: ReplacementField | 'keep' | 'ignore'
  mapping: MappingField | 'id' | 'systemName' | 'municipality' | 'replacementName' | 'keep' | 'ignore'
}
export type Target = Targets[Imported]

/** The fields of each concept that a list may be of. */
export const IMPORTED_FIELDS: { readonly [E in Imported]: Fields } = {
  system: SYSTEM_FIELDS,
  contract: CONTRACT_FIELDS,
  integration: INTEGRATION_FIELDS,
  replacement: REPLACEMENT_FIELDS,
  mapping: MAPPING_FIELDS,
}

/** The fields of a contract that a list of systems may say, in the order in which they are shown. */
const CONTRACT_COLUMNS = [
  ...(['supplier', 'number', 'kind', 'start', 'end'] as const),
  ...(['autoRenew', 'renewalMonths', 'noticeMonths', 'annualCost', 'exitTerms'] as const),
] satisfies ContractColumn[]

/** What a column may be besides a field of its concept. */
const BESIDES: { readonly [E in Imported]: readonly Targets[E][] } = {
  system: [
    ...([
      'number',
      'name+productVersion',
      'product+productVersion',
      'vendor+contactRoles',
      'systemOwner+contactRoles',
      'hasPersonalData',
      'hasSensitiveData',
    ] as const),
    ...CONTRACT_COLUMNS.map((name) => `contract.${name}` as const),
    'contract.start+contract.end',
  ],
  contract: ['start+end', 'id', 'systemNames', 'municipality'],
  integration: ['id', 'fromSystemName', 'toSystemName', 'municipality', 'toMunicipality'],
  replacement: [],
  mapping: ['id', 'systemName', 'municipality', 'replacementName'],
}

/** Everything that a column of such a list may be taken as: the fields in their order, what else there is, `keep` and `ignore`. */
export function targetsOf<E extends Imported>(entity: E): Targets[E][] {
  const named: readonly string[] = [
    ...Object.keys(IMPORTED_FIELDS[entity]),
    ...BESIDES[entity],
    'keep',
    'ignore',
  ]
  return named as Targets[E][]
}

/** What several columns may be taken as together: lists, and texts about what a system is for. */
export function isJoined(entity: Imported, target: string): boolean {
  const field = IMPORTED_FIELDS[entity][target]
  return target === 'keep' || target === 'ignore' || field?.type === 'list' || /^description/.test(target)
}

/** What may be one of two in a cell: a field, or one of the contract of a system. */
export function isPart(entity: Imported, target: string): boolean {
  const targets: readonly string[] = targetsOf(entity)
  return targets.includes(target) && (target in IMPORTED_FIELDS[entity] || /^contract\.\w+$/.test(target))
}

/** The two fields of a target that is two in one cell; null for any other. */
export function pairOf(target: string): [first: string, second: string] | null {
  const [first, second, ...more] = target.split('+')
  return first && second && more.length === 0 ? [first, second] : null
}

/** True for what a column of such a list may be taken as: one of `targetsOf`, or any two different fields in one cell. */
export function isTarget(entity: Imported, target: string): boolean {
  const targets: readonly string[] = targetsOf(entity)
  const pair = pairOf(target)
  return (
    targets.includes(target) ||
    (pair !== null && pair[0] !== pair[1] && pair.every((part) => isPart(entity, part)))
  )
}
