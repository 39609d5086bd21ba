import type { Words } from './words.js'

/** What the security log has rows about. */
export const SECURITY_KINDS = [
  'sign_in',
  'sign_out',
  'session_ended',
  'link',
  'token',
  'credentials',
  'users',
  'configuration',
  'export',
  'refused',
  'rate_limit',
  'log_ended',
] as const
export type SecurityKind = (typeof SECURITY_KINDS)[number]

export const SECURITY_KIND_WORDS: Record<SecurityKind, Words> = {
  sign_in: { nb: 'Innlogging', en: 'Sign-in' },
  sign_out: { nb: 'Utlogging', en: 'Sign-out' },
  session_ended: { nb: 'Økt avsluttet', en: 'Session ended' },
  link: { nb: 'Lenke', en: 'Link' },
  token: { nb: 'Token', en: 'Token' },
  credentials: { nb: 'Passord og andre faktor', en: 'Password and second factor' },
  users: { nb: 'Brukere', en: 'Users' },
  configuration: { nb: 'Oppsett', en: 'Configuration' },
  export: { nb: 'Eksport', en: 'Export' },
  refused: { nb: 'Uten tilgang', en: 'Without access' },
  rate_limit: { nb: 'For mange forsøk', en: 'Too many attempts' },
  log_ended: { nb: 'Gamle hendelser slettet', en: 'Old events ended' },
}

/** What came of it. */
export const SECURITY_OUTCOMES = ['done', 'refused'] as const
export type SecurityOutcome = (typeof SECURITY_OUTCOMES)[number]

export const SECURITY_OUTCOME_WORDS: Record<SecurityOutcome, Words> = {
  done: { nb: 'Utført', en: 'Done' },
  refused: { nb: 'Avvist', en: 'Refused' },
}
