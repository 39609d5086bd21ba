import t from 'tap'
import {
  ACTIONS,
  type Access,
  type Action,
  type Asked,
  can,
  canEditField,
  contractAction,
  isScoped,
  moveAction,
  ROLES,
  type Role,
  reaches,
  rolesThatMay,
  rolesThatWrite,
} from '../../schema/rules/access.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from '../../schema/rules/systemFields.js'
import type { FieldGroup } from '../../schema/rules/systems.js'

/** One column a role, one row an action: written out here, so that a grant is never widened unseen. */
const GRANTS: Record<Action, Record<Role, boolean>> = {
  read: grants('auditor', 'lead', 'architect', 'records_manager', 'privacy_adviser', 'administrator'),
  read_access: grants('auditor', 'administrator'),
  edit_own: grants('auditor', 'lead', 'architect', 'records_manager', 'privacy_adviser', 'administrator'),
  edit_system: grants('lead', 'architect', 'records_manager', 'privacy_adviser', 'administrator'),
  create_system: grants('architect', 'administrator'),
  void_system: grants('architect', 'administrator'),
  plan_system: grants('lead', 'architect', 'administrator'),
  move_system: grants('lead', 'administrator'),
  edit_mapping: grants('architect', 'administrator'),
  accept_mapping: grants('lead', 'architect', 'administrator'),
  edit_replacement: grants('architect', 'administrator'),
  assess_replacement: grants('architect', 'privacy_adviser', 'administrator'),
  edit_archive: grants('records_manager', 'administrator'),
  discharge_archive: grants('records_manager'),
  agree_archive_duty: grants('records_manager'),
  edit_privacy: grants('privacy_adviser', 'administrator'),
  agree_privacy_class: grants('privacy_adviser'),
  edit_contract: grants('lead', 'architect', 'administrator'),
  register_contract: grants('architect', 'administrator'),
  edit_integration: grants('architect', 'administrator'),
  edit_plan: grants('lead', 'architect', 'administrator'),
  make_report: grants('auditor', 'lead', 'architect', 'records_manager', 'privacy_adviser', 'administrator'),
  make_bundle: grants('auditor', 'administrator'),
  follow_up: grants('lead', 'architect', 'records_manager', 'privacy_adviser', 'administrator'),
  waive_finding: grants('architect', 'records_manager', 'privacy_adviser', 'administrator'),
  override_gate: grants('administrator'),
  edit_programme: grants('administrator'),
  manage_access: grants('administrator'),
}

const EDITS: Record<FieldGroup, Record<Role, boolean>> = {
  identity: grants('architect', 'administrator'),
  people: grants('lead', 'architect', 'administrator'),
  use: grants('architect', 'administrator'),
  technical: grants('architect', 'administrator'),
  security: grants('architect', 'administrator'),
  cost: grants('architect', 'administrator'),
  archive: grants('architect', 'records_manager', 'administrator'),
  decision: grants('architect', 'administrator'),
  move: grants('lead', 'architect', 'administrator'),
}
/** Fields that others write than the rest of their group. */
const EDITS_ALONE: Partial<Record<SystemField, Record<Role, boolean>>> = {
  privacyClass: grants('architect', 'privacy_adviser', 'administrator'),
}

/** Somebody with one role alone. */
const only = (role: Role) => ({ roles: [role], scope: [] })

function grants(...roles: Role[]): Record<Role, boolean> {
  return Object.fromEntries(ROLES.map((role) => [role, roles.includes(role)])) as Record<Role, boolean>
}

t.test('what each role may do', async (t) => {
  for (const action of ACTIONS)
    for (const role of ROLES) t.equal(can(only(role), action), GRANTS[action][role], `${role}: ${action}`)
})

t.test('who may do something, and who may write a field', async (t) => {
  t.strictSame(rolesThatMay('edit_archive'), ['records_manager', 'administrator'])
  t.strictSame(rolesThatMay('override_gate'), ['administrator'])
  t.strictSame(rolesThatWrite('systemOwner'), ['lead', 'architect', 'administrator'])
})

t.test('which fields each role may write', async (t) => {
  for (const field of SYSTEM_FIELD_NAMES)
    for (const role of ROLES)
      t.equal(
        canEditField(only(role), field),
        (EDITS_ALONE[field] ?? EDITS[SYSTEM_FIELDS[field].group])[role],
        `${role}: ${field}`,
      )
})

t.test('an action that nobody was given is refused for all, and so is an auditor who writes', async (t) => {
  for (const role of ROLES) t.notOk(can(only(role), 'drop_register' as Action), role)
  t.strictSame(
    ACTIONS.filter((action) => can(only('auditor'), action)),
    ['read', 'read_access', 'edit_own', 'make_report', 'make_bundle'],
  )
})

t.test('roles add up, and a token that reads alone gives none of what writes', async (t) => {
  const both = { roles: ['auditor', 'records_manager'] as const, scope: [] }
  t.ok(can(both, 'discharge_archive') && can(both, 'read_access'))
  t.ok(canEditField(both, 'archiveDuty'))
  t.notOk(can({ roles: [], scope: [] }, 'read'), 'without a role nothing is read')
  const reading = { ...both, readsOnly: true }
  t.strictSame(
    ACTIONS.filter((action) => can(reading, action)),
    ['read', 'read_access'],
  )
  t.notOk(canEditField(reading, 'archiveDuty'))
})

t.test('a lead of some subprojects reaches these alone, and by another role all', async (t) => {
  const move = { action: 'move_system' } as const
  const date = { field: 'targetDate' } as const
  const lead = { roles: ['lead'] as const, scope: ['D3', 'D4'] }
  const cases: [Access, Asked, string | null, boolean][] = [
    [lead, move, 'D3', true],
    [lead, move, 'D4', true],
    [lead, move, 'D1', false],
    [lead, move, null, false],
    [{ ...lead, scope: [] }, move, null, true],
    [lead, date, 'D3', true],
    [lead, date, 'D1', false],
    [{ ...lead, roles: ['lead', 'architect'] }, date, 'D1', true],
    [{ ...lead, roles: ['lead', 'architect'] }, move, 'D1', false],
    [{ ...lead, roles: ['architect'] }, move, 'D3', false],
    [{ ...lead, readsOnly: true }, move, 'D3', false],
    [{ ...lead, readsOnly: true }, date, 'D3', false],
  ]
  for (const [access, asked, subproject, reached] of cases)
    t.equal(reaches(access, asked, subproject), reached, JSON.stringify([access, asked, subproject]))
  t.ok(isScoped(lead))
  t.notOk(isScoped({ ...lead, roles: ['architect'] }), 'a scope limits the roles that have one')
  t.notOk(isScoped({ ...lead, scope: [] }))
})

t.test('up to planned a system is laid out, beyond it is moved, there and back', async (t) => {
  for (const [from, to, action] of [
    ['registered', 'assessed', 'plan_system'],
    ['decided', 'planned', 'plan_system'],
    ['planned', 'decided', 'plan_system'],
    ['planned', 'migrating', 'move_system'],
    ['migrating', 'planned', 'move_system'],
    ['decided', 'retained', 'move_system'],
    ['phasing_out', 'decommissioned', 'move_system'],
  ] as const)
    t.equal(moveAction(from, to), action, `${from} → ${to}`)
})

t.test('what waives a duty in a contract is not for who leads the move', async (t) => {
  const writes = (role: Role, field: string) => can(only(role), contractAction(field))
  t.ok(writes('lead', 'noticeGivenOn'))
  t.notOk(writes('lead', 'noticeWaiver'))
  t.ok(writes('architect', 'noticeWaiver'))
})
