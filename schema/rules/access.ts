import type { MappingField } from './mappings.js'
import { SYSTEM_FIELDS, type SystemField } from './systemFields.js'
import type { FieldGroup } from './systems.js'
import type { Words } from './words.js'

/** Who somebody is to the register. Each user and each token has one. */
export const ROLES = ['auditor', 'lead', 'architect', 'records_manager', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_WORDS: Record<Role, Words> = {
  auditor: { nb: 'Revisor', en: 'Auditor' },
  lead: { nb: 'Prosjektleder', en: 'Project lead' },
  architect: { nb: 'IKT-arkitekt', en: 'IT architect' },
  records_manager: { nb: 'Arkivleder', en: 'Records manager' },
  administrator: { nb: 'Administrator', en: 'Administrator' },
}

/** What an endpoint may ask for. `public` is asked for by sign-in alone. */
export const ACTIONS = [
  'read',
  'edit_system',
  'create_system',
  'void_system',
  'move_system',
  'edit_mapping',
  'accept_mapping',
  'edit_replacement',
  'edit_archive',
  'discharge_archive',
  'edit_privacy',
  'edit_contract',
  'edit_integration',
  'edit_plan',
  'override_gate',
  'edit_programme',
  'manage_access',
] as const
/** One of the things that a role may be granted. */
export type Action = (typeof ACTIONS)[number]

const GRANTS: Record<Role, readonly Action[]> = {
  auditor: ['read'],
  lead: [
    'read',
    'edit_system',
    'move_system',
    'accept_mapping',
    'edit_privacy',
    'edit_contract',
    'edit_plan',
  ],
  architect: [
    'read',
    'edit_system',
    'create_system',
    'void_system',
    'move_system',
    'edit_mapping',
    'accept_mapping',
    'edit_replacement',
    'edit_privacy',
    'edit_contract',
    'edit_integration',
    'edit_plan',
  ],
  records_manager: ['read', 'edit_system', 'edit_archive', 'discharge_archive'],
  administrator: ACTIONS,
}

/** True when the role has the action. Refused by default: an action that no row grants is nobody's. */
export function can(role: Role, action: Action): boolean {
  return GRANTS[role].includes(action)
}

const EDITABLE: Record<Role, readonly FieldGroup[]> = {
  auditor: [],
  lead: ['people', 'decision', 'move'],
  architect: ['identity', 'people', 'use', 'technical', 'security', 'cost', 'archive', 'decision', 'move'],
  records_manager: ['archive'],
  administrator: [
    'identity',
    'people',
    'use',
    'technical',
    'security',
    'cost',
    'archive',
    'decision',
    'move',
  ],
}

/** True when the role may write this field of a system. */
export function canEditField(role: Role, field: SystemField): boolean {
  return EDITABLE[role].includes(SYSTEM_FIELDS[field].group)
}

/** What is written of a mapping by who leads the move: when its users move, and that it is tested, reconciled and in use. */
const ACCEPTANCE: readonly MappingField[] = [
  'plannedCutOver',
  'actualCutOver',
  'countIn',
  'countOut',
  'deviation',
  'deviationAcceptedBy',
  'deviationReference',
  'acceptedBy',
  'acceptedOn',
  'evidence',
]

/** What writing a field of a mapping takes. What is not a field of it, as a new one, takes the right to all of it. */
export function mappingAction(field: string | null): Action {
  return ACCEPTANCE.some((name) => name === field) ? 'accept_mapping' : 'edit_mapping'
}

/** The roles that have the action. */
export function rolesThatMay(action: Action): Role[] {
  return ROLES.filter((role) => can(role, action))
}

/** The roles that may write this field of a system. */
export function rolesThatWrite(field: SystemField): Role[] {
  return ROLES.filter((role) => canEditField(role, field))
}
