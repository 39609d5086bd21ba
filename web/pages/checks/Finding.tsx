import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { type CheckFindings, type FoundSystem, listFindings } from '../../../schema/api/checks.js'
import { useChoices, usePages } from '../../api/queries.js'
import { findingTexts } from '../../i18n/findings.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { useAsOf } from '../../parts/moment.js'
import { NotOnPaper } from '../../parts/Pieces.js'
import { LoadError } from '../../parts/QueryStates.js'
import { paths } from '../../paths.js'

/** So many more systems come at a time. */
const PAGE = 200

/** Where all that a check finds is mended together. */
const MENDED_TOGETHER: Partial<Record<string, { href: string; say: 'duplicates' | 'unmapped' }>> = {
  POSSIBLE_DUPLICATE: { href: paths.duplicates(), say: 'duplicates' },
  UNMAPPED: { href: paths.workbench(), say: 'unmapped' },
}

/** One check that finds something: how many systems, what it means, what to do, and which they are. */
export function Finding({ check }: { check: CheckFindings }) {
  const { t, say, language } = useLanguage(findingTexts)
  const { code, what, law, count, place: _place, systems, ...words } = check
  const list = paths.systems({ check: [code] })
  const number = formatNumber(count, language)
  const together = MENDED_TOGETHER[code]
  return (
    <li className="finding">
      <AppLink
        href={list}
        className="finding-count"
        aria-label={`${say(words)}: ${t.findings.systems(number)}`}
      >
        {number}
      </AppLink>
      <div>
        <h3>{say(words)}</h3>
        <p>
          {say(what)} {law && <span className="subtle small">{say(law)}</span>}
        </p>
        {together && (
          <AppLink href={together.href} className="finding-together">
            {t.findings.together[together.say]}
          </AppLink>
        )}
        <details>
          <summary>{t.findings.show}</summary>
          <Found check={check} />
          {count > systems.length && <AppLink href={list}>{t.findings.showAll(number)}</AppLink>}
        </details>
      </div>
    </li>
  )
}

/** The systems that a check finds: the first came with it, the rest a page at a time. */
function Found({ check: { code, count, place, systems, nb, en } }: { check: CheckFindings }) {
  const { t, say, language } = useLanguage(findingTexts)
  const asOf = useAsOf()
  const [asked, setAsked] = useState(false)
  const list = usePages(listFindings, asOf === undefined ? {} : { asOf }, PAGE, {
    params: { code },
    enabled: asked,
  })
  const shown = list.data?.pages.flatMap(({ items }) => items) ?? systems
  const [of, all] = [shown.length, count].map((number) => formatNumber(number, language))
  return (
    <>
      <FoundSystems systems={shown} place={place} />
      {list.isError && <LoadError error={list.error} retry={() => list.refetch()} />}
      {count > systems.length && (
        <p className="row">
          <span role="status" className="subtle small">
            {t.findings.shown(of ?? '', all ?? '')}
          </span>
          {shown.length < count && (
            <Button
              variant="secondary"
              data-size="sm"
              loading={list.isFetching}
              aria-label={`${t.common.showMore}: ${say({ nb, en })}`}
              onClick={() => (asked ? list.fetchNextPage() : setAsked(true))}
            >
              {t.common.showMore}
            </Button>
          )}
        </p>
      )}
      <NotOnPaper shown={shown.length} total={count} />
    </>
  )
}

function FoundSystems({
  systems,
  place,
}: {
  systems: readonly FoundSystem[]
  place: CheckFindings['place']
}) {
  const { say } = useLanguage(findingTexts)
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  return (
    <ul className="finding-systems">
      {systems.map(({ number, name, municipality, detail }) => (
        <li key={number}>
          <AppLink href={paths.system(number, place)}>{name}</AppLink>{' '}
          <span className="subtle small">
            {number} · {municipalities.get(municipality) ?? municipality}
          </span>
          {detail && <div className="small">{say(detail)}</div>}
        </li>
      ))}
    </ul>
  )
}
