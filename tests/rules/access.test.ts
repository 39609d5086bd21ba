import t from 'tap'
import {
  ACTIONS,
  type Action,
  can,
  canEditField,
  ROLES,
  type Role,
  rolesThatMay,
  rolesThatWrite,
} from '../../schema/rules/access.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import type { FieldGroup } from '../../schema/rules/systems.js'

/** One column a role, one row an action: written out here, so that a grant is never widened unseen. */
const GRANTS: Record<Action, Record<Role, boolean>> = {
  read: grants('auditor', 'lead', 'architect', 'records_manager', 'administrator'),
  edit_system: grants('lead', 'architect', 'records_manager', 'administrator'),
  create_system: grants('architect', 'administrator'),
  void_system: grants('architect', 'administrator'),
  move_system: grants('lead', 'architect', 'administrator'),
  edit_mapping: grants('architect', 'administrator'),
  accept_mapping: grants('lead', 'architect', 'administrator'),
  edit_replacement: grants('architect', 'administrator'),
  edit_archive: grants('records_manager', 'administrator'),
  discharge_archive: grants('records_manager', 'administrator'),
  edit_privacy: grants('lead', 'architect', 'administrator'),
  edit_contract: grants('lead', 'architect', 'administrator'),
  edit_integration: grants('architect', 'administrator'),
  edit_plan: grants('lead', 'architect', 'administrator'),
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
  decision: grants('lead', 'architect', 'administrator'),
  move: grants('lead', 'architect', 'administrator'),
}

function grants(...roles: Role[]): Record<Role, boolean> {
  return Object.fromEntries(ROLES.map((role) => [role, roles.includes(role)])) as Record<Role, boolean>
}

t.test('what each role may do', async (t) => {
  for (const action of ACTIONS)
    for (const role of ROLES) t.equal(can(role, action), GRANTS[action][role], `${role}: ${action}`)
})

t.test('who may do something, and who may write a field', async (t) => {
  t.strictSame(rolesThatMay('edit_archive'), ['records_manager', 'administrator'])
  t.strictSame(rolesThatMay('override_gate'), ['administrator'])
  t.strictSame(rolesThatWrite('systemOwner'), ['lead', 'architect', 'administrator'])
})

t.test('which fields each role may write', async (t) => {
  for (const field of SYSTEM_FIELD_NAMES)
    for (const role of ROLES)
      t.equal(canEditField(role, field), EDITS[SYSTEM_FIELDS[field].group][role], `${role}: ${field}`)
})

t.test('an action that nobody was given is refused for all, and so is an auditor who writes', async (t) => {
  for (const role of ROLES) t.notOk(can(role, 'drop_register' as Action), role)
  t.strictSame(
    ACTIONS.filter((action) => can('auditor', action)),
    ['read'],
  )
})
