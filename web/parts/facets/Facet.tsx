import { Checkbox } from '@digdir/designsystemet-react'
import { type ReactNode, useState } from 'react'
import { filterTexts } from '../../i18n/filters.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'

/** Values that a facet shows before «Vis alle». */
const SHOWN = 7

/** A value of a filter, with how many rows of the list it would leave. */
export interface FacetValue {
  value: string
  label: ReactNode
  count: number
}

/** A filter with how many rows each value has among those that the other filters match; nothing where there is no value. */
export function Facet({
  name,
  values,
  chosen,
  shown = SHOWN,
  onChange,
  children,
  more,
}: {
  name: string
  values: readonly FacetValue[]
  chosen: readonly string[]
  /** How many values are shown at first; the chosen ones are besides. */
  shown?: number
  onChange: (value: string, isChosen: boolean) => void
  /** Another way to choose; without it the rest is shown when it is asked for. */
  children?: ReactNode
  /** What else is asked by the same. */
  more?: ReactNode
}) {
  const { t, language } = useLanguage(filterTexts)
  const [all, setAll] = useState(false)
  // What is asked besides stays: it may be what leaves no value.
  if (values.length === 0 && !more) return null
  const drawn = all ? values : values.filter(({ value }, at) => at < shown || chosen.includes(value))
  return (
    <fieldset className="facet">
      <legend>
        {name}
        {chosen.length > 0 && <span className="subtle"> · {t.filters.selected(chosen.length)}</span>}
      </legend>
      {drawn.map(({ value, label, count }) => (
        <div key={value} className="facet-value">
          <Checkbox
            value={value}
            checked={chosen.includes(value)}
            onChange={() => onChange(value, !chosen.includes(value))}
            label={<span className="labelled">{label}</span>}
          />
          <span className="number">{formatNumber(count, language)}</span>
        </div>
      ))}
      {children ??
        (values.length > shown && (
          <button type="button" className="text-button" onClick={() => setAll(!all)}>
            {all ? t.filters.showFewer : t.common.showAll(values.length)}
          </button>
        ))}
      {more}
    </fieldset>
  )
}
