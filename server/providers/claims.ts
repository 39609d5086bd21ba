import type { Role } from '../../schema/rules/access.js'
import { foldEmail } from '../../schema/rules/users.js'
import type { Provider } from './settings.js'

/** What a provider says of a person, as it is written: checked to be the provider’s, and not yet to be anything else. */
export type Claims = Readonly<Record<string, unknown>>

/** Who a provider says that somebody is. */
export interface Person {
  /** The id of the provider. */
  provider: string
  issuer: string
  /** What the issuer calls the person, for ever. Nobody else’s with that issuer. */
  subject: string
  /** An address that the provider vouches for, casefolded; null when it vouches for none. */
  email: string | null
  name: string | null
  /** The roles that the provider gives; null when the register’s own hold. */
  roles: Role[] | null
}

/** Reads who somebody is of what the provider says. */
export function readPerson(provider: Provider, claims: Claims & { iss: string; sub: string }): Person {
  return {
    provider: provider.id,
    issuer: claims.iss,
    subject: claims.sub,
    email: readEmail(provider, claims),
    name: readName(claims),
    roles: readRoles(provider, claims),
  }
}

/**
 * The address that decides whose invitation this is: one that the provider has seen to be the person’s, and in a domain
 * that is the provider’s to vouch for. Otherwise whoever writes a foreign address into a profile would take what is another’s.
 */
function readEmail({ emailClaim, trustEmail, emailDomains }: Provider, claims: Claims): string | null {
  const email = claims[emailClaim]
  const verified = claims.email_verified
  if (typeof email !== 'string' || email.length > 254 || !ADDRESS.test(email)) return null
  if (verified !== true && !(trustEmail && verified === undefined)) return null
  const folded = foldEmail(email)
  const domain = folded.slice(folded.indexOf('@') + 1)
  return emailDomains.length === 0 || emailDomains.includes(domain) ? folded : null
}

/** An address without letters that fold to an English one that they are not, such as the sign of kelvin. */
const ADDRESS = /^[^\s@\u0130\u212a]+@[^\s@\u0130\u212a]+$/

/** The longest name that is kept. */
const MAX_NAME = 200

function readName({ name, given_name, family_name, preferred_username }: Claims): string | null {
  const texts = (...values: unknown[]) => values.filter((value) => typeof value === 'string').join(' ')
  const found = [texts(name), texts(given_name, family_name), texts(preferred_username)]
    .map((text) =>
      text
        .normalize('NFC')
        .replace(/[\s\p{C}]+/gu, ' ')
        .trim()
        .slice(0, MAX_NAME),
    )
    .find(Boolean)
  return found ?? null
}

/** The roles that the values of the claim come to, each once; a claim that is not there gives none. */
function readRoles({ rolesClaim, roles }: Provider, claims: Claims): Role[] | null {
  if (rolesClaim === null) return null
  const values = valuesAt(claims, rolesClaim).filter((value) => typeof value === 'string')
  const given = values.flatMap((value) => (Object.hasOwn(roles, value) ? (roles[value] ?? []) : []))
  return [...new Set(given)]
}

/** Everything that stands at a path, of each when there is a list on the way. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((one) => valuesAt(one, step === undefined ? [] : [step, ...rest]))
  if (step === undefined) return [value]
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return []
  return valuesAt((value as Record<string, unknown>)[step], rest)
}

/** Whether the roles were left out of the token because there were too many: Entra ID points elsewhere then. */
export function lacksRoles({ rolesClaim }: Provider, claims: Claims): boolean {
  const elsewhere = claims._claim_names
  const [first = ''] = rolesClaim ?? []
  return typeof elsewhere === 'object' && elsewhere !== null && Object.hasOwn(elsewhere, first)
}

/** Whether the person was asked for what is demanded: the level of it, or one of the ways in which they showed who they are. */
export function isStrongEnough({ acrValues }: Provider, { acr, amr }: Claims): boolean {
  return acrValues.length === 0 || [acr, amr].flat().some((value) => acrValues.some((one) => one === value))
}
