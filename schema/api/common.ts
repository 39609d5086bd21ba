import * as z from 'zod'
import { EARLIEST_DATE, isDate, isNearDate, isTimeZone, LATEST_DATE } from '../rules/dates.js'
import {
  type ChangeName,
  changeNames,
  type Field,
  type Fields,
  type MadeName,
  type NewName,
  newNames,
} from '../rules/fields.js'
import { isCurrency } from '../rules/money.js'
import { LARGEST, readNumber } from '../rules/numbers.js'
import { isCountry } from '../rules/privacy.js'
import { CODE, FIXED_PREFIXES, PREFIX, ROW_NUMBER, rowNumber, wholeNumber } from '../rules/rowNumbers.js'
import { isPlainText, textFault } from '../rules/text.js'
import { foldEmail } from '../rules/users.js'

/** Makes of each key one value: many fields have the same schema, and a schema takes long to make. */
function perKey<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

const DATE = { format: 'date', example: '2019-10-15' }
/** A plain calendar date, `YYYY-MM-DD`, as it is written: one that the register takes. */
export const date = z
  .string()
  .refine(isDate, { error: 'YYYY-MM-DD', params: { code: 'date' }, abort: true })
  .refine(isNearDate, { params: { code: 'date_range', earliest: EARLIEST_DATE, latest: LATEST_DATE } })
  .meta(DATE)
/** A plain calendar date as it is answered: what stands in the register, or follows from it. */
export const day = z.string().meta(DATE)
/** A moment in UTC, ISO 8601. */
export const moment = z.string().meta({ format: 'date-time' })

/** Spaces of any width and number are one: two texts that look alike would be two values of a filter. */
const singleSpaced = (text: string) => text.replace(/[\t\p{Zs}]+/gu, ' ')

/** A text as it is written: composed, trimmed, not empty, and of characters that can be stored and seen. */
const written = (lines: 'one' | 'several', max: number) =>
  z.string().check(
    z.normalize('NFC'),
    z.overwrite(lines === 'one' ? singleSpaced : (text) => text),
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.superRefine((text, context) => {
      const fault = textFault(text, lines)
      if (fault) context.addIssue({ code: 'custom', params: { code: 'text', fault } })
    }),
  )
const lines = perKey((max: number) => written('one', max))
const proses = perKey((max: number) => written('several', max))
/** A text of one line. */
export const line = (max = 200) => lines(max)
/** A text of several lines. */
export const prose = (max = 4000) => proses(max)
/** A value that may be emptied: `null`, and a blank text means the same. */
const nullable = (schema: z.ZodType): z.ZodType =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    schema.nullable(),
  )
const optionals = perKey((schema: z.ZodType) => nullable(schema).default(null))
/** A value that a new row need not have: left out, it is `null`. */
export const optional = <T extends z.ZodType>(schema: T) =>
  optionals(schema) as z.ZodDefault<z.ZodType<z.output<T> | null, z.input<T> | null>>

/** The subproject that a system belongs to by its service area, whose leads write of it; null when it belongs to none. */
export const subproject = z.string().nullable()

/** A whole amount in the currency of the programme. */
export const money = z.int().min(0).max(LARGEST)
/** A count of things or people. */
export const count = z.int().min(0).max(LARGEST)
/** One of the four levels of confidentiality, integrity and availability. */
export const level = z.int().min(1).max(4)

/** A number that the register gives: letters for what it is, and digits. What is refused is answered with an example. */
function numbered(form: RegExp, letters: string) {
  const example = rowNumber(letters, 42)
  return z.string().overwrite(wholeNumber).regex(form, { error: example }).meta({ example })
}
/** A number of which the programme chooses the letters: one with others than the register has is not found. */
const chosenNumber = (letters: string) => numbered(ROW_NUMBER, letters)
const fixedNumber = (letters: string) => numbered(new RegExp(`^${letters}-\\d{3,6}$`), letters)

export const systemNumber = chosenNumber('SYS')
/** The letters before the numbers of systems or contracts. */
export const prefix = z
  .string()
  .normalize('NFC')
  .trim()
  .toUpperCase()
  .regex(PREFIX, { error: 'SYS' })
  .meta({ example: 'SYS' })
/** A time zone by its name in the IANA database. */
export const timeZone = z
  .string()
  .trim()
  .refine(isTimeZone, { params: { code: 'time_zone' } })
  .meta({ example: 'Europe/Oslo' })
