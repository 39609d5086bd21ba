import { ROLE_WORDS, type Role } from './access.js'
import type { Fields } from './fields.js'
import type { Words } from './words.js'

/**
 * How far somebody is in: asked to come, in, shut out, or erased, which is for good. Only who is in can be signed in.
 */
export const USER_STATES = ['invited', 'active', 'locked', 'erased'] as const
export type UserState = (typeof USER_STATES)[number]

export const USER_STATE_WORDS: Record<UserState, Words> = {
  invited: { nb: 'Invitert', en: 'Invited' },
  active: { nb: 'Aktiv', en: 'Active' },
  locked: { nb: 'Sperret', en: 'Locked' },
  erased: { nb: 'Slettet', en: 'Erased' },
}

/** What a user who was erased is called from then on: the beginning of the id tells two of them apart. */
export function erasedName(id: string): Words {
  const short = id.replace(/^user-/, '').slice(0, 8)
  return { nb: `Slettet bruker ${short}`, en: `Erased user ${short}` }
}

/** What the tokens of a user who was erased are called. */
export const ERASED_TOKEN: Words = { nb: 'Slettet token', en: 'Erased token' }

/** The name of a user in words: what an erased one is called is said in both languages. */
export function userWords({ id, name }: { id: string; name: string }): Words {
  const erased = erasedName(id)
  return name === erased.nb ? erased : { nb: name, en: name }
}

/** Every field of a user that an administrator may write, in the order in which they are shown. */
export const USER_FIELDS = {
  name: { type: 'line', required: true, nb: 'Navn', en: 'Name', sensitivity: 'personal' },
  email: { type: 'line', required: true, nb: 'E-post', en: 'E-mail', sensitivity: 'personal' },
  roles: { type: 'list', nb: 'Roller', en: 'Roles', choices: { from: 'words', words: ROLE_WORDS } },
  scope: {
    type: 'list',
    nb: 'Delprosjekter',
    en: 'Subprojects',
    help: {
      nb: 'Det prosjektlederen er begrenset til. Tomt: alle.',
      en: 'What the project lead is limited to. Empty: all.',
    },
  },
} as const satisfies Fields
export type UserField = keyof typeof USER_FIELDS

/** What a one-time link is for: to begin as the first administrator, to accept an invitation, or to sign in. */
export const LINK_PURPOSES = ['first', 'invitation', 'sign_in'] as const
export type LinkPurpose = (typeof LINK_PURPOSES)[number]

/** What a token may do with the register: everything its roles give, or read alone. */
export const TOKEN_ACCESSES = ['read', 'write'] as const
export type TokenAccess = (typeof TOKEN_ACCESSES)[number]

export const TOKEN_ACCESS_WORDS: Record<TokenAccess, Words> = {
  read: { nb: 'Bare lesing', en: 'Reading alone' },
  write: { nb: 'Lesing og skriving', en: 'Reading and writing' },
}

/** Every field of a token that whoever makes it may write, in the order in which they are shown. */
export const TOKEN_FIELDS = {
  name: { type: 'line', required: true, written: 'once', nb: 'Navn', en: 'Name' },
  roles: {
    type: 'list',
    written: 'once',
    nb: 'Roller',
    en: 'Roles',
    choices: { from: 'words', words: ROLE_WORDS },
  },
  access: {
    type: 'choice',
    required: true,
    written: 'once',
    nb: 'Tilgang',
    en: 'Access',
    choices: { from: 'words', words: TOKEN_ACCESS_WORDS },
  },
  expiresOn: { type: 'date', required: true, written: 'once', nb: 'Utløper', en: 'Expires on' },
} as const satisfies Fields

/**
 * True when, with these roles and this state instead of its own, a user would leave the register without anybody who
 * may let others in.
 * @param administrators the ids of the active users who are administrators
 */
export function leavesNobody(
  administrators: readonly string[],
  user: { id: string; roles: readonly Role[]; state: UserState },
): boolean {
  const stays = user.state === 'active' && user.roles.includes('administrator')
  return !stays && administrators.length === 1 && administrators[0] === user.id
}

/** An e-mail address as one person's is compared: however it is written, it is one. */
export function foldEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

