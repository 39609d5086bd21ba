import { useParams } from '@tanstack/react-router'
import { listReplacementProgress } from '../../../schema/api/replacements.js'
import { readVendor } from '../../../schema/api/vendors.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { useRead, useRows } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { vendorTexts } from '../../i18n/vendors.js'
import { AppLink } from '../../parts/AppLink.js'
import { usePastDay } from '../../parts/moment.js'
import { Pieces } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useSettings } from '../../parts/settings.js'
import { useTitle } from '../../parts/title.js'
import { WarningGlyph } from '../../parts/Warnings.js'
import { paths } from '../../paths.js'
import { Contracts } from './Contracts.js'
import { Products } from './Products.js'
import type { Read } from './read.js'
import './vendors.css'

/** One vendor: what of it leaves and what stays, its contracts and what they cost, what replaces from it, and what is found. */
export function VendorPage() {
  const { key = '' } = useParams({ strict: false })
  const vendor = useRead(readVendor, { params: { key } })
  useTitle(vendor.data?.name ?? key)
  return (
    <div className="page">
      {vendor.isError && !vendor.data && <h1>{key}</h1>}
      <QueryStates query={vendor} rows={12}>
        {(data) => <VendorView key={data.key} vendor={data} />}
      </QueryStates>
    </div>
  )
}

function VendorView({ vendor }: { vendor: Read }) {
  const { t, language } = useLanguage(vendorTexts)
  const others = vendor.spellings.slice(1).map((name) => `«${name}»`)
  return (
    <article className="vendor-page">
      <header className="vendor-head">
        <div>
          <nav aria-label={t.vendors.title} className="subtle">
            <AppLink href={paths.vendors()}>{t.vendors.title}</AppLink>
          </nav>
          <h1>{vendor.name}</h1>
          <Sentence vendor={vendor} />
          {others.length > 0 && (
            <p className="subtle small">
              {t.vendors.writtenAlso(new Intl.ListFormat(language, { type: 'conjunction' }).format(others))}{' '}
              <AppLink href={paths.variants('vendor')}>{t.vendors.writeAlike}</AppLink>
            </p>
          )}
        </div>
        {vendor.contracts > 0 && <Money vendor={vendor} />}
      </header>
      <div className="vendor-columns">
        <div>
          <Products vendor={vendor} />
          <Replacements vendor={vendor} />
        </div>
        <aside aria-label={`${t.vendors.contracts}, ${t.vendors.findings}`}>
          <Contracts vendor={vendor} />
          <Findings vendor={vendor} />
        </aside>
      </div>
    </article>
  )
}

/** «12 av 14 systemer går ut, 2 blir. 4 over dato. Neste oppsigelsesfrist er 31.10.2019.» */
function Sentence({ vendor }: { vendor: Read }) {
  const { t, language } = useLanguage(vendorTexts)
  const { spellings, systems, leaving, staying, undecided, overdue, noticeDeadline } = vendor
  const number = (count: number) => formatNumber(count, language)
  const [out, of, all, go] = t.vendors.go(number(leaving), number(systems))
  const [open, isOpen] = t.vendors.undecided(number(undecided))
  const [late, over] = t.vendors.late(number(overdue))
  return (
    <p className="lead">
      {systems === 0 ? (
        `${t.vendors.noSystems} `
      ) : (
        <>
          <strong>
            {out}
            {of}
            <AppLink href={paths.systems({ vendor: spellings })}>{all}</AppLink>
            {go}
          </strong>
          {staying > 0 && `, ${t.vendors.stay(number(staying))}`}
          {undecided > 0 && (
            <>
              {', '}
              <AppLink href={paths.systems({ vendor: spellings, disposition: ['undecided'] })}>
                {open}
              </AppLink>
              {isOpen}
            </>
          )}
          {'. '}
          {overdue > 0 && (
            <strong>
              <AppLink href={paths.systems({ vendor: spellings, signal: ['overdue'] })}>{late}</AppLink>
              {over}
              {'. '}
            </strong>
          )}
        </>
      )}
      {noticeDeadline && t.vendors.nextNotice(formatDate(noticeDeadline))}
    </p>
  )
}

/** What the contracts in force cost, what of that stays, and what falls away. */
function Money({ vendor: { annualCost, endingCost, meta } }: { vendor: Read }) {
  const { t, language } = useLanguage(vendorTexts)
  const { label, now, after, saved } = t.vendors.money
  const { currency } = useSettings()
  const past = usePastDay(meta.today)
  return (
    <dl className="vendor-money" aria-label={label} title={`${label} (${currency})`}>
      {(
        [
          [now(past), annualCost],
          [after, annualCost - endingCost],
          [saved, endingCost],
        ] as const
      ).map(([name, value]) => (
        <div key={name}>
          <dt className="subtle small">{name}</dt>
          <dd>{formatNumber(value, language)}</dd>
        </div>
      ))}
    </dl>
  )
}

const SHOWN = 20

function Replacements({ vendor }: { vendor: Read }) {
  const { t, language } = useLanguage(vendorTexts, replacementTexts)
  const query = useRows(listReplacementProgress, { vendor: [vendor.name] })
  const number = (count: number) => formatNumber(count, language)
  return (
    <section>
      <div className="section-head">
        <h2>{t.vendors.replacements}</h2>
        <span className="subtle note">{query.data && number(query.data.items.length)}</span>
      </div>
      <QueryStates query={query} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="subtle pad">{t.vendors.noReplacements}</p>
          ) : (
            <Pieces rows={items} size={SHOWN} of={vendor.key}>
              {(drawn) => (
                <ul className="vendor-lines">
                  {drawn.map(({ code, nameNb, nameEn, ready, systems, overdue }) => {
                    const [done, of, all, rest] = t.replacements.sharedNote(number(ready), number(systems))
                    const [late, over] = t.replacements.overdueOf(number(overdue))
                    return (
                      <li key={code}>
                        <AppLink href={paths.replacement(code)}>
                          {language === 'nb' ? nameNb : nameEn}
                        </AppLink>
                        <span className="subtle">
                          {systems === 0 ? t.common.none : `${done}${of}${all}${rest}`}
                          {overdue > 0 && `, ${late}${over}`}
                        </span>
                      </li>
                    )
                  })}
                </ul>
              )}
            </Pieces>
          )
        }
      </QueryStates>
    </section>
  )
}

function Findings({ vendor: { findings, spellings } }: { vendor: Read }) {
  const { t, say, language } = useLanguage(vendorTexts)
  return (
    <section>
      <div className="section-head">
        <h2>{t.vendors.findings}</h2>
        <span className="subtle note">{formatNumber(findings.length, language)}</span>
      </div>
      {findings.length === 0 && <p className="subtle pad">{t.vendors.noFindings}</p>}
      <ul className="vendor-lines">
        {findings.map((finding) => {
          const [count, systems] = t.vendors.systemsFound(formatNumber(finding.count, language))
          return (
            <li key={finding.code}>
              <span className="row-warning" data-tone={finding.severity === 'error' ? 'danger' : 'neutral'}>
                {finding.severity === 'error' && <WarningGlyph tone="danger" />}
                <span>{say(finding)}</span>
              </span>
              <AppLink
                href={paths.systems({ vendor: spellings, check: [finding.code] })}
                aria-label={`${count}${systems}: ${say(finding)}`}
              >
                {count}
                {systems}
              </AppLink>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
