import * as z from 'zod'
import { RULE_SET_NAMES } from '../rules/countries/names.js'
import { PROGRAMME_FIELDS, type ProgrammeField } from '../rules/programme.js'
import {
  code,
  currency,
  date,
  described,
  line,
  moment,
  onlyAsOf,
  optional,
  patchOf,
  prefix,
  rowStamp,
  storedOf,
  timeZone,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = described(PROGRAMME_FIELDS, {
  name: line(200),
  mergerDate: optional(date),
  municipalityNumber: optional(code),
  municipalityName: optional(line(200)),
  ruleSet: z.enum(RULE_SET_NAMES),
  timeZone,
  currency,
  systemPrefix: prefix,
  contractPrefix: prefix,
} satisfies Record<ProgrammeField, z.ZodType>)

/** The merger that the register serves: there is one in each database. */
export const programme = z.object({
  ...storedOf(fields),
  synthetic: z.boolean(),
  ...rowStamp.shape,
})

export const readProgramme = endpoint({
  id: 'readProgramme',
  method: 'GET',
  path: '/api/v1/programme',
  summary: 'Read the programme: its name, merger date, new municipality and settings',
  action: 'read',
  query: onlyAsOf,
  reply: programme,
  etag: 'row',
})

export const patchProgramme = endpoint({
  id: 'patchProgramme',
  method: 'PATCH',
  path: '/api/v1/programme',
  summary: 'Change the programme',
  action: 'edit_programme',
  body: patchOf(fields),
  reply: programme,
  etag: 'row',
  ifMatch: true,
})

/** Public facts about this server that a page needs before sign-in. */
export const readMeta = endpoint({
  id: 'readMeta',
  method: 'GET',
  path: '/api/v1/meta',
  summary: 'What this register is: programme, whether its data are synthetic, its clock, its version',
  action: 'public',
  reply: z.object({
    programme: z.string(),
    synthetic: z.boolean(),
    /** The programme's clock: the demo's runs from 15 October 2019. */
    now: moment,
    today: date,
    demoClock: z.boolean(),
    /** What the programme has decided for the whole register. */
    ruleSet: fields.ruleSet,
    timeZone: z.string(),
    currency: z.string(),
    systemPrefix: z.string(),
    contractPrefix: z.string(),
    /** How long a session lasts: at most, and without being used. */
    session: z.object({ hours: z.number(), idleMinutes: z.number() }),
    /** Whether people may sign in by a password. */
    passwords: z.boolean(),
    /** Whether anybody may try a role: of the demo alone, where it is served for that. */
    demo: z.boolean(),
    version: z.string(),
  }),
})
