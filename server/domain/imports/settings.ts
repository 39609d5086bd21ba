import { type FieldError, fieldProblem, Refusal } from '../../../schema/api/errors.js'
import { COLUMN_ANSWERS } from '../../../schema/rules/import/columnQuestions.js'
import { isKnownCode } from '../../../schema/rules/import/knownCode.js'
import type { ImportRegister } from '../../../schema/rules/import/register.js'
import type { Answer, ImportSettings } from '../../../schema/rules/import/settings.js'
import { isTarget } from '../../../schema/rules/import/targets.js'

/**
 * Refuses settings that name what there is not: what a column is taken as, a municipality, a kind, or what a word means.
 * @throws Refusal `invalid_input` naming each.
 */
export function refuseSettings(settings: ImportSettings, register: ImportRegister): void {
  const { entity, columns, municipality, kind, values } = settings
  const errors: FieldError[] = [
    ...Object.entries(columns)
      .filter(([, target]) => !isTarget(entity, target))
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

/** @throws Refusal `invalid_input` naming the answers of whole columns that no question of a column has. */
export function refuseWrongAnswers(answers: readonly Answer[], wrong: readonly Answer[]): void {
  const among = COLUMN_ANSWERS.join(', ')
  const errors = wrong.map((one) => {
    const said = [one.answer].flat().join(', ')
    return fieldProblem(`answers.${answers.indexOf(one)}.answer`, 'unknown_answer', {
      nb: `«${said}» svarer ikke på noe som en hel kolonne blir spurt om. Svar med ${among}, eller oppgi «row» eller «value».`,
      en: `“${said}” answers nothing that a whole column is asked. Answer by ${among}, or give “row” or “value”.`,
    })
  })
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
}
