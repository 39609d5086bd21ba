import type * as z from 'zod'
import en from 'zod/v4/locales/en.js'
import no from 'zod/v4/locales/no.js'
import { type FieldError, fieldProblem, Refusal } from '../../schema/contracts/errors.js'

const english = en().localeError
const norwegian = no().localeError

/**
 * Reads input by its contract.
 * @throws Refusal `invalid_input` naming every field that is wrong, its value and the remedy, in both languages.
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: english })
  if (parsed.success) return parsed.data
  // Parsed once more for the other language's sentences: only bad input pays for it.
  const translated = schema.safeParse(input, { error: norwegian }).error?.issues ?? []
  throw new Refusal('invalid_input', {
    errors: parsed.error.issues.map((issue, index) => problemOf(issue, translated[index], input)),
  })
}

function problemOf(
  issue: z.core.$ZodIssue,
  translated: z.core.$ZodIssue | undefined,
  input: unknown,
): FieldError {
  const path = issue.path.map(String).join('.')
  const value = shown(issue.path.reduce<unknown>(property, input))
  if (issue.code === 'custom' && issue.params?.code === 'date')
    return fieldProblem(path, 'invalid_date', {
      nb: `${value} er ikke en dato. Skriv den som 2019-10-15.`,
      en: `${value} is not a date. Write it like 2019-10-15.`,
    })
  if (issue.code === 'custom' && issue.params?.code === 'text')
    return fieldProblem(path, 'invalid_text', {
      nb: 'Teksten har tegn som ikke kan lagres. Skriv den inn på nytt uten styretegn.',
      en: 'The text has characters that cannot be stored. Write it anew without control characters.',
    })
  if (issue.code === 'unrecognized_keys')
    return fieldProblem(issue.keys.join(', '), issue.code, {
      nb: `Feltet finnes ikke eller kan ikke skrives: ${issue.keys.join(', ')}.`,
      en: `The field does not exist or cannot be written: ${issue.keys.join(', ')}.`,
    })
  const of = value === undefined ? '' : ` (${value})`
  return fieldProblem(path, issue.code, {
    nb: `${translated?.message ?? issue.message}${of}`,
    en: `${issue.message}${of}`,
  })
}

function property(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined
}

const SHOWN_LENGTH = 60

function shown(value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined
  const text = String(value)
  return `«${text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text}»`
}
