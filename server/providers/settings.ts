import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as z from 'zod'
import { ROLES, type Role } from '../../schema/rules/access.js'
import type { Words } from '../../schema/rules/words.js'
import { SetupError } from '../config.js'

/** An identity provider that people may sign in through, as the file of `HARMONI_OIDC` says it. */
export interface Provider {
  /** Stands in the address that the provider sends people back to. */
  id: string
  /** What the button says behind «Logg inn med». */
  name: Words
  /** Below the button: whom it is for. */
  hint: Words | null
  /** The address that its tokens are issued by, as the provider writes it. */
  issuer: string
  clientId: string
  clientSecret: string
  scopes: string[]
  /** What else is sent along when a sign-in begins. */
  parameters: Record<string, string>
  /** `acr` or `amr` of a sign-in must be one of these; any will do when there are none. */
  acrValues: string[]
  /** The claim that holds the person's e-mail. */
  emailClaim: string
  /** The provider says no `email_verified`, and gives its people no other addresses than their own. */
  trustEmail: boolean
  /** The domains that it may vouch for, in lower case; any when there are none. */
  emailDomains: string[]
  /** Names and e-mail are asked for at the provider’s userinfo endpoint: they are not in its ID token. */
  userInfo: boolean
  /** Where roles stand among the claims, one name for each step; null when the register’s own roles hold. */
  rolesClaim: string[] | null
  /** Our role for each value of that claim. */
  roles: Record<string, Role>
  /** Who is unknown becomes a user without a role, rather than being refused. */
  justInTime: boolean
  /** How far the provider’s clock may be from ours. */
  clockSkewSeconds: number
  /** How long the provider may take to answer. */
  timeoutSeconds: number
}

const text = z.string().trim().min(1).max(500)
const words = z.union([
  text.transform((same): Words => ({ nb: same, en: same })),
  z.strictObject({ nb: text, en: text }),
])

/** What a sign-in is made of is ours alone to say. */
const OURS =
  /^(client_id|client_secret|redirect_uri|response_type|response_mode|scope|state|nonce|code_challenge.*|request|request_uri|acr_values)$/

/**
 * So many random letters and digits are worth 128 bits: what the browser keeps of a sign-in is sealed by a key of the secret, and
 * lets whoever has it guess. Entra ID gives 40, Keycloak 32.
 */
const SECRET_LEAST = 22

/** The fields of a provider in a settings file: how each is read, and what is said of it when it cannot be. */
export const PROVIDER_FIELDS = {
  id: {
    schema: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/),
    sentence:
      'Letters a–z, digits and hyphens, such as entra: it stands in the address that people come back to.',
  },
  name: {
    schema: words,
    sentence: 'What the button says, such as “Drammen kommune”: one text, or {"nb": …, "en": …}.',
  },
  hint: {
    schema: words.optional().transform((hint) => hint ?? null),
    sentence: 'What stands below the button: one text, or {"nb": …, "en": …}.',
  },
  issuer: {
    schema: z.url({ protocol: /^https?$/ }).refine(isSafe),
    sentence:
      'The address of the provider as “issuer” says it in its openid-configuration, with https (http on this machine alone).',
  },
  clientId: { schema: text, sentence: 'The id that the provider knows Harmoni by.' },
  clientSecret: {
    schema: z.string().min(SECRET_LEAST).max(500).optional(),
    sentence:
      'The secret that the provider gave, at least 22 characters. Better: a file of its own, named by clientSecretFile.',
    secret: true,
  },
  clientSecretFile: {
    schema: text.optional(),
    sentence: 'A file with the secret that the provider gave, as a path from the folder of this file on.',
  },
  scopes: {
    schema: z
      .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/))
      .default(['openid', 'profile', 'email'])
      .refine((scopes) => scopes.includes('openid')),
    sentence: 'A list of texts, openid among them.',
  },
  parameters: {
    schema: z
      .record(z.string(), z.string())
      .default({})
      .refine((given) => !Object.keys(given).some((name) => OURS.test(name))),
    sentence:
      'Names and texts that are sent along when a sign-in begins, such as {"domain_hint": "drammen.kommune.no"}; none of those that the protocol itself sends.',
  },
  acrValues: {
    schema: z.array(z.string().regex(/^\S+$/)).default([]),
    sentence: 'A list of texts: the values of acr or amr of which one is demanded.',
  },
  emailClaim: { schema: text.default('email'), sentence: 'The name of the claim that holds the e-mail.' },
  trustEmail: {
    schema: z.boolean().default(false),
    sentence:
      'true or false: true for a provider that says no email_verified, and that gives nobody an address of somebody else.',
  },
  emailDomains: {
    schema: z
      .array(
        z
          .string()
          .toLowerCase()
          .regex(/^[^\s@]+\.[^\s@]+$/),
      )
      .default([]),
    sentence: 'A list of domains, such as ["drammen.kommune.no"]: those that the provider may vouch for.',
  },
  userInfo: {
    schema: z.boolean().default(false),
    sentence: 'true or false: true when name and e-mail are not in the ID token.',
  },
  rolesClaim: {
    schema: z
      .union([text.transform((path) => path.split('.')), z.array(text).min(1)])
      .optional()
      .transform((path) => path ?? null),
    sentence:
      'Where roles stand among the claims, such as roles or realm_access.roles; a list of names where a name holds a full stop.',
  },
  roles: {
    schema: z.record(z.string(), z.enum(ROLES)).default({}),
    sentence: `Our role for each value of the claim, such as {"harmoni-leads": "lead"}. Roles: ${ROLES.join(', ')}.`,
  },
  justInTime: {
    schema: z.boolean().default(false),
    sentence: 'true or false: true when who is unknown becomes a user without a role.',
  },
  clockSkewSeconds: {
    schema: z.number().min(0).max(300).default(30),
    sentence: 'How far the clocks may be from each other, 0 to 300 seconds.',
  },
  timeoutSeconds: {
    schema: z.number().min(0.1).max(30).default(5),
    sentence: 'How long the provider may take to answer, up to 30 seconds.',
  },
} as const satisfies Record<string, { schema: z.ZodType; sentence: string; secret?: boolean }>

