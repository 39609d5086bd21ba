import type { CodeList } from '../../../schema/rules/codeLists.js'
import { asksField } from '../../../schema/rules/countries/all.js'
import type { Choices, Fields, Referred } from '../../../schema/rules/fields.js'
import { withCurrency } from '../../../schema/rules/money.js'
import type { Settings } from '../../../schema/rules/programme.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import type { Findable } from '../../api/finders.js'
import { type Choice, useChoices } from '../../api/queries.js'
import { useReplacementNames } from '../../api/replacementNames.js'
import { useSettings } from '../settings.js'
import { choicesOf, type Field } from './fields.js'

type FormFields<F extends Fields> = { readonly [N in keyof F]: Field }

/** What the register has to choose from. */
interface Lists {
  codes: (list: CodeList) => Choice[]
  rows: Readonly<Record<Exclude<Referred, Findable>, Choice[]>>
  replacementName: ReturnType<typeof useReplacementNames>
}

/** The status, which is moved and not edited, as a field: for choosing a next one. */
export const STATUS_FIELD: Field = {
  name: 'status',
  nb: 'Status',
  en: 'Status',
  type: 'choice',
  choices: choicesOf(STATUS_WORDS),
}

/**
 * The fields of a concept as a form writes them: those that the rule set of the programme asks for, chosen from what is in
 * use.
 */
export function useFields<F extends Fields>(fields: F): FormFields<F> {
  const lists = asLists(useChoices(), useReplacementNames())
  const settings = useSettings()
  return formFields(fields, lists, settings)
}

/** The fields that a new row is asked for: no code that the register makes by itself, and no name that it can do without. */
export function useNewFields<F extends Fields>(fields: F): FormFields<F> {
  const all: Readonly<Record<string, Field>> = useFields(fields)
  const asked = Object.entries(all).flatMap(([name, field]) => {
    const { made, written } = fields[name] ?? {}
    if (made && written === 'key') return []
    return [[name, made ? { ...field, required: false, help: made } : field]]
  })
  return Object.fromEntries(asked) as FormFields<F>
}

/**
 * Makes fields as they are read, of one concept after another: with what is no longer in use. A system is shown by its
 * number. `all`: those too that the rule set of the programme does not ask for, as the log may tell of them.
 */
export function useFieldsToRead(all = false): <F extends Fields>(fields: F) => FormFields<F> {
  const lists = asLists(useChoices(true), useReplacementNames())
  const settings = useSettings()
  return (fields) => formFields(fields, lists, settings, all)
}

function asLists(
  { codes, municipality, serviceArea, subproject, wave }: ReturnType<typeof useChoices>,
  replacementName: Lists['replacementName'],
): Lists {
  const rows = { municipality, party: municipality, service_area: serviceArea, subproject, wave }
  return { codes, rows, replacementName }
}

function formFields<F extends Fields>(
  fields: F,
  lists: Lists,
  { ruleSet, currency }: Settings,
  all = false,
): FormFields<F> {
  const asked = Object.entries(fields).filter(([name]) => all || asksField(ruleSet, name))
  return Object.fromEntries(
    asked.map(([name, field]) => {
      const { type, required = false, choices, ahead, done = false, help } = field
      return [
        name,
        {
          name,
          ...withCurrency(field, currency),
          type,
          required,
          ...(type === 'choice' || type === 'list' ? listOf(choices, lists) : { choices: [] }),
          done,
          ...(ahead && { ahead }),
          ...(help && { help }),
        },
      ]
    }),
  ) as unknown as FormFields<F>
}

/** What a field is chosen from: a list, or what is searched for since it may be very long. */
function listOf(
  choices: Choices | undefined,
  { codes, rows, replacementName }: Lists,
): Pick<Field, 'choices' | 'finds' | 'named'> {
  if (choices === undefined) return { choices: [] }
  if (choices.from === 'words') return { choices: choicesOf(choices.words) }
  if (choices.from === 'codes')
    return { choices: [...codes(choices.list), ...choicesOf(choices.besides ?? {})] }
  if (choices.of === 'system') return { choices: [], finds: 'system' }
  if (choices.of === 'replacement') return { choices: [], finds: 'replacement', named: replacementName }
  return { choices: rows[choices.of] }
}
