import { Checkbox } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { FacetCounts } from '../../../schema/api/systemFilters.js'
import { SIGNALS, type Signal } from '../../../schema/rules/progress.js'
import { STATUSES, type Status } from '../../../schema/rules/status.js'
import { SYSTEM_FACETS, SYSTEM_FILTERS, type SystemFacet } from '../../../schema/rules/systemList.js'
import { inTextOrder } from '../../../schema/rules/text.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { DayOneTag, SignalGlyph } from '../../parts/SignalLabel.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import type { Search } from '../../paths.js'
import { useFilterWords, valuesOf, withoutValue, withValue } from './filters.js'

/** Values that a facet shows before «Vis alle». */
const SHOWN = 7
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
  return (
    <>
      {SYSTEM_FACETS.map((facet) => (
        <Facet key={facet} facet={facet} counts={facets?.[facet] ?? []} search={search} onChange={onChange} />
      ))}
    </>
  )
}

function Facet({
  facet,
  counts,
  search,
  onChange,
}: {
  facet: SystemFacet
  counts: FacetCounts[SystemFacet]
  search: Search
  onChange: (search: Search) => void
}) {
  const { t, say, language } = useLanguage(systemListTexts)
  const words = useFilterWords()
  const [all, setAll] = useState(false)
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
  if (values.length === 0) return null
  const shown = all || fixed ? values : values.filter((value, at) => at < SHOWN || chosen.includes(value))
  return (
    <fieldset className="facet">
      <legend>
        {say(SYSTEM_FILTERS[facet])}
        {chosen.length > 0 && <span className="subtle"> · {t.systems.selected(chosen.length)}</span>}
      </legend>
      {shown.map((value) => {
        const one = { filter: facet, value }
        const checked = chosen.includes(value)
        return (
          <div key={value} className="facet-value">
            <Checkbox
              value={value}
              checked={checked}
              onChange={() => onChange(checked ? withoutValue(search, one) : withValue(search, one))}
              label={
                <span className="labelled">
                  <FacetGlyph facet={facet} value={value} />
                  {value !== 'day_one' && <span className="facet-name">{name(value)}</span>}
                </span>
              }
            />
            <span className="number">{formatNumber(known.get(value) ?? 0, language)}</span>
          </div>
        )
      })}
      {!fixed && values.length > SHOWN && (
        <button type="button" className="text-button" onClick={() => setAll(!all)}>
          {all ? t.systems.showFewer : t.common.showAll(values.length)}
        </button>
      )}
    </fieldset>
  )

  /** By name; of replacements only those that are shown are named. */
  function inOrder(values: Iterable<string>): string[] {
    return facet === 'destination' ? [...values] : inTextOrder(values, name)
  }

  function name(value: string): string {
    return words({ filter: facet, value })
  }
}

function FacetGlyph({ facet, value }: { facet: SystemFacet; value: string }) {
  if (facet === 'status') return <StatusGlyph status={value as Status} />
  if (facet !== 'signal') return null
  return value === 'day_one' ? <DayOneTag /> : <SignalGlyph signal={value as Exclude<Signal, 'day_one'>} />
}