/** A currency by its three letters (ISO 4217). */
export const currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCurrency, { params: { code: 'currency' } })
  .meta({ example: 'NOK' })
/** A code that people choose: letters, digits and `_`, `-`. */
export const code = z.string().normalize('NFC').trim().regex(CODE, { error: 'case_archive' })
/** An e-mail address: however it is written, one person's is one text. */
export const email = z
  .string()
  .overwrite(foldEmail)
  .max(254)
  .regex(z.regexes.unicodeEmail, { error: 'navn@kommune.example' })
  .meta({ format: 'email', example: 'navn@kommune.example' })
/** A country by its two letters (ISO 3166-1). */
export const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, { error: 'NO', abort: true })
  .refine(isCountry, { error: 'NO', params: { code: 'country' } })
  .meta({ example: 'NO' })
export const mappingId = fixedNumber(FIXED_PREFIXES.mapping)
export const contractId = chosenNumber('CON')
export const integrationId = fixedNumber(FIXED_PREFIXES.integration)
export const prerequisiteId = fixedNumber(FIXED_PREFIXES.prerequisite)
export const seriesBreakId = fixedNumber(FIXED_PREFIXES.seriesBreak)
export const overrideId = fixedNumber(FIXED_PREFIXES.override)
export const riskId = fixedNumber(FIXED_PREFIXES.risk)
export const wantedDecisionId = fixedNumber(FIXED_PREFIXES.wantedDecision)
export const importId = fixedNumber(FIXED_PREFIXES.import)
export const importProfileId = fixedNumber(FIXED_PREFIXES.importProfile)
export const savedViewId = fixedNumber(FIXED_PREFIXES.savedView)

/** Why something is done; kept in the change log. */
export const reason = line(500)

/** A query parameter that may be given several times: `status=planned&status=migrating`. */
export const many = <T extends z.ZodType>(schema: T, most = 500) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(schema).max(most).optional(),
  ) as unknown as z.ZodOptional<z.ZodArray<T>>

/** A filter on a text: the value, or empty (`vendor=`) for rows that have none. */
export const textFilter = z
  .string()
  .refine(isPlainText, { params: { code: 'text' } })
  .max(200)

/** A filter on the number of a row, however it is written: `ikt-26` is IKT-026. */
export const numberFilter = textFilter.overwrite(wholeNumber)

/** A number in the query, as people write it. */
const queryNumber = <T extends z.ZodType<number>>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' ? readNumber(value) : value), schema)
/** A whole number in the query. */
export const queryInt = (min: number, max: number) => queryNumber(z.int().min(min).max(max))

/** A truth in the query, `true` or `false`. */
export const queryFlag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()

/**
 * The register as it was: at the end of a date, or after a row of the change log by its number.
 * Left out: the register as it is.
 */
export const asOf = z
  .string()
  .refine((text) => (isDate(text) && isNearDate(text)) || /^[1-9]\d{0,8}$/.test(text), {
    params: { code: 'as_of' },
  })
  .meta({ example: '2019-06-30' })
  .optional()
/** The query of what takes nothing but a moment. */
export const onlyAsOf = z.strictObject({ asOf })

/**
 * Says where an answer comes from: is the register synthetic, which day it is there, how far the log had come, and
 * `asOf` as it was asked for (null: the register as it is).
 */
export const meta = z.object({
  synthetic: z.boolean(),
  today: date,
  sequence: z.int(),
  asOf: z.string().nullable(),
})

/** A page of a list: its rows, how many match in all, and where to go on (null at the end). */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int(), next: z.string().nullable(), meta })

/** A whole list, for what is never long. */
export const all = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int(), meta })

type Schemas = Record<string, z.ZodType>

/** A default fills in what a new row lacks; what is stored has no gaps, and a patch must leave them alone. */
function withoutDefault(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodDefault)) return schema
  const said = schema.meta()
  const bare = schema.unwrap() as z.ZodType
  return said ? bare.meta(said) : bare
}

/**
 * What is answered of a field: what was checked when it was written is not checked again, so that a rule that came
 * later does not keep anybody from reading what was written before it.
 */
const asStored = perKey((schema: z.ZodType): z.ZodType => {
  const bare = bareOf(schema)
  const said = schema.meta()
  return said ? bare.meta(said) : bare
})

function bareOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault) return asStored(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform)
    return asStored(schema.out as z.ZodType)
  if (schema instanceof z.ZodNullable) return asStored(schema.unwrap() as z.ZodType).nullable()
  if (schema instanceof z.ZodArray) return z.array(asStored(schema.element as z.ZodType))
  return schema instanceof z.ZodString ? z.string() : schema
}

/** The schemas of a concept's fields, each saying of itself what the rules know: label, help, unit and sensitivity. */
export function described<F extends Schemas>(rules: Fields<keyof F & string>, schemas: F): F {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]: [keyof F & string, z.ZodType]) => {
      const { en, help, unit, sensitivity } = rules[name]
      return [
        name,
        schema.meta({
          description: help ? `${en}. ${help.en}` : en,
          ...(unit && { 'x-unit': unit }),
          ...(sensitivity && { 'x-sensitivity': sensitivity }),
        }),
      ]
    }),
  ) as F
}

function pick<F extends Schemas, N extends keyof F>(schemas: F, names: readonly N[]): Pick<F, N> {
  return Object.fromEntries(names.map((name) => [name, schemas[name]])) as unknown as Pick<F, N>
}

/** The fields that a new row is written with: what the register can make by itself may be left out. */
export function newOf<R extends Fields, F extends Record<keyof R, z.ZodType>>(
  rules: R,
  schemas: F,
): { [N in NewName<R>]: N extends MadeName<R> ? z.ZodOptional<F[N]> : F[N] } {
  const fields = pick(schemas, newNames(rules))
  for (const name of newNames(rules)) {
    const { made, en } = rules[name] as Field
    if (made)
      Object.assign(fields, { [name]: fields[name].optional().meta({ description: `${en}. ${made.en}` }) })
  }
  return fields as ReturnType<typeof newOf<R, F>>
}

/** The fields that a row may be changed in, as a new one would take them. */
export function changeableOf<R extends Fields, F extends Record<keyof R, z.ZodType>>(
  rules: R,
  schemas: F,
): Pick<F, ChangeName<R>> {
  return pick(schemas, changeNames(rules))
}

/** The fields of a stored row: those that a new one is made of, no defaults left. */
export function storedOf<F extends Schemas>(fields: F): { [N in keyof F]: z.ZodType<z.output<F[N]>> } {
  return Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, asStored(schema)]),
  ) as unknown as { [N in keyof F]: z.ZodType<z.output<F[N]>> }
}

/** A change of some fields. What is not named stays; `null` empties. */
export function patchOf<F extends Schemas>(fields: F) {
  return z.strictObject({
    ...(Object.fromEntries(
      Object.entries(fields).map(([name, schema]) => [name, withoutDefault(schema).optional()]),
    ) as unknown as { [N in keyof F]: z.ZodOptional<z.ZodType<z.output<F[N]>>> }),
    reason: reason.optional(),
  })
}

/**
 * Beside a new planned day of a system, or of a mapping: moves with it the days of the others of the same system and its
 * mappings that stood on the same day.
 */
export const moveSameDay = z.boolean().optional()

/** What every stored row carries. */
export const rowStamp = z.object({ version: z.int(), createdAt: moment, updatedAt: moment })

/** What a stored row carries that can be voided: since when and why; null while it counts. */
export const voidStamp = z.object({ voidedAt: moment.nullable(), voidReason: z.string().nullable() })
/** Voids a row: why. */
export const voidBody = z.strictObject({ reason })
/** Brings a voided row back: why, if there is something to say. */
export const restoreBody = z.strictObject({ reason: reason.optional() })

/**
 * Where a list goes on: `next` of the page before. It holds the keys of a row, so that it is as long as they are; the
 * server takes any address with one that it gave.
 */
export const cursor = z.string().optional()
/** The query of a list that is paged. */
export const paging = { limit: queryInt(1, 1000).default(200), cursor }

/** The rows before and after one in a list; `id` is what names a row. */
export const neighbours = <I extends z.ZodType>(id: I) =>
  z.object({
    /** Its place in the list, from 1; null when the list does not have it: its neighbours are those around its place. */
    position: z.int().nullable(),
    total: z.int(),
    previous: id.nullable(),
    next: id.nullable(),
  })

export const words = z.object({ nb: z.string(), en: z.string() })

/** Something that looks wrong in a row, and the field where it is mended. */
export const warning = z.object({ code: z.string(), field: z.string(), ...words.shape })
