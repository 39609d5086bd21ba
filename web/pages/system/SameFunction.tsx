import { readFunction } from '../../../schema/api/functions.js'
import type { System } from '../../../schema/api/systems.js'
import { useChoices, useRead } from '../../api/queries.js'
import { compareTexts } from '../../i18n/compare.js'
import { useLanguage } from '../../i18n/language.js'
import { systemTexts } from '../../i18n/system.js'
import { AppLink } from '../../parts/AppLink.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { paths } from '../../paths.js'

/** What does the same in the other municipalities, how far each has come, and the way to put them side by side. */
export function SameFunction({ system }: { system: System }) {
  const { t, say } = useLanguage(systemTexts, compareTexts)
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const { number } = system
  const place = useRead(readFunction, { params: { number } })
  return (
    <section className="same-function">
      <div className="section-head">
        <h2>{t.system.sameFunction}</h2>
      </div>
      <QueryStates query={place} rows={3}>
        {({ alike, systems, ...words }) => (
          <>
            <p className="subtle small pad">{say(words)}</p>
            {alike.length === 1 && <p className="subtle">{t.system.sameNone}</p>}
            <ul>
              {alike
                .filter((one) => one.number !== number)
                .map((one) => (
                  <li key={one.number}>
                    <AppLink href={paths.system(one.number)}>{one.name}</AppLink>
                    <span className="subtle">{municipalities.get(one.municipality)}</span>
                    <StatusLabel status={one.status} />
                  </li>
                ))}
            </ul>
            {systems > alike.length && (
              <p className="subtle small">{t.system.sameMore(systems - alike.length)}</p>
            )}
            {alike.length > 1 && (
              <p>
                <AppLink href={paths.compare({ like: number })}>{t.compare.compareAlike}</AppLink>
              </p>
            )}
          </>
        )}
      </QueryStates>
    </section>
  )
}
