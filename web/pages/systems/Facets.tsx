import { Checkbox } from '@digdir/designsystemet-react'
import type { FacetCounts } from '../../../schema/api/systemFilters.js'
import { SIGNALS, type Signal } from '../../../schema/rules/progress.js'
import { STATUSES, type Status } from '../../../schema/rules/status.js'
import {
  containsFilter,
  DAY_FILTERS,
  DAY_WORDS,
  type DayFilter,
  PERIODS,
  SYSTEM_FACETS,
  SYSTEM_FILTERS,
  type SystemFacet,
  TEXT_FILTERS,
  type TextFilter as TextFilterName,
} from '../../../schema/rules/systemList.js'
import { inTextOrder } from '../../../schema/rules/text.js'
import { filterTexts } from '../../i18n/filters.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { Facet } from '../../parts/facets/Facet.js'
import { DateFilter, TextFilter } from '../../parts/form/filters.js'
import { DayOneTag, SignalGlyph } from '../../parts/SignalLabel.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import type { Search } from '../../paths.js'
import {
  isTurned,
  useFilterWords,
  valuesOf,
  withOnly,
  withoutValue,
  withTurned,
  withValue,
} from './filters.js'

const FIXED_ORDER: Partial<Record<SystemFacet, readonly string[]>> = { signal: SIGNALS, status: STATUSES }

/** The filters with how many systems each value has among those that the other filters match. */
export function Facets({
  facets,
  search,
  onChange,
}: {
  facets: FacetCounts | undefined
  search: Search
  onChange: (search: Search) => void
}) {
  // Once for all of them: what it reads is asked of the cache, and each list of choices made, each time.
  const words = useFilterWords()
  return (
    <>
      {SYSTEM_FACETS.map((facet) => (
        <OneFacet
          key={facet}
          facet={facet}
          words={words}
          counts={facets?.[facet] ?? []}
          search={search}
          onChange={onChange}
        />
      ))}
      {TEXT_FILTERS.filter((name) => !isFacet(name)).map((name) => (
        <div key={name} className="facet">
          <Containing name={name} search={search} onChange={onChange} />
        </div>
      ))}
      {DAY_FILTERS.map((day) => (
        <Period key={day} day={day} search={search} onChange={onChange} />
      ))}
    </>
  )
}

function OneFacet({
  facet,
  words,
  counts,
  search,
  onChange,
}: {
  facet: SystemFacet
  words: ReturnType<typeof useFilterWords>
  counts: FacetCounts[SystemFacet]
  search: Search
  onChange: (search: Search) => void
}) {
  const { t, say } = useLanguage(filterTexts)
  const chosen = valuesOf(search, facet)
  const known = new Map(counts.map(({ value, count }) => [value, count]))
  const fixed = FIXED_ORDER[facet]
  // A value that is chosen stays in the list, even when nothing is left of it.
  const values =
    fixed?.filter((value) => known.has(value) || chosen.includes(value) || facet === 'status') ??
    inOrder(new Set([...counts.map(({ value }) => value), ...chosen])).sort((a, b) =>
      // The few municipalities keep their places; of the rest the largest are looked for first.
      facet === 'municipality' ? 0 : (known.get(b) ?? 0) - (known.get(a) ?? 0),
    )
  const more = [
    ...(chosen.length > 0
      ? [
          <Checkbox
            key="turned"
            label={t.filters.turnRound}
            checked={isTurned(search, facet)}
            onChange={({ target }) => onChange(withTurned(search, facet, target.checked))}
          />,
        ]
      : []),
    ...(isText(facet)
      ? [<Containing key="containing" name={facet} search={search} onChange={onChange} />]
      : []),
  ]
  return (
    <Facet
      name={say(SYSTEM_FILTERS[facet])}
      values={values.map((value) => ({
        value,
        count: known.get(value) ?? 0,
        label: (
          <>
            <FacetGlyph facet={facet} value={value} />
            {value !== 'day_one' && <span className="facet-name">{name(value)}</span>}
          </>
        ),
      }))}
      chosen={chosen}
      {...(fixed && { shown: fixed.length })}
      more={more.length > 0 && more}
      onChange={(value, isChosen) => {
        const one = { filter: facet, value }
        onChange(isChosen ? withValue(search, one) : withoutValue(search, one))
      }}
    />
  )

  /** By name; of replacements only those that are shown are named. */
  function inOrder(values: Iterable<string>): string[] {
    return facet === 'destination' ? [...values] : inTextOrder(values, name)
  }

  function name(value: string): string {
    return words({ filter: facet, value })
  }
}

const isFacet = (name: TextFilterName) => SYSTEM_FACETS.some((facet) => facet === name)
const isText = (facet: SystemFacet): facet is TextFilterName & SystemFacet =>
  TEXT_FILTERS.some((name) => name === facet)

interface Asking {
  search: Search
  onChange: (search: Search) => void
}

/** What a text contains, whole or in part. */
function Containing({ name, search, onChange }: { name: TextFilterName } & Asking) {
  const { say } = useLanguage()
  const filter = containsFilter(name)
  const [value = ''] = valuesOf(search, filter)
  return (
    <TextFilter
      label={say(SYSTEM_FILTERS[filter])}
      value={value}
      onSet={(value) => onChange(withOnly(search, { filter, value }))}
    />
  )
}

/** The first and the last day of a period, or that there is no day. */
function Period({ day, search, onChange }: { day: DayFilter } & Asking) {
  const { t, say } = useLanguage(systemListTexts)
  const none = { filter: 'without' as const, value: day }
  return (
    <fieldset className="facet">
      <legend>{say(DAY_WORDS[day])}</legend>
      {PERIODS[day].map((filter) => (
        <DateFilter
          key={filter}
          label={say(SYSTEM_FILTERS[filter])}
          value={valuesOf(search, filter)[0] ?? ''}
          onSet={(value) => onChange(withOnly(search, { filter, value }))}
        />
      ))}
      <Checkbox
        label={t.systems.withoutValue}
        checked={valuesOf(search, 'without').includes(day)}
        onChange={({ target }) =>
          onChange(target.checked ? withValue(search, none) : withoutValue(search, none))
        }
      />
    </fieldset>
  )
}

function FacetGlyph({ facet, value }: { facet: SystemFacet; value: string }) {
  if (facet === 'status') return <StatusGlyph status={value as Status} />
  if (facet !== 'signal') return null
  return value === 'day_one' ? <DayOneTag /> : <SignalGlyph signal={value as Exclude<Signal, 'day_one'>} />
}
