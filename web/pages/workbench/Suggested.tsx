import { Button } from '@digdir/designsystemet-react'
import type { SystemSuggestions, WaitingSystem } from '../../../schema/api/suggestions.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { STRENGTH_WORDS } from '../../../schema/rules/suggestions/facts.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { AppLink } from '../../parts/AppLink.js'
import { useFormats } from '../../parts/settings.js'
import { paths } from '../../paths.js'
import { StrengthBars } from './StrengthBars.js'
import { useTargetName } from './told.js'

type Item = SystemSuggestions['items'][number]

/** What can be done with what is looked at, or with those that are chosen, each by its key. */
export interface Ways {
  accept?: (() => void) | undefined
  another: () => void
  split: () => void
  carryOn: () => void
  retire: () => void
}

/** Where the system may go: what speaks for it and against it in words, and what can be done. */
export function Suggested({
  item,
  ways,
  together,
  chooseTogether,
}: {
  item: Item | undefined
  ways: Ways | null
  /** The others that wait with the same suggestion, and belong to this. */
  together: readonly WaitingSystem[]
  chooseTogether: () => void
}) {
  const { t, say } = useLanguage(workbenchTexts)
  const targetName = useTargetName()
  const isOne = item !== undefined && item.strength !== 'none'
  return (
    <section className="suggested" aria-label={t.workbench.suggestion}>
      <div className="suggested-columns">
        <div>
          <p className="subtle">{isOne || !item ? t.workbench.suggestion : t.workbench.closest}</p>
          {item ? (
            <p className="suggested-target">
              <span aria-hidden="true">→ </span>
              {item.replacement ? (
                <AppLink href={paths.replacement(item.replacement.code)}>
                  {targetName(item.replacement)}
                </AppLink>
              ) : (
                targetName(null)
              )}
            </p>
          ) : (
            <p className="suggested-target">{t.workbench.noSuggestion}</p>
          )}
          {isOne && (
            <p className="subtle labelled">
              <StrengthBars strength={item.strength} />
              {say(STRENGTH_WORDS[item.strength])}:{' '}
              {t.workbench.speaks(item.speaksFor, item.speaksFor + item.speaksAgainst)}
            </p>
          )}
          {!isOne && <p className="subtle">{t.workbench.noSuggestionText}</p>}
        </div>
        {item && (
          <ul className="reasons">
            {item.reasons.map((reason) => (
              <li key={`${reason.code}-${reason.nb}`} data-speaks={reason.speaks}>
                <ReasonGlyph speaks={reason.speaks} />
                <span>
                  <span className="visually-hidden">
                    {reason.speaks === 'for' ? t.workbench.speaksFor : t.workbench.speaksAgainst}
                  </span>
                  {say(reason)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {item && item.besides.length > 0 && (
        <p className="subtle">{t.workbench.besides(item.besides.map(targetName).join(', '))}</p>
      )}
      {ways && <WayButtons ways={ways} acceptLabel={t.workbench.accept} />}
      {ways && together.length > 0 && (
        <p>
          {t.workbench.together(together.map(({ name }) => name).join(', '), together.length)}{' '}
          <button type="button" className="text-button" onClick={chooseTogether}>
            {t.workbench.chooseTogether(together.length + 1)}
          </button>{' '}
          <kbd>S</kbd>
        </p>
      )}
    </section>
  )
}

/** The buttons of what can be done, each with its key. */
export function WayButtons({ ways, acceptLabel }: { ways: Ways; acceptLabel: string }) {
  const { t } = useLanguage(workbenchTexts)
  return (
    <div className="ways">
      {ways.accept && <Way label={acceptLabel} shortcut="A" variant="primary" onClick={ways.accept} />}
      <Way label={t.workbench.another} shortcut="E" variant="secondary" onClick={ways.another} />
      <Way label={t.workbench.split} shortcut="D" variant="tertiary" onClick={ways.split} />
      <Way label={t.workbench.carryOn} shortcut="V" variant="tertiary" onClick={ways.carryOn} />
      <Way label={t.workbench.retire} shortcut="P" variant="tertiary" onClick={ways.retire} />
    </div>
  )
}

function Way({
  label,
  shortcut,
  variant,
  onClick,
}: {
  label: string
  shortcut: string
  variant: 'primary' | 'secondary' | 'tertiary'
  onClick: () => void
}) {
  return (
    <Button variant={variant} aria-keyshortcuts={shortcut} onClick={onClick}>
      {label}{' '}
      <span className="key" aria-hidden="true">
        {shortcut}
      </span>
    </Button>
  )
}

function ReasonGlyph({ speaks }: { speaks: 'for' | 'against' }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={speaks === 'for' ? 'm3 8.5 3.5 3.5L13 4.5' : 'M3 8h10'}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      />
    </svg>
  )
}

/** What follows when the system goes there, in one line. */
export function ConsequenceLine({ consequences }: { consequences: NonNullable<Item['consequences']> }) {
  const { t } = useLanguage(workbenchTexts)
  const { money } = useFormats()
  const { integrations, contracts, annualCost } = consequences
  const parts = [
    ...(integrations > 0 ? [t.workbench.moves(integrations)] : []),
    ...contracts.map(({ supplier, noticeDeadline }) =>
      noticeDeadline
        ? t.workbench.contractEnds(supplier, formatDate(noticeDeadline))
        : t.workbench.contractStops(supplier),
    ),
    ...(annualCost ? [t.workbench.lapses(money(annualCost))] : []),
  ]
  return (
    <p className="subtle">
      {t.workbench.consequences}: {parts.length > 0 ? parts.join(', ') : t.workbench.touchesNothing}.
    </p>
  )
}
