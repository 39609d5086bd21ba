import { type FieldError, fieldProblem, Refusal } from '../../../schema/api/errors.js'
import { isKnownCode } from '../../../schema/rules/import/knownCode.js'
import type { ImportRegister } from '../../../schema/rules/import/register.js'
import type { ImportSettings } from '../../../schema/rules/import/settings.js'
import { targetsOf } from '../../../schema/rules/import/targets.js'

/**
 * Refuses settings that name what there is not: what a column is taken as, a municipality, a kind, or what a word means.
 * @throws Refusal `invalid_input` naming each.
 */
export function refuseSettings(settings: ImportSettings, register: ImportRegister): void {
  const { entity, columns, municipality, kind, values } = settings
  const targets: readonly string[] = targetsOf(entity)
  const errors: FieldError[] = [
    ...Object.entries(columns)
      .filter(([, target]) => !targets.includes(target))
      .map(([key, target]) => unknown(`settings.columns.${key}`, target)),
    ...(municipality !== null && !isKnownCode('system', 'municipality', municipality, register)
      ? [unknown('settings.municipality', municipality)]
      : []),
    ...(kind !== null && !isKnownCode('system', 'kind', kind, register)
      ? [unknown('settings.kind', kind)]
      : []),
    ...Object.entries(values).flatMap(([field, words]) =>
      Object.entries(words)
        .filter(([, code]) => code !== null && !isKnownCode(entity, field, code, register))
        .map(([word, code]) => unknown(`settings.values.${field}.${word}`, code ?? '')),
    ),
  ]
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
}

function unknown(path: string, value: string): FieldError {
  return fieldProblem(path, 'unknown_reference', {
    nb: `«${value}» finnes ikke eller er ikke i bruk. Velg fra listen.`,
    en: `“${value}” does not exist or is not active. Choose from the list.`,
  })
}
