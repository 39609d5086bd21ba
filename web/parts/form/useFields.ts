import type { CodeList } from '../../../schema/rules/codeLists.js'
import { asksField } from '../../../schema/rules/countries/all.js'
import type { Choices, Fields, Referred } from '../../../schema/rules/fields.js'
import { withCurrency } from '../../../schema/rules/money.js'
import type { Settings } from '../../../schema/rules/programme.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { type Choice, useChoices, useReplacementChoices, useSystemChoices } from '../../api/queries.js'
import { useSettings } from '../settings.js'
import { choicesOf, type Field } from './fields.js'

type FormFields<F extends Fields> = { readonly [N in keyof F]: Field }

/** What the register has to choose from. */
interface Lists {
  codes: (list: CodeList) => Choice[]
  rows: Readonly<Record<Referred, Choice[]>>
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
  const chosen = Object.values(fields).filter(({ type }) => type === 'choice')
  const isChosen = (of: Referred) =>
    chosen.some(({ choices }) => choices?.from === 'rows' && choices.of === of)
  const lists = useChoices()
  const settings = useSettings()
  const system = useSystemChoices(isChosen('system'))
  const replacement = useReplacementChoices(true, isChosen('replacement'))
  return formFields(fields, asLists(lists, system, replacement), settings)
}

/**
 * Makes fields as they are read, of one concept after another: with what is no longer in use. A system is shown by its
 * number. `all`: those too that the rule set of the programme does not ask for, as the log may tell of them.
 */
export function useFieldsToRead(all = false): <F extends Fields>(fields: F) => FormFields<F> {
  const lists = asLists(useChoices(true), [], useReplacementChoices())
  const settings = useSettings()
  return (fields) => formFields(fields, lists, settings, all)
}

function asLists(
  { codes, municipality, serviceArea, wave }: ReturnType<typeof useChoices>,
  system: Choice[],
  replacement: Choice[],
): Lists {
  const rows = { municipality, party: municipality, service_area: serviceArea, wave, system, replacement }
  return { codes, rows }
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
          choices: type === 'choice' || type === 'list' ? listOf(choices, lists) : [],
          done,
          ...(ahead && { ahead }),
          ...(help && { help }),
        },
      ]
    }),
  ) as unknown as FormFields<F>
}

function listOf(choices: Choices | undefined, { codes, rows }: Lists): Choice[] {
  if (choices === undefined) return []
  if (choices.from === 'words') return choicesOf(choices.words)
  return choices.from === 'codes' ? codes(choices.list) : rows[choices.of]
}
