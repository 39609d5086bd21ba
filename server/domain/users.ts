import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import type { Role } from '../../schema/rules/access.js'
import { leavesNobody, type UserState } from '../../schema/rules/users.js'
import type { Reader } from '../engines/store.js'
import { deleteLinksOf } from '../store/links.js'
import { findSubprojectNames } from '../store/serviceAreas.js'
import { deleteSessionsOf } from '../store/sessions.js'
import {
  findUser,
  findUserByEmail,
  insertUser,
  listAdministrators,
  type UserRecord,
  updateUser,
} from '../store/users.js'
import { type Change, type Context, change } from './change.js'
import { type Concept, labelRow } from './concept.js'
import { createRow, patchRow, refuseTaken, requireRow, requireVersion, stampNew, writeRow } from './rows.js'
import { makeId } from './secrets.js'

/** All that is known of a user. */
export const userConcept: Concept<'user', 'users'> = {
  entity: 'user',
  table: 'users',
  key: ['id'],
  label: ({ name }) => name,
  system: () => null,
  derive: () => ({}),
  parts: [],
  rebuilt: { not: 'A past register is only read, by those who may sign in now.' },
  undo: { not: 'Who may sign in is managed for itself.' },
}

/** What an administrator says of a user. */
export interface UserFields {
  name: string
  email: string
  roles: Role[]
  /** The subprojects that a project lead is limited to; empty: all. */
  scope: string[]
}

/** What all users begin with who are not told otherwise. */
export const BLANK = {
  ...{ email: null, subject: null, scope: [] },
  ...{ linkedAt: null, passwordAt: null, secondFactorAt: null, lastSeenAt: null },
}

/** Somebody whose id is known before they are written down, as those are who act in the demo. */
export interface KnownUser extends UserFields {
  id: string
  state: UserState
}

/** Adds users under their ids. Those that are there already stay as they are. */
export function createUsers(context: Context, users: readonly KnownUser[]): Promise<void> {
  return change(context, async (work) => {
    for (const user of users)
      if (!(await findUser(work.tx, user.id))) await addUser(work, { ...BLANK, ...user })
  })
}

/** Adds a user who is asked to come, and answers their id. @throws Refusal `already_exists` or `unknown_reference`. */
export function inviteUser(context: Context, fields: UserFields): Promise<string> {
  return createUser(context, fields, 'invited')
}

/** Adds a user who is in from the start, and answers their id. @throws Refusal as `inviteUser`. */
export function createUser(
  context: Context,
  fields: UserFields,
  state: UserState = 'active',
): Promise<string> {
  return change(context, async (work) => {
    await refuseUnknownScope(work.tx, fields.scope)
    refuseTaken(await findUserByEmail(work.tx, fields.email), 'email', fields.email)
    const id = makeId('user')
    await addUser(work, { ...BLANK, ...fields, id, state })
    return id
  })
}

/** Writes a new user with its log row. */
export async function addUser(
  work: Change,
  fields: Omit<UserRecord, 'version' | 'createdAt' | 'updatedAt'>,
): Promise<void> {
  const row = { ...fields, ...stampNew(work.at) }
  await createRow(work, row, insertUser, labelRow(userConcept, row, undefined))
}

/**
 * Changes what is said of a user. Roles that are taken away are gone from the next request on, and links that were made before
 * their e-mail was another are good no more.
 * @throws Refusal `not_found`, `version_conflict`, `user_erased`, `already_exists`, `unknown_reference` or
 * `last_administrator`.
 */
export function patchUser(
  context: Context,
  id: string,
  version: number,
  fields: { [F in keyof UserFields]?: UserFields[F] | undefined },
  reason?: string,
): Promise<void> {
  return change(context, async (work) => {
    const row = requireRow(await findUser(work.tx, id), id)
    refuseErased(row)
    if (fields.scope) await refuseUnknownScope(work.tx, fields.scope)
    if (fields.email !== undefined && fields.email !== row.email) {
      refuseTaken(await findUserByEmail(work.tx, fields.email), 'email', fields.email)
      // Sent to an address that is not theirs, perhaps.
      await deleteLinksOf(work.tx, id)
    }
    if (fields.roles) await refuseLastAdministrator(work.tx, { ...row, roles: fields.roles })
    const label = labelRow(userConcept, { ...row, name: fields.name ?? row.name }, reason)
    await patchRow(work, row, version, fields, updateUser, label)
  })
}

