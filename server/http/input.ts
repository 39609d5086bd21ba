import * as z from 'zod'
import { type FieldError, fieldProblem, Refusal } from '../../schema/api/errors.js'
import { numberMeanings } from '../../schema/rules/numbers.js'
import { TEXT_FAULTS, type TextFault } from '../../schema/rules/text.js'
import type { Words } from '../../schema/rules/words.js'

/** Which part of a request is read. */
export type InputPart = 'address' | 'query' | 'body'

/**
 * Reads one part of a request by its contract.
 * @throws Refusal `invalid_input` naming every field that is wrong, its value and the remedy, in both languages.
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown, part: InputPart): z.output<S> {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new Refusal('invalid_input', {
    errors: parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownName([...issue.path, key].join('.'), schema, part))
        : problemOf(issue, input),
    ),
  })
}

/** What is ignored is not done: a filter with a slip of the pen would answer everything. */
function unknownName(path: string, schema: z.ZodType, part: InputPart): FieldError {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  if (part === 'body')
    return fieldProblem(path, 'unrecognized_keys', {
      nb: `Feltet finnes ikke eller kan ikke skrives: ${path}. Ta det bort, eller rett navnet.`,
      en: `The field does not exist or cannot be written: ${path}. Leave it out, or correct its name.`,
    })
  const known = names.length > 0
  return fieldProblem(path, 'unrecognized_keys', {
    nb: `Parameteren finnes ikke: ${path}. ${known ? `Bruk: ${names.join(', ')}.` : 'Ta den bort.'}`,
    en: `The parameter does not exist: ${path}. ${known ? `Use: ${names.join(', ')}.` : 'Leave it out.'}`,
  })
}

/** The field and its value as the caller wrote them: a single `status=x` is read as a list, but has no place 0. */
function written({ path, input: read }: z.core.$ZodIssue, input: unknown): { path: string; value: unknown } {
  const keys: PropertyKey[] = []
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return { path: keys.map(String).join('.'), value: read }
    keys.push(key)
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return { path: keys.map(String).join('.'), value }
}

function problemOf(issue: z.core.$ZodIssue, input: unknown): FieldError {
  const { path, value } = written(issue, input)
  return fieldProblem(path, codeOf(issue), sentenceOf(issue, value))
}

/** A check of our own says in its `params` what it is called. */
function codeOf(issue: z.core.$ZodIssue): string {
  const own = issue.code === 'custom' ? issue.params?.code : undefined
  return own ? `invalid_${own}` : issue.code
}

function sentenceOf(issue: z.core.$ZodIssue, written: unknown): Words {
  const value = shown(written)
  switch (issue.code) {
    case 'custom':
      return customSentence(issue.params, value)
    case 'invalid_type':
      if (isNumeric(issue.expected) && typeof issue.input === 'string') return notOneNumber(issue.input)
      return both(
        issue.input === undefined ? { nb: 'Feltet mangler.', en: 'The field is missing.' } : unusable(value),
        EXPECTED[issue.expected] ?? EXPECTED.string,
      )
    case 'invalid_value':
      return both(unusable(value), {
        nb: `Velg en av: ${issue.values.map(quoteValue).join(', ')}.`,
        en: `Choose one of: ${issue.values.map(quoteValue).join(', ')}.`,
      })
    case 'invalid_format':
      // The contract's message is what the value may look like.
      return both(unusable(value), {
        nb: `Skriv det på samme form som ${issue.message}.`,
        en: `Write it in the same form as ${issue.message}.`,
      })
    case 'too_small':
      return issue.origin === 'string'
        ? { nb: 'Feltet er tomt. Fyll det ut.', en: 'The field is empty. Fill it in.' }
        : both(unusable(value), {
            nb: `Oppgi ${issue.minimum} eller mer.`,
            en: `Give ${issue.minimum} or more.`,
          })
    case 'too_big':
      return tooBig(issue, value)
    default:
      return unusable(value)
  }
}

function isNumeric(expected: string): boolean {
  return expected === 'number' || expected === 'int'
}

/** A text where a number is asked for: what it could mean, when that is more than one. */
function notOneNumber(written: string): Words {
  const value = shown(written)
  const meanings = numberMeanings(written)
  return meanings.length < 2
    ? both(unusable(value), EXPECTED.number)
    : {
        nb: `${value} kan bety ${meanings.map(inWords('nb')).join(' eller ')}. Skriv tallet uten punktum og komma.`,
        en: `${value} could mean ${meanings.map(inWords('en')).join(' or ')}. Write it without full stop or comma.`,
      }
}

