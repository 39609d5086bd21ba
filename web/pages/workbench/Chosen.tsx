import type { WaitingSystem } from '../../../schema/api/suggestions.js'
import { useChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { WayButtons, type Ways } from './Suggested.js'
import { useTargetName } from './told.js'

/** The systems that are chosen, each with where it would go, and what can be done with all of them. */
export function Chosen({ rows, ways }: { rows: readonly WaitingSystem[]; ways: Ways }) {
  const { t, say } = useLanguage(workbenchTexts)
  const targetName = useTargetName()
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const suggested = rows.filter(({ suggestion }) => suggestion !== null).length
  return (
    <section className="suggested" aria-label={t.workbench.several(rows.length)}>
      <h2>{t.workbench.several(rows.length)}</h2>
      <p className="subtle">{t.workbench.severalText(suggested, rows.length - suggested)}</p>
      <ul className="chosen-systems">
        {rows.map(({ number, name, municipality, suggestion }) => (
          <li key={number}>
            {name} <span className="subtle">{municipalities.get(municipality) ?? municipality}</span>{' '}
            {suggestion ? (
              <span>→ {targetName(suggestion.replacement)}</span>
            ) : (
              <span className="subtle">{t.workbench.noSuggestion}</span>
            )}
          </li>
        ))}
      </ul>
      <WayButtons ways={ways} acceptLabel={t.workbench.acceptMany(suggested)} />
    </section>
  )
}
