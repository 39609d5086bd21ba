import { addDays } from '../../schema/rules/dates.js'
import type { Tx } from '../engines/store.js'
import { listUsers } from '../store/users.js'
import { rewriteRows } from './rewrite.js'
import { TOKEN_DAYS, tokenConcept } from './tokens.js'
import { userConcept } from './users.js'

const SEVERAL = 'En bruker kan ha flere roller'
const OWNED = 'Et token tilhører en bruker, og er gyldig til en bestemt dag'

/** What was logged of a user or token when each had one role. */
interface OneRole {
  id: string
  role?: string
  active?: boolean
}

/** Who had one role has it still, and who was out of use is locked. */
export async function nameRoles(tx: Tx, now: Date): Promise<void> {
  await rewriteRows(tx, now, SEVERAL, [userConcept], (_, row) => {
    const { role, active } = row as OneRole
    return {
      roles: role === undefined ? [] : [role],
      state: active === false ? 'locked' : 'active',
      ...{ role: undefined, active: undefined },
    }
  })
}

/** A token is of the user who stood for its role, and ends a year after it got an owner. */
export async function nameOwners(tx: Tx, now: Date): Promise<void> {
  const users = new Set((await listUsers(tx)).map(({ id }) => id))
  const expiresOn = addDays(now.toISOString().slice(0, 10), TOKEN_DAYS)
  await rewriteRows(tx, now, OWNED, [tokenConcept], (_, row) => {
    const { role } = row as OneRole
    const owner = role !== undefined && users.has(role) ? role : null
    return { roles: role === undefined ? [] : [role], owner, expiresOn, role: undefined }
  })
}
