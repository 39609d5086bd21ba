import { CHANGE_WAYS } from '../../../schema/api/changes.js'
import { LOGGED_FIELDS } from '../../../schema/api/loggedFields.js'
import { LOG_FACETS, type LogFacet, type LogFacetCounts } from '../../../schema/api/saves.js'
import { asksField } from '../../../schema/rules/countries/all.js'
import { inTextOrder } from '../../../schema/rules/text.js'
import { changeTexts } from '../../i18n/changes.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { Facet } from '../../parts/facets/Facet.js'
import { ChoiceFilter } from '../../parts/form/filters.js'
import { useSettings } from '../../parts/settings.js'
import { type LogSearch, valuesOf, withoutValue, withValue } from './logSearch.js'
import { useLogWords } from './useLogWords.js'

/** Values that a facet shows at first. */
const SHOWN = 6

interface Props {
  counts: LogFacetCounts | undefined
  search: LogSearch
  onChange: (search: LogSearch) => void
}

/** The filters of the log with how many changes each value has among those that the other filters match. */
export function LogFacets(props: Props) {
  return (
    <>
      {LOG_FACETS.map((facet) => (
        <LogFacetOf key={facet} facet={facet} {...props} />
      ))}
    </>
  )
}

function LogFacetOf({ facet, counts, search, onChange }: Props & { facet: LogFacet }) {
  const { t, language } = useLanguage(changeTexts)
  const { nameOf, wordOf, fieldOf } = useLogWords()
  const { ruleSet } = useSettings()
  const chosen = valuesOf(search, facet)
  const known = new Map((counts?.[facet] ?? []).map(({ value, count }) => [value, count]))
  const counted = [...known.keys()].filter((value) => facet !== 'field' || isAsked(value))
  const listed = [...new Set([...counted, ...chosen])]
  const values = facet === 'way' ? CHANGE_WAYS.filter((way) => listed.includes(way)) : listed
  const toggle = (value: string, isChosen: boolean) =>
    onChange(isChosen ? withValue(search, facet, value) : withoutValue(search, facet, value))
  const others = facet === 'field' ? values.filter((value) => !chosen.includes(value)) : []
  return (
    <Facet
      name={nameOf(facet)}
      shown={SHOWN}
      values={values.map((value) => ({ value, count: known.get(value) ?? 0, label: labelOf(value) }))}
      chosen={chosen}
      onChange={toggle}
    >
      {others.length > SHOWN && (
        <ChoiceFilter
          required
          label={t.changes.chooseField(formatNumber(others.length, language))}
          value=""
          options={[
            { value: '', label: t.common.choose },
            ...inTextOrder(
              others.map((value) => ({ value, label: wordOf('field', value) })),
              ({ label }) => label,
            ),
          ]}
          onSet={(value) => value && toggle(value, true)}
        />
      )}
    </Facet>
  )

  function labelOf(value: string) {
    if (facet !== 'field') return <span className="facet-name">{wordOf(facet, value)}</span>
    const { name, of } = fieldOf(value)
    return (
      <span className="facet-name">
        {name} <span className="subtle small">{of}</span>
      </span>
    )
  }

  /** What is kept beside the fields that are written has no name; what the rule set does not ask for is not told. */
  function isAsked(value: string): boolean {
    const [entity = '', name = ''] = value.split('.')
    return name in ((LOGGED_FIELDS as Record<string, object>)[entity] ?? {}) && asksField(ruleSet, name)
  }
}
