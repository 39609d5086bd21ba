import { ACTIONS, type Action, can, ROLE_WORDS, ROLES } from '../rules/access.js'
import { ENDPOINTS } from './all.js'
import { actionOf, type Endpoint } from './endpoint.js'

const ACTION_WORDS: Record<Action, string> = {
  read: 'read the register, its log and its exports',
  read_access: 'read who has access',
  edit_own: 'keep views of one’s own, and undo what one may do',
  edit_system: 'write fields of a system that the role may write, and share views',
  create_system: 'register a system',
  void_system: 'remove a system, and bring it back',
  plan_system: 'move a system up to planned, or back',
  move_system: 'move a system beyond planned, or back',
  edit_mapping: 'map a system, and reverse its decision',
  accept_mapping: 'say when users move, and accept it',
  edit_replacement: 'write replacements',
  assess_replacement: 'say of a replacement that it is assessed, and by what agreement data are processed',
  edit_archive: 'keep the archive track',
  discharge_archive: 'discharge an archive, and reopen it',
  agree_archive_duty: 'agree that the archive duty of a system is lower',
  edit_privacy: 'keep the privacy track',
  agree_privacy_class: 'agree that the class of personal data of a system is lower',
  edit_contract: 'write a contract that is there',
  register_contract: 'add and remove contracts, and waive a notice',
  edit_integration: 'write integrations',
  edit_plan: 'write waves, milestones, prerequisites, risks and wanted decisions',
  make_report: 'make a report, which is kept under a number',
  make_bundle: 'make an audit bundle, which holds the whole log',
  follow_up: 'say who follows up a finding',
  waive_finding: 'say with a reason that a finding is not needed, and take that back',
  override_gate: 'override a gate',
  edit_programme: 'write the programme, municipalities, service areas and code lists',
  manage_access: 'let people in and out',
}

const YES = 'yes'
const NO = '–'

/**
 * Who may do what, as a document in Markdown: what each role is granted, and who may call each endpoint, by a session or a
 * token. Everything in it is computed of the rules and the endpoints.
 * @param madeBy the command that makes it
 */
export function accessMatrix(madeBy: string): string {
  const roles = ROLES.map((role) => ROLE_WORDS[role].en)
  return `${[
    '# Who may do what',
    '',
    `Made of \`schema/rules/access.ts\` and the endpoints by \`${madeBy}\`; a test holds it. Roles add up. A project lead may be`,
    'limited to some subprojects: what they write then is of the systems of these alone, of contracts that cover one of',
    'them, of what those systems wait for, and of the risks and wanted decisions of these subprojects; waves and milestones are',
    'everybody’s. What a role may write of a system field by field is in `EDITABLE` of the same file.',
    '',
    '## What each role is granted',
    '',
    row(['action', 'what it is', ...roles]),
    row(Array(roles.length + 2).fill('---')),
    ...ACTIONS.map((action) => row([`\`${action}\``, ACTION_WORDS[action], ...grantsOf(action)])),
    '',
    '## Who may call each endpoint',
    '',
    'A token has the roles that it was given of its owner’s. `reads`: a token that was made for reading may; `writes`: one that was',
    'made for writing; `no`: what is answered opens a door, which is made by who is signed in.',
    '',
    row(['endpoint', 'action', 'nobody', ...roles, 'token']),
    row(Array(roles.length + 4).fill('---')),
    ...ENDPOINTS.map((endpoint) => row(cellsOf(endpoint))),
  ].join('\n')}\n`
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

function grantsOf(action: Action): string[] {
  return ROLES.map((role) => (can({ roles: [role], scope: [] }, action) ? YES : NO))
}

function cellsOf(endpoint: Endpoint): string[] {
  const { method, path, action } = endpoint
  const asked = actionOf(endpoint)
  const isPublic = action === 'public'
  const roles = asked ? grantsOf(asked) : ROLES.map(() => YES)
  return [
    `\`${method} ${path.replace('/api/v1', '')}\``,
    `\`${action}\``,
    isPublic ? YES : NO,
    ...roles,
    tokenOf(endpoint),
  ]
}

/** Which tokens may call an endpoint. */
function tokenOf({ action, session, method }: Endpoint): string {
  if (session) return 'no'
  if (action === 'signed_in' && method !== 'GET') return 'writes'
  const asked = actionOf({ action })
  return !asked || can({ roles: ROLES, scope: [], readsOnly: true }, asked) ? 'reads' : 'writes'
}
