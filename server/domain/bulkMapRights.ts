import type { BulkMapReply, bulkMap as bulkMapEndpoint } from '../../schema/api/bulkMappings.js'
import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import {
  type Asked,
  can,
  canEditField,
  mappingAction,
  rolesThatMay,
  rolesThatWrite,
} from '../../schema/rules/access.js'
import { askedFor, ownFields } from '../../schema/rules/may.js'
import type { SystemField } from '../../schema/rules/systemFields.js'
import type { Actor } from './change.js'
import { pickGiven } from './rows.js'

export type Request = Body<typeof bulkMapEndpoint>

/** What of a request its person may write, whatever it is of. */
export interface Rights {
  /** Whether mappings are made and removed. */
  links: boolean
  decides: boolean
  mappingFields: readonly string[]
  systemFields: readonly string[]
  /** What is asked of them for each system. */
  asked: readonly Asked[]
}

/**
 * What of a request its person may write, and what is left to others, who are named.
 * @throws Refusal `not_allowed` when they may write nothing of what it says.
 */
export function leaveToOthers(
  actor: Actor,
  request: Request,
): { rights: Rights; left: BulkMapReply['left'] } {
  const said = namesOf(request)
  const links = can(actor, 'edit_mapping')
  const mappingFields = ownFields(actor, 'mapping', said.mapping)
  const systemFields = said.system.filter((field) => canEditField(actor, field))
  const decides = request.decide && can(actor, 'plan_system')
  const own = mappingFields.length + systemFields.length + Number(said.links && links)
  const asksOnlyToDecide = said.mapping.length + said.system.length + Number(said.links) === 0
  if (own === 0 && !(asksOnlyToDecide && decides)) throw new Refusal('not_allowed')
  const asked: Asked[] = [
    ...(said.links && links ? [{ action: 'edit_mapping' as const }] : []),
    ...mappingFields.map((field) => askedFor('mapping', field)),
    ...systemFields.map((field) => askedFor('system', field)),
    ...(decides ? [{ action: 'plan_system' as const }] : []),
  ]
  const left: BulkMapReply['left'] = [
    ...(said.links && !links
      ? [{ of: 'mapping' as const, field: 'replacement', roles: rolesThatMay('edit_mapping') }]
      : []),
    ...said.mapping
      .filter((field) => !mappingFields.includes(field))
      .map((field) => ({ of: 'mapping' as const, field, roles: rolesThatMay(mappingAction(field)) })),
    ...said.system
      .filter((field) => !systemFields.includes(field))
      .map((field) => ({ of: 'system' as const, field, roles: rolesThatWrite(field) })),
    ...(request.decide && !decides
      ? [{ of: 'system' as const, field: 'status', roles: rolesThatMay('plan_system') }]
      : []),
  ]
  return { rights: { links, decides, mappingFields, systemFields, asked }, left }
}

/** What a request says at all: whether mappings are made or removed, and fields of mappings and of systems. */
function namesOf({ to = [], others, changes = {}, each = {} }: Request) {
  const own = Object.values(each)
  const parts = [...to, ...own.flatMap((one) => one.to ?? [])]
  const days = own.flatMap(({ plannedCutOver }) => (plannedCutOver === undefined ? [] : ['plannedCutOver']))
  const mapping = [...parts.flatMap(({ replacement: _, ...fields }) => givenNames(fields)), ...days]
  const system = [changes, ...own.map((one) => one.changes ?? {})].flatMap(givenNames)
  return {
    links: parts.length > 0 || others === 'remove',
    mapping: [...new Set(mapping)],
    system: [...new Set(system)] as SystemField[],
  }
}

const givenNames = (fields: object) => Object.keys(pickGiven(fields))
