import type { ContractField } from './contracts.js'
import type { LowerableField } from './lowerings.js'
import type { MappingField } from './mappings.js'
import { DUTY_FIELDS } from './replacements.js'
import { hasReached, type Status } from './status.js'
import { SYSTEM_FIELDS, type SystemField } from './systemFields.js'
import type { FieldGroup } from './systems.js'
import type { Words } from './words.js'

/** What somebody may be to the register. A person may have several roles, which add up. */
export const ROLES = [
  'auditor',
  'lead',
  'architect',
  'records_manager',
  'privacy_adviser',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_WORDS: Record<Role, Words> = {
  auditor: { nb: 'Revisor', en: 'Auditor' },
  lead: { nb: 'Prosjektleder', en: 'Project lead' },
  architect: { nb: 'IKT-arkitekt', en: 'IT architect' },
  records_manager: { nb: 'Arkivleder', en: 'Records manager' },
  privacy_adviser: { nb: 'Personvernrådgiver', en: 'Data protection adviser' },
  administrator: { nb: 'Administrator', en: 'Administrator' },
}

/** What each role is for, in few words: beside its name where roles are given. */
export const ROLE_DUTIES: Record<Role, Words> = {
  auditor: { nb: 'Leser og eksporterer alt, endrer ingenting', en: 'Reads and exports all, changes nothing' },
  lead: { nb: 'Flytter systemer, fører plan og avtaler', en: 'Moves systems, keeps the plan and contracts' },
  architect: {
    nb: 'Fører systemer, koblinger, avtaler og integrasjoner, til og med planlagt',
    en: 'Keeps systems, mappings, contracts and integrations, up to planned',
  },
  records_manager: {
    nb: 'Fører arkivsporet, bekrefter arkivplikten og godkjenner at den senkes',
    en: 'Keeps the archive track, discharges it, and agrees to a lower duty',
  },
  privacy_adviser: {
    nb: 'Fører personvernsporet, godkjenner at klassen senkes',
    en: 'Keeps the privacy track, and agrees to a lower class',
  },
  administrator: {
    nb: 'Brukere, oppsett og unntak, og alt annet enn å bekrefte arkivplikten og godkjenne at noe senkes',
    en: 'Users, settings and overrides, and all but discharging archives and agreeing to what is lowered',
  },
}

/** The roles that may be limited to some subprojects. */
export const SCOPED_ROLES: readonly Role[] = ['lead']

/** What somebody may do something by. */
export interface Access {
  roles: readonly Role[]
  /** The subprojects that a role of `SCOPED_ROLES` is limited to; empty where it is not. */
  scope: readonly string[]
  /** A token that was made for reading alone: its roles give it nothing else. */
  readsOnly?: boolean
}

/** What an endpoint may ask for. `public` is asked for by sign-in alone. */
export const ACTIONS = [
  'read',
  'read_access',
  'edit_own',
  'edit_system',
  'create_system',
  'void_system',
  'plan_system',
  'move_system',
  'edit_mapping',
  'accept_mapping',
  'edit_replacement',
  'assess_replacement',
  'edit_archive',
  'discharge_archive',
  'agree_archive_duty',
  'edit_privacy',
  'agree_privacy_class',
  'edit_contract',
  'register_contract',
  'edit_integration',
  'edit_plan',
  'make_report',
  'make_bundle',
  'follow_up',
  'waive_finding',
  'override_gate',
  'edit_programme',
  'manage_access',
] as const
/** One of the things that a role may be granted. */
export type Action = (typeof ACTIONS)[number]

/** What writes nothing. */
const READING: readonly Action[] = ['read', 'read_access']

/** What agreeing to a lower value of a field takes. */
export const AGREE_ACTIONS = {
  archiveDuty: 'agree_archive_duty',
  privacyClass: 'agree_privacy_class',
} as const satisfies Record<LowerableField, Action>

/** What one role alone answers for: whoever gives others their roles does not also say that the archive is safe. */
const ANSWERED_FOR: readonly Action[] = ['discharge_archive', ...Object.values(AGREE_ACTIONS)]

const GRANTS: Record<Role, readonly Action[]> = {
  auditor: ['read', 'read_access', 'edit_own', 'make_report', 'make_bundle'],
  lead: [
    'read',
    'edit_own',
    'make_report',
    'edit_system',
    'plan_system',
    'move_system',
    'accept_mapping',
    'edit_contract',
    'edit_plan',
    'follow_up',
  ],
  architect: [
    'read',
    'edit_own',
    'make_report',
    'edit_system',
    'create_system',
    'void_system',
    'plan_system',
    'edit_mapping',
    'accept_mapping',
    'edit_replacement',
    'assess_replacement',
    'edit_contract',
    'register_contract',
    'edit_integration',
    'edit_plan',
    'follow_up',
    'waive_finding',
  ],
  records_manager: [
    'read',
    'edit_own',
    'make_report',
    'edit_system',
    'edit_archive',
    'discharge_archive',
    'agree_archive_duty',
    'follow_up',
    'waive_finding',
  ],
  privacy_adviser: [
    'read',
    'edit_own',
    'make_report',
    'edit_system',
    'edit_privacy',
    'agree_privacy_class',
    'assess_replacement',
    'follow_up',
    'waive_finding',
  ],
  administrator: ACTIONS.filter((action) => !ANSWERED_FOR.includes(action)),
}

/** True when one of the roles has the action. Refused by default: an action that no row grants is nobody's. */
export function can(access: Access, action: Action): boolean {
  return rolesFor(access, action).length > 0
}

/** The roles of somebody that have the action. */
function rolesFor({ roles, readsOnly }: Access, action: Action): Role[] {
  if (readsOnly && !READING.includes(action)) return []
  return roles.filter((role) => GRANTS[role].includes(action))
}

const EDITABLE: Record<Role, readonly FieldGroup[]> = {
  auditor: [],
  lead: ['people', 'move'],
  architect: ['identity', 'people', 'use', 'technical', 'security', 'cost', 'archive', 'decision', 'move'],
  records_manager: ['archive'],
  privacy_adviser: [],
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
/** Fields of a system that a role writes beside those of its groups. */
const EDITABLE_FIELDS: Partial<Record<Role, readonly SystemField[]>> = { privacy_adviser: ['privacyClass'] }

const writesField = (role: Role, field: SystemField) =>
  EDITABLE[role].includes(SYSTEM_FIELDS[field].group) || Boolean(EDITABLE_FIELDS[role]?.includes(field))

/** True when one of the roles may write this field of a system. */
export function canEditField(access: Access, field: SystemField): boolean {
  return !access.readsOnly && access.roles.some((role) => writesField(role, field))
}

/** What is asked of whoever writes something of a system: an action, or that they may write a field. */
export type Asked = { action: Action } | { field: SystemField }

/**
 * True when what is asked is given for a system of this subproject (null: of none): by a role that is not limited, or
 * is limited to it.
 */
export function reaches(access: Access, asked: Asked, subproject: string | null): boolean {
  const roles =
    'action' in asked
      ? rolesFor(access, asked.action)
      : access.roles.filter((role) => !access.readsOnly && writesField(role, asked.field))
  return roles.some((role) => !isLimited(access, role) || access.scope.some((one) => one === subproject))
}

const isLimited = ({ scope }: Access, role: Role) => SCOPED_ROLES.includes(role) && scope.length > 0

/** True for what is limited to some subprojects at all: for others nobody need look where a system belongs. */
export function isScoped(access: Access): boolean {
  return access.roles.some((role) => isLimited(access, role))
}

/** What moving a system from one status to another takes: up to planned it is laid out, beyond that it is done. */
export function moveAction(from: Status, to: Status): Action {
  return hasReached(from, 'migrating') || hasReached(to, 'migrating') ? 'move_system' : 'plan_system'
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

/** What writing a field of a replacement takes: the assessments that the law asks of one are the adviser's too. */
export function replacementAction(field: string): Action {
  return DUTY_FIELDS.some((name) => name === field) ? 'assess_replacement' : 'edit_replacement'
}

/** What of a contract waives a duty. */
const WAIVERS: readonly ContractField[] = ['noticeWaiver']

/** What writing a field of a contract takes: what waives a duty is not for who leads the move. */
export function contractAction(field: string): Action {
  return WAIVERS.some((name) => name === field) ? 'register_contract' : 'edit_contract'
}

/**
 * What writing a field of a follow-up takes: that a finding is not needed is for who keeps what it is about, and not for who
 * leads the move and is counted by it.
 */
export function followUpAction(field: string): Action {
  return field === 'notNeeded' ? 'waive_finding' : 'follow_up'
}

/** The roles that have the action. */
export function rolesThatMay(action: Action): Role[] {
  return ROLES.filter((role) => GRANTS[role].includes(action))
}

/** The roles that may write this field of a system. */
export function rolesThatWrite(field: SystemField): Role[] {
  return ROLES.filter((role) => writesField(role, field))
}
