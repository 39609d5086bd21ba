import type { FieldError } from '../../../schema/api/errors.js'
import {
  REPLACEMENT_KIND_WORDS,
  REPLACEMENT_KINDS,
  REPLACEMENT_STATE_WORDS,
  REPLACEMENT_STATES,
  REPLACEMENT_TROUBLES,
} from '../../../schema/rules/replacements.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { Folded } from '../../parts/Folded.js'
import { errorAt } from '../../parts/form/fields.js'
import { ChoiceFilter, TextFilter } from '../../parts/form/filters.js'
import { type ReplacementSearch, SHARED_KINDS, valuesOf } from './search.js'

/** Several values that are chosen as one: what the sentence above links to. */
const together = (values: readonly string[]) => values.join(',')

/** What the list is narrowed to, and in which order it is. */
export function ReplacementFilters({
  search,
  errors,
  onChange,
  onReset,
}: {
  search: ReplacementSearch
  errors: readonly FieldError[]
  onChange: (search: ReplacementSearch) => void
  /** Absent where nothing is filtered. */
  onReset?: () => void
}) {
  const { t, say } = useLanguage(replacementTexts)
  const errorOf = (name: string) => {
    const error = errorAt(errors, name)
    return error && say(error)
  }
  const set = (name: keyof ReplacementSearch, value: string | string[]) => {
    const { [name]: _, ...rest } = search
    onChange(value.length > 0 ? { ...rest, [name]: value } : rest)
  }
  const choice = (name: 'kind' | 'state' | 'signal') => ({
    value: together(valuesOf(search[name])),
    error: errorOf(name),
    onSet: (value: string) => set(name, value === '' ? [] : value.split(',')),
  })
  const { signals, sorts } = t.replacements
  const sort = typeof search.sort === 'string' ? search.sort : 'attention'
  const orders = Object.entries(sorts).map(([value, label]) => ({ value, label }))
  const columns = new Map(Object.entries(t.replacements.columns))
  const column = columns.get(sort.replace(/^-/, ''))
  return (
    <Folded title={t.replacements.filters} open={onReset !== undefined}>
      <search className="row list-filters">
        <TextFilter
          label={t.replacements.search}
          value={typeof search.q === 'string' ? search.q : ''}
          error={errorOf('q')}
          onSet={(q) => set('q', q)}
        />
        <ChoiceFilter
          label={t.replacements.kind}
          options={[
            { value: together(SHARED_KINDS), label: t.replacements.shared },
            ...REPLACEMENT_KINDS.map((kind) => ({ value: kind, label: say(REPLACEMENT_KIND_WORDS[kind]) })),
          ]}
          {...choice('kind')}
        />
        <ChoiceFilter
          label={t.replacements.state}
          options={REPLACEMENT_STATES.map((state) => ({
            value: state,
            label: say(REPLACEMENT_STATE_WORDS[state]),
          }))}
          {...choice('state')}
        />
        <ChoiceFilter
          label={t.replacements.signal}
          options={[
            { value: together(REPLACEMENT_TROUBLES), label: t.replacements.wantingFilter },
            ...Object.entries(signals).map(([value, label]) => ({ value, label })),
          ]}
          {...choice('signal')}
        />
        <ChoiceFilter
          label={t.replacements.sort}
          required
          value={sort}
          error={errorOf('sort')}
          options={
            // A heading can be pressed for orders that are not offered here.
            column === undefined || sort in sorts
              ? orders
              : [...orders, { value: sort, label: `${column} ${sort.startsWith('-') ? '↓' : '↑'}` }]
          }
          onSet={(next) => set('sort', next === 'attention' ? '' : next)}
        />
        {onReset && (
          <button type="button" className="text-button" onClick={onReset}>
            {t.common.reset}
          </button>
        )}
      </search>
    </Folded>
  )
}
