import type { listContracts } from '../../../schema/api/contracts.js'
import type { FieldError } from '../../../schema/api/errors.js'
import { CONTRACT_SECTION_WORDS, CONTRACT_SECTIONS } from '../../../schema/rules/contractSections.js'
import { CONTRACT_STATE_WORDS, CONTRACT_STATES } from '../../../schema/rules/contracts.js'
import { useChoices } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { useLanguage } from '../../i18n/language.js'
import { Folded } from '../../parts/Folded.js'
import { errorAt } from '../../parts/form/fields.js'
import { ChoiceFilter, DateFilter, TextFilter } from '../../parts/form/filters.js'
import type { ContractsSearch } from './search.js'

/** What is looked at alone, by the flag of the list that asks for it. */
const ONLY = [
  'missed',
  'endsBeforeCutOver',
  'unconfirmed',
] as const satisfies (keyof typeof listContracts.query.shape)[]

/** Several values that are chosen as one. */
const together = (values: readonly string[]) => values.join(',')

/** What the list is narrowed to. */
export function ContractFilters({
  search,
  errors,
  onChange,
  onReset,
}: {
  search: ContractsSearch
  errors: readonly FieldError[]
  /** Changes what the address says by then: another filter may have been chosen since. */
  onChange: (change: (search: ContractsSearch) => ContractsSearch) => void
  /** Absent where nothing is filtered. */
  onReset?: () => void
}) {
  const { t, say } = useLanguage(contractTexts)
  const { municipality } = useChoices(true)
  const errorOf = (name: keyof ContractsSearch) => {
    const error = errorAt(errors, name)
    return error && say(error)
  }
  const set = (name: keyof ContractsSearch, value: string | string[]) =>
    onChange(({ [name]: _, ...rest }) => (value.length > 0 ? { ...rest, [name]: value } : rest))
  const written = (name: 'q' | 'party' | 'deadlineFrom' | 'deadlineTo') => ({
    value: [search[name] ?? ''].flat()[0] ?? '',
    error: errorOf(name),
    onSet: (value: string) => set(name, value),
  })
  const chosen = (name: 'section' | 'state', options: { value: string; label: string }[]) => {
    const value = together([search[name] ?? []].flat())
    return {
      value,
      error: errorOf(name),
      // What a link of another page asks for together is one choice here.
      options: value.includes(',')
        ? [
            ...options,
            {
              value,
              label: value
                .split(',')
                .map((one) => labelIn(options, one))
                .join(', '),
            },
          ]
        : options,
      onSet: (next: string) => set(name, next === '' ? [] : next.split(',')),
    }
  }
  const only = ONLY.find((name) => search[name] === 'true') ?? ''
  return (
    <Folded title={t.contracts.filters} open={onReset !== undefined}>
      <search className="row list-filters">
        <TextFilter label={t.contracts.search} hint={t.contracts.searchHint} {...written('q')} />
        <ChoiceFilter
          label={t.contracts.section}
          {...chosen(
            'section',
            CONTRACT_SECTIONS.map((value) => ({ value, label: say(CONTRACT_SECTION_WORDS[value]) })),
          )}
        />
        <ChoiceFilter
          label={t.contracts.party}
          options={municipality.map((one) => ({ value: one.value, label: say(one) }))}
          {...written('party')}
        />
        <ChoiceFilter
          label={t.contracts.state}
          {...chosen(
            'state',
            CONTRACT_STATES.map((value) => ({ value, label: say(CONTRACT_STATE_WORDS[value]) })),
          )}
        />
        <ChoiceFilter
          label={t.contracts.only}
          value={only}
          error={only === '' ? undefined : errorOf(only)}
          options={ONLY.map((value) => ({ value, label: t.contracts.onlyChoices[value] }))}
          onSet={(value) =>
            onChange(({ missed: _, endsBeforeCutOver: __, unconfirmed: ___, ...rest }) =>
              value === '' ? rest : { ...rest, [value]: 'true' },
            )
          }
        />
        <DateFilter label={t.contracts.deadlineFrom} {...written('deadlineFrom')} />
        <DateFilter label={t.contracts.deadlineTo} {...written('deadlineTo')} />
        {onReset && (
          <button type="button" className="text-button" onClick={onReset}>
            {t.common.reset}
          </button>
        )}
      </search>
    </Folded>
  )
}

function labelIn(options: readonly { value: string; label: string }[], value: string): string {
  return options.find((one) => one.value === value)?.label ?? value
}