/** Why something about who may sign in is refused. */
export const ACCESS_PROBLEMS = {
  out_of_scope: {
    nb: 'Du har ikke tilgang til delprosjektet som systemet hører til. Be prosjektlederen for det.',
    en: 'You do not have access to the subproject that the system belongs to. Ask its project lead.',
  },
  last_administrator: {
    nb: 'Dette er den siste administratoren som kan logge inn. Gjør en annen til administrator først.',
    en: 'This is the last administrator who can sign in. Make somebody else one first.',
  },
  user_locked: {
    nb: 'Brukeren er sperret. Be en administrator om å åpne den igjen.',
    en: 'The user is locked. Ask an administrator to open it again.',
  },
  user_not_locked: {
    nb: 'Brukeren er ikke sperret, så det er ingenting å åpne. Last inn på nytt.',
    en: 'The user is not locked, so there is nothing to open. Load it anew.',
  },
  user_erased: {
    nb: 'Opplysningene om brukeren er slettet for godt, så den kan verken åpnes, endres eller slettes igjen. Inviter personen som en ny bruker.',
    en: 'What was kept of the user is erased for good, so it can neither be opened, changed nor erased again. Invite the person as a new user.',
  },
  lock_first: {
    nb: 'Bare en sperret bruker kan slettes. Sperr brukeren først.',
    en: 'Only a locked user can be erased. Lock the user first.',
  },
  erases_oneself: {
    nb: 'Du kan ikke slette deg selv. Be en annen administrator om det.',
    en: 'You cannot erase yourself. Ask another administrator for it.',
  },
  token_above_owner: {
    nb: 'Et token kan ikke ha flere roller enn eieren. Velg blant eierens roller.',
    en: 'A token cannot have more roles than its owner. Choose among the roles of its owner.',
  },
  signed_in_as_other: {
    nb: 'Du er logget inn som en annen i denne nettleseren. Bekreft at du vil bytte.',
    en: 'You are signed in as somebody else in this browser. Confirm that you want to change.',
  },
  link_used: {
    nb: 'Lenken er brukt: en lenke virker én gang. Be om en ny.',
    en: 'The link was used: a link works once. Ask for a new one.',
  },
  link_expired: {
    nb: 'Lenken er utløpt. Be om en ny.',
    en: 'The link has expired. Ask for a new one.',
  },
  administrator_exists: {
    nb: 'Registeret har fått en administrator. Be den om en invitasjon.',
    en: 'The register has an administrator by now. Ask them for an invitation.',
  },
  user_unknown: {
    nb: 'Du er logget inn hos innloggingstjenesten, men er ikke bruker i dette registeret. Be administratoren invitere deg med e-postadressen du har der.',
    en: 'You are signed in at the sign-in service, but are no user of this register. Ask the administrator to invite you by the e-mail address that you have there.',
  },
  user_of_another: {
    nb: 'Brukeren med e-postadressen din logger inn på en annen måte. Bruk den du brukte før, eller be administratoren bytte kontoen din.',
    en: 'The user with your e-mail address signs in another way. Use the one that you used before, or ask the administrator to change your account.',
  },
  user_not_known: {
    nb: 'Brukeren har ikke logget inn gjennom en innloggingstjeneste, så det er ingenting å glemme. Last inn på nytt.',
    en: 'The user has not signed in through a sign-in service, so there is nothing to forget. Load it anew.',
  },
  password_wrong: {
    nb: 'E-post eller passord stemmer ikke. Prøv igjen, eller be en administrator om en lenke.',
    en: 'The e-mail or the password is not right. Try again, or ask an administrator for a link.',
  },
  passwords_off: {
    nb: 'Dette registeret tar ikke passord. Logg inn på en av de andre måtene.',
    en: 'This register takes no passwords. Sign in in one of the other ways.',
  },
  demo_only: {
    nb: 'Dette registeret er ikke til å prøve. Logg inn som deg selv.',
    en: 'This register is not there to be tried. Sign in as yourself.',
  },
  code_required: {
    nb: 'Skriv koden fra appen du bruker som andre faktor.',
    en: 'Write the code of the app that is your second factor.',
  },
  code_wrong: {
    nb: 'Koden stemmer ikke, eller er brukt. Vent på den neste i appen, og sjekk at klokken går riktig.',
    en: 'The code is not right, or was used. Wait for the next one in the app, and check that its clock is right.',
  },
  second_factor_there: {
    nb: 'Du har en andre faktor. Ta den bort før du legger til en ny.',
    en: 'You have a second factor. Take it away before you add another.',
  },
  sign_in_again: {
    nb: 'Det er en stund siden du logget inn, og du har ikke noe passord her. Logg ut, kom inn igjen med en lenke eller gjennom kommunen, og gjør det innen ti minutter.',
    en: 'You signed in a while ago, and have no password here. Sign out, come in again by a link or through your municipality, and do it within ten minutes.',
  },
  session_required: {
    nb: 'Det som åpner en dør, lages ikke med et token. Logg inn og gjør det der.',
    en: 'What opens a door is not made by a token. Sign in and do it there.',
  },
} as const satisfies Record<string, Words>
