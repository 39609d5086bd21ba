import type { Replacement } from '../../../schema/api/replacements.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'

/** How far the archives of the systems that move in have come: each step with how many have taken it. */
export function Archives({ archives }: Pick<Replacement, 'archives'>) {
  const { t, say, language } = useLanguage(replacementTexts)
  const next = archives.findIndex(({ done, of }) => done < of)
  const number = (count: number) => formatNumber(count, language)
  return (
    <section className="track">
      <div className="section-head">
        <h2>{t.replacements.archives}</h2>
      </div>
      {archives.length === 0 && <p className="subtle pad">{t.replacements.noArchives}</p>}
      <ol>
        {archives.map((step, at) => (
          <li
            key={step.nb}
            data-done={step.done === step.of}
            data-failed={step.failed > 0}
            aria-current={at === next ? 'step' : undefined}
          >
            <span>
              {say(step)}
              {step.planned && (
                <span className="subtle small"> {t.common.plannedOn(formatDate(step.planned))}</span>
              )}
            </span>
            <span className="subtle small replacement-of">
              {t.replacements.readyOf(number(step.done), number(step.of))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