/**
 * Locks a user out: their sessions, links and tokens are good for nothing from now on.
 * @throws Refusal `not_found`, `version_conflict`, `user_locked`, `user_erased` or `last_administrator`.
 */
export function lockUser(context: Context, id: string, version: number, reason: string): Promise<void> {
  return change(context, async (work) => {
    const row = await requireUser(work.tx, id, version)
    refuseOut(row)
    await refuseLastAdministrator(work.tx, { ...row, state: 'locked' })
    await deleteSessionsOf(work.tx, id, null)
    await deleteLinksOf(work.tx, id)
    await writeUser(work, row, { state: 'locked' }, reason)
  })
}

/**
 * Opens a user again, as somebody who may sign in: by a new link, or as they did. Their tokens are good again.
 * @throws Refusal `not_found`, `version_conflict`, `user_erased` or `user_not_locked`.
 */
export function unlockUser(
  context: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const row = await requireUser(work.tx, id, version)
    refuseErased(row)
    if (row.state !== 'locked') throw new Refusal('user_not_locked', { about: row.name })
    // Who never came is still to come.
    await writeUser(work, row, { state: row.lastSeenAt === null ? 'invited' : 'active' }, reason)
  })
}

/**
 * Forgets which account at which provider a user signs in by, as when their municipality has changed it: they come anew
 * by their e-mail. Whoever signed in by the old one is signed out.
 * @throws Refusal `not_found`, `version_conflict`, `user_erased` or `user_not_known`.
 */
export function releaseUser(context: Context, id: string, version: number, reason: string): Promise<void> {
  return change(context, async (work) => {
    const row = await requireUser(work.tx, id, version)
    refuseErased(row)
    if (row.subject === null) throw new Refusal('user_not_known', { about: row.name })
    await deleteSessionsOf(work.tx, id, null)
    await writeUser(work, row, { subject: null }, reason)
  })
}

/** Somebody who was invited has come. */
export function acceptInvitation(work: Change, row: UserRecord): Promise<UserRecord> {
  return writeUser(work, row, { state: 'active' }, undefined)
}

/** Writes a user anew with its log row. @throws Refusal `user_erased` */
export function writeUser(
  work: Change,
  row: UserRecord,
  fields: Partial<UserRecord>,
  reason: string | undefined,
): Promise<UserRecord> {
  // Whoever asked may have been let in before the user was erased.
  refuseErased(row)
  const label = labelRow(userConcept, { ...row, ...fields }, reason)
  return writeRow(work, row, fields, 'update', { update: updateUser, ...label })
}

/** A user at the version that a change builds on. @throws Refusal `not_found` or `version_conflict`. */
export async function requireUser(reader: Reader, id: string, version: number): Promise<UserRecord> {
  const row = requireRow(await findUser(reader, id), id)
  requireVersion(row, version)
  return row
}

/** @throws Refusal `user_erased` for a user of whom nothing is written any more. */
export function refuseErased({ name, state }: Pick<UserRecord, 'name' | 'state'>): void {
  if (state === 'erased') throw new Refusal('user_erased', { about: name })
}

/** @throws Refusal `user_locked` or `user_erased` for a user who is out. */
export function refuseOut(user: Pick<UserRecord, 'name' | 'state'>): void {
  refuseErased(user)
  if (user.state === 'locked') throw new Refusal('user_locked', { about: user.name })
}

/** @throws Refusal `last_administrator` when nobody would be left who may let others in. */
export async function refuseLastAdministrator(
  reader: Reader,
  user: { id: string; name: string; roles: readonly Role[]; state: UserState },
): Promise<void> {
  if (leavesNobody(await listAdministrators(reader), user))
    throw new Refusal('last_administrator', { about: user.name })
}

/** @throws Refusal `unknown_reference` naming a subproject that no service area belongs to. */
async function refuseUnknownScope(reader: Reader, scope: readonly string[]): Promise<void> {
  if (scope.length === 0) return
  const known = new Set(await findSubprojectNames(reader))
  const unknown = scope.filter((subproject) => !known.has(subproject))
  if (unknown.length === 0) return
  throw new Refusal('unknown_reference', {
    about: unknown.join(', '),
    errors: unknown.map((subproject) =>
      fieldProblem('scope', 'unknown_reference', {
        nb: `Ingen tjenesteområder hører til delprosjektet «${subproject}». Velg fra listen.`,
        en: `No service area belongs to the subproject “${subproject}”. Choose from the list.`,
      }),
    ),
  })
}