type Field = keyof typeof PROVIDER_FIELDS
type Schemas = { [N in Field]: (typeof PROVIDER_FIELDS)[N]['schema'] }

const settingsFile = z.strictObject({
  providers: z
    .array(
      z.strictObject(
        Object.fromEntries(
          Object.entries(PROVIDER_FIELDS).map(([name, { schema }]) => [name, schema]),
        ) as Schemas,
      ),
    )
    .min(1)
    .max(20),
})
type Read = z.output<typeof settingsFile>['providers'][number]

/** What the whole file looks like, for who wrote something else. */
const WHOLE =
  'It is one object, {"providers": [{"id": …, "name": …, "issuer": …, "clientId": …, "clientSecretFile": …}]}; see docs/signing-in.md.'

/**
 * Reads the providers of a settings file; none when no file is named.
 * @param file an absolute path, or empty
 * @param url the address that users reach the server at
 * @throws SetupError: one sentence that names the file, the field, its value unless it is a secret, and the remedy.
 */
export function readProviders(file: string, url: string): Provider[] {
  if (!file) return []
  if (!url)
    throw new SetupError(
      'HARMONI_OIDC needs HARMONI_URL: the address that users reach the server at, which the identity providers send them back to.',
    )
  const refuse = (what: string): never => {
    throw new SetupError(`HARMONI_OIDC names ${file}, which cannot be used: ${what}`)
  }
  const parsed = settingsFile.safeParse(readJson(file, refuse), { reportInput: true })
  if (!parsed.success) return refuse(problemOf(parsed.error.issues[0]))
  const providers = parsed.data.providers.map((read, index) =>
    complete(read, `providers[${index}]`, file, refuse),
  )
  const ids = providers.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice) refuse(`two providers have the id “${twice}”. Give each its own.`)
  return providers
}

function readJson(file: string, refuse: (what: string) => never): unknown {
  const content = readText(file, refuse)
  try {
    return JSON.parse(content)
  } catch {
    // What JSON.parse says of it quotes the text, and may quote a secret.
    return refuse('it is not JSON. Look for a comma or a quotation mark that is missing or one too many.')
  }
}

function readText(file: string, refuse: (what: string) => never): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    return refuse(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Correct the path, or give the server the right to read it.`,
    )
  }
}

/** Fills in what follows from the fields together. */
function complete(
  { clientSecret, clientSecretFile, ...read }: Read,
  place: string,
  file: string,
  refuse: (what: string) => never,
): Provider {
  if ((clientSecret === undefined) === (clientSecretFile === undefined))
    return refuse(
      `${place} needs one of clientSecretFile and clientSecret. ${PROVIDER_FIELDS.clientSecretFile.sentence}`,
    )
  if ((read.rolesClaim === null) !== (Object.keys(read.roles).length === 0))
    return refuse(
      `${place} needs rolesClaim and roles together, or neither. ${PROVIDER_FIELDS.roles.sentence}`,
    )
  const secret =
    clientSecretFile === undefined
      ? clientSecret
      : readText(resolve(dirname(file), clientSecretFile), refuse).trim()
  const checked = PROVIDER_FIELDS.clientSecret.schema.safeParse(secret)
  if (!checked.success || checked.data === undefined)
    return refuse(
      `the file of ${place}.clientSecretFile, “${clientSecretFile}”, holds no secret of at least ${SECRET_LEAST} characters. Put into it what the provider gave, and nothing else; have it make a longer one where that is shorter.`,
    )
  return { ...read, clientSecret: checked.data }
}

/** What is wrong with the file, by the first thing that is. */
function problemOf(issue: z.core.$ZodIssue | undefined): string {
  const [, index, name, ...rest] = issue?.path ?? []
  if (issue?.code === 'unrecognized_keys' && typeof index === 'number' && name === undefined)
    return `providers[${index}] has no field “${issue.keys[0]}”. Its fields: ${Object.keys(PROVIDER_FIELDS).join(', ')}.`
  if (typeof index !== 'number' || name === undefined) return WHOLE
  const field = PROVIDER_FIELDS[name as Field] as { sentence: string; secret?: boolean }
  const path = [`providers[${index}]`, name, ...rest].map(String).join('.')
  const value = issue?.input
  const said =
    value === undefined
      ? 'is missing'
      : field.secret
        ? 'cannot be used'
        : `is ${JSON.stringify(value)}, which cannot be used`
  return `${path} ${said}. ${field.sentence}`
}

/** What is sent to another machine is encrypted. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, search, hash } = new URL(address)
  return (protocol === 'https:' || isThisMachine(hostname)) && search === '' && hash === ''
}

/** True for the names of the machine that the server runs on. */
export function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