/** A number as the language writes it, thousands by space. */
function inWords(language: keyof Words): (value: number) => string {
  return (value) =>
    String(value)
      .replace('.', language === 'nb' ? ',' : '.')
      .replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ' '))
}

const EXPECTED: Partial<Record<string, Words>> & { string: Words; number: Words } = {
  string: { nb: 'Oppgi én tekst.', en: 'Give one text.' },
  number: { nb: 'Oppgi ett tall.', en: 'Give one number.' },
  int: { nb: 'Oppgi et heltall.', en: 'Give a whole number.' },
  boolean: { nb: 'Oppgi true eller false.', en: 'Give true or false.' },
  array: { nb: 'Oppgi en liste.', en: 'Give a list.' },
  object: { nb: 'Oppgi et JSON-objekt.', en: 'Give a JSON object.' },
}

function customSentence(params: Record<string, unknown> = {}, value: string | undefined): Words {
  const { code, names = [] } = params
  const listed = (names as string[]).join(', ')
  if (code === 'one_of')
    return {
      nb: `Oppgi én av dem, og bare én: ${listed}.`,
      en: `Give one of them, and only one: ${listed}.`,
    }
  if (code === 'date')
    return {
      nb: `${value} er ikke en dato. Skriv den som 2019-10-15.`,
      en: `${value} is not a date. Write it like 2019-10-15.`,
    }
  if (code === 'date_range')
    return {
      nb: `${value} er ikke mellom ${params.earliest} og ${params.latest}. Skriv året med fire sifre.`,
      en: `${value} is not between ${params.earliest} and ${params.latest}. Write the year with four digits.`,
    }
  if (code === 'time_zone')
    return {
      nb: `${value} er ikke en tidssone. Skriv navnet i IANA-databasen, som Europe/Copenhagen.`,
      en: `${value} is not a time zone. Write its name in the IANA database, like Europe/Copenhagen.`,
    }
  if (code === 'currency')
    return {
      nb: `${value} er ikke en valuta. Skriv de tre bokstavene i ISO 4217, som DKK.`,
      en: `${value} is not a currency. Write the three letters of ISO 4217, like DKK.`,
    }
  if (code === 'as_of')
    return {
      nb: `${value} er verken en dato eller et nummer i endringsloggen. Skriv 2019-06-30 eller 1200.`,
      en: `${value} is neither a date nor a number in the change log. Write 2019-06-30 or 1200.`,
    }
  if (code === 'text' && params.fault) return faultSentence(params.fault as TextFault)
  if (code === 'text')
    return {
      nb: 'Teksten har tegn som ikke kan lagres. Skriv den inn på nytt uten styretegn.',
      en: 'The text has characters that cannot be stored. Write it anew without control characters.',
    }
  return unusable(value)
}

function faultSentence({ character, place, why }: TextFault): Words {
  const { nb, en } = TEXT_FAULTS[why]
  return {
    nb: `Tegn ${place} (${character}) ${nb}. Ta det bort.`,
    en: `Character ${place} (${character}) ${en}. Remove it.`,
  }
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig, value: string | undefined): Words {
  if (origin === 'string')
    return {
      nb: `Teksten er for lang. Bruk høyst ${maximum} tegn.`,
      en: `The text is too long. Use at most ${maximum} characters.`,
    }
  if (origin === 'array')
    return {
      nb: `Listen er for lang. Oppgi høyst ${maximum}.`,
      en: `The list is too long. Give at most ${maximum}.`,
    }
  return both(unusable(value), { nb: `Oppgi ${maximum} eller mindre.`, en: `Give ${maximum} or less.` })
}

function unusable(value: string | undefined): Words {
  return value === undefined
    ? { nb: 'Verdien kan ikke brukes.', en: 'The value cannot be used.' }
    : { nb: `${value} kan ikke brukes.`, en: `${value} cannot be used.` }
}

function both(said: Words, remedy: Words): Words {
  return { nb: `${said.nb} ${remedy.nb}`, en: `${said.en} ${remedy.en}` }
}

function quoteValue(value: unknown): string {
  return value === '' ? '«»' : String(value)
}

const SHOWN_LENGTH = 60

function shown(value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined
  const text = String(value)
  return `«${text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text}»`
}
