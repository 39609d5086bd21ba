import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { type CheckFindings, type CheckHistory, FOUND_ONLY } from '../../../schema/api/checks.js'
import { SEVERITY_WORDS } from '../../../schema/rules/checkFacts.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { findingTexts } from '../../i18n/findings.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { paths } from '../../paths.js'
import { FoundSystems } from './FoundSystems.js'
import { NotNeeded } from './NotNeeded.js'
import { SeverityGlyph } from './SeverityGlyph.js'

/** Where all that a check finds is mended together. */
const MENDED_TOGETHER: Partial<Record<string, { href: string; say: 'duplicates' | 'unmapped' }>> = {
  POSSIBLE_DUPLICATE: { href: paths.duplicates(), say: 'duplicates' },
  UNMAPPED: { href: paths.workbench(), say: 'unmapped' },
}

/** One check: what it means and what to do, how many it found before, and its systems. */
export function CheckPanel({
  check,
  history,
  narrow,
}: {
  check: CheckFindings
  history: CheckHistory | undefined
  narrow: boolean
}) {
  const { t, say, language } = useLanguage(findingTexts)
  const { only: asked } = useSearch({ from: '/shell/findings' })
  const { code, severity, what, law, count, followed, notNeeded, nb, en } = check
  const number = (value: number) => formatNumber(value, language)
  const heading = useRef<HTMLHeadingElement>(null)
  // The list is gone from a narrow screen: the page goes on here.
  useEffect(() => {
    if (narrow) heading.current?.focus()
  }, [narrow])
  const only = FOUND_ONLY.find((one) => one === asked)
  const apart = asked === 'not_needed'
  const together = MENDED_TOGETHER[code]
  const counts: Record<string, number | null | undefined> = {
    all: count,
    new: history?.opened,
    closed: history?.closed,
    unfollowed: count - followed,
    not_needed: notNeeded,
  }
  return (
    <section className="finding-panel" aria-labelledby="finding-title">
      {narrow && <AppLink href={paths.findings()}>← {t.findings.back}</AppLink>}
      <p className="small">
        <SeverityGlyph severity={severity} /> {say(SEVERITY_WORDS[severity])}
        {law && <span className="subtle"> · {say(law)}</span>}
      </p>
      <h2 id="finding-title" ref={heading} tabIndex={-1}>
        {say({ nb, en })}
      </h2>
      <p className="finding-what">{say(what)}</p>
      {history && history.counts.length > 0 && (
        <p className="subtle small">
          {t.findings.before(
            history.counts.map((one) => t.findings.day(number(one.count), formatDate(one.day))).join(', '),
          )}
        </p>
      )}
      <p className="row">
        {count > 0 && (
          <AppLink href={paths.systems({ check: [code] })}>{t.findings.showAll(number(count))}</AppLink>
        )}
        {together && count > 0 && <AppLink href={together.href}>{t.findings.together[together.say]}</AppLink>}
      </p>
      <nav aria-label={t.findings.show} className="finding-tabs">
        {(['all', 'new', 'closed', 'unfollowed', 'not_needed'] as const).map((one) => {
          const sum = counts[one]
          const current = one === (apart ? 'not_needed' : (only ?? 'all'))
          if (!current && (sum === null || sum === undefined)) return null
          return (
            <AppLink
              key={one}
              className="finding-tab"
              href={paths.findings({ check: code, ...(one !== 'all' && { only: one }) })}
              aria-current={current ? 'true' : undefined}
            >
              {t.findings.only[one]}{' '}
              {sum !== null && sum !== undefined && <span className="subtle">{number(sum)}</span>}
            </AppLink>
          )
        })}
      </nav>
      {apart ? <NotNeeded check={check} /> : <FoundSystems key={only ?? ''} check={check} only={only} />}
    </section>
  )
}
