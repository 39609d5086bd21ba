import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Reply } from '../../../schema/api/endpoint.js'
import { listVendors, type Vendor } from '../../../schema/api/vendors.js'
import { IN_FORCE } from '../../../schema/rules/contracts.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { currencyWords } from '../../../schema/rules/money.js'
import { usePages } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { vendorTexts } from '../../i18n/vendors.js'
import { AppLink } from '../../parts/AppLink.js'
import { TextFilter } from '../../parts/form/filters.js'
import { usePastDay } from '../../parts/moment.js'
import { NextPage } from '../../parts/Pieces.js'
import { LoadError, QueryStates } from '../../parts/QueryStates.js'
import { SignalGlyph } from '../../parts/SignalLabel.js'
import { SortHeader } from '../../parts/SortHeader.js'
import { useFormats, useSettings } from '../../parts/settings.js'
import { useTitle } from '../../parts/title.js'
import { paths, type SearchOf } from '../../paths.js'
import './vendors.css'

const PAGE = 100

/** Everybody that systems, contracts and replacements are from, those that cost most first. */
export function VendorsPage() {
  const { t } = useLanguage(vendorTexts)
  useTitle(t.vendors.title)
  const search: SearchOf<typeof listVendors> = useSearch({ from: '/shell/vendors' })
  const navigate = useNavigate()
  const change = (next: SearchOf<typeof listVendors>) =>
    navigate({ to: '/vendors', search: next, resetScroll: false })
  const { q, sort = '-annualCost', ...rest } = search
  const list = usePages(listVendors, search, PAGE)
  const reset = () => change(rest)
  const first = list.data?.pages[0]
  const total = first?.total ?? 0
  return (
    <div className="page stack vendors-page">
      <header>
        <h1>{t.vendors.title}</h1>
        {first && total > 0 && <Sentence total={total} sums={first.sums} />}
        {first?.unnamed && q === undefined && <Unnamed {...first.unnamed} />}
      </header>
      <search className="row list-filters">
        <TextFilter
          label={t.vendors.search}
          value={[q ?? ''].flat()[0] ?? ''}
          onSet={(text) => change({ ...rest, sort, ...(text !== '' && { q: text }) })}
        />
        {q !== undefined && (
          <button type="button" className="text-button" onClick={reset}>
            {t.common.reset}
          </button>
        )}
      </search>
      {list.isError && !list.data ? (
        <LoadError error={list.error} retry={() => list.refetch()} />
      ) : (
        <QueryStates query={list} rows={12}>
          {({ pages }) =>
            total === 0 ? (
              <NoVendors searched={q !== undefined} today={pages[0]?.meta.today ?? ''} onReset={reset} />
            ) : (
              <div data-stale={list.isPlaceholderData}>
                <VendorTable
                  rows={pages.flatMap(({ items }) => items)}
                  sort={String(sort)}
                  onSort={(next) => change({ ...search, sort: next })}
                />
                <NextPage list={list} shown={pages.flatMap(({ items }) => items).length} total={total} />
              </div>
            )
          }
        </QueryStates>
      )}
    </div>
  )
}

/** «133 leverandører. Avtalene i kraft koster 52 000 000 kr per år, og 30 000 000 kr av det faller bort.» */
function Sentence({ total, sums }: { total: number } & Pick<Reply<typeof listVendors>, 'sums'>) {
  const { t, language } = useLanguage(vendorTexts)
  const { money } = useFormats()
  const [vendors, cost, now, yearly] = t.vendors.cost(formatNumber(total, language), money(sums.annualCost))
  const [and, ending, away] = t.vendors.ending(money(sums.endingCost))
  return (
    <p className="lead" role="status">
      <strong>{vendors}</strong>
      {cost}
      <strong>{now}</strong>
      {yearly}
      {sums.endingCost > 0 && (
        <>
          {and}
          <strong>{ending}</strong>
          {away}
        </>
      )}
      .
    </p>
  )
}

/** «24 systemer og 22 avtaler sier ikke hvem leverandøren er (ikke bekreftet).» */
function Unnamed({
  spellings,
  systems,
  contracts,
  annualCost,
}: NonNullable<Reply<typeof listVendors>['unnamed']>) {
  const { t, language } = useLanguage(vendorTexts)
  const { money } = useFormats()
  return (
    <p className="subtle">
      <AppLink href={paths.systems({ vendor: spellings })}>
        {t.vendors.unnamedSystems(formatNumber(systems, language))}
      </AppLink>
      {t.vendors.and}
      <AppLink href={paths.contracts({ supplier: spellings, state: [...IN_FORCE] })}>
        {t.vendors.unnamedContracts(formatNumber(contracts, language))}
      </AppLink>
      {t.vendors.unnamed(spellings.join(', '), money(annualCost))}
    </p>
  )
}

function VendorTable({
  rows,
  ...shown
}: {
  rows: readonly Vendor[]
  sort: string
  onSort: (sort: string) => void
}) {
  const { t, say, language } = useLanguage(vendorTexts)
  const yearly = t.vendors.annualCost(say(currencyWords(useSettings().currency)))
  const number = (count: number) => formatNumber(count, language)
  const { name, systems, leaving, overdue, contracts, noticeDeadline } = t.vendors
  return (
    <table className="plain stacks vendor-table">
      <caption className="visually-hidden">{t.vendors.title}</caption>
      <thead>
        <tr>
          <SortHeader column="name" label={name} {...shown} />
          <SortHeader column="systems" label={systems} begin="down" className="end" {...shown} />
          <SortHeader column="leaving" label={leaving} begin="down" className="end" {...shown} />
          <SortHeader column="overdue" label={overdue} begin="down" className="end" {...shown} />
          <th scope="col" className="end">
            {contracts}
          </th>
          <SortHeader column="annualCost" label={yearly} begin="down" className="end" {...shown} />
          <SortHeader column="noticeDeadline" label={noticeDeadline} className="end" {...shown} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const vendor = row.spellings
          return (
            <tr key={row.key}>
              <th scope="row">
                <AppLink href={paths.vendor(row.name)}>{row.name}</AppLink>
              </th>
              <td className="end" data-label={systems}>
                {row.systems > 0 ? (
                  <AppLink href={paths.systems({ vendor })}>{number(row.systems)}</AppLink>
                ) : (
                  <span className="subtle">0</span>
                )}
              </td>
              <td className="end" data-label={leaving}>
                {number(row.leaving)}
              </td>
              <td className="end" data-label={overdue}>
                {row.overdue > 0 ? (
                  <span className="labelled" data-tone="danger">
                    <SignalGlyph signal="overdue" />
                    <AppLink href={paths.systems({ vendor, signal: ['overdue'] })}>
                      {number(row.overdue)}
                    </AppLink>
                  </span>
                ) : (
                  <span className="subtle">0</span>
                )}
              </td>
              <td className="end" data-label={contracts}>
                {row.contracts > 0 ? (
                  <AppLink href={paths.contracts({ supplier: [row.name], state: [...IN_FORCE] })}>
                    {number(row.contracts)}
                  </AppLink>
                ) : (
                  <span className="subtle">0</span>
                )}
              </td>
              <td className="end" data-label={yearly}>
                {number(row.annualCost)}
              </td>
              <td className="end" data-label={noticeDeadline}>
                {row.noticeDeadline ? formatDate(row.noticeDeadline) : t.common.none}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function NoVendors({ searched, today, onReset }: { searched: boolean; today: string; onReset: () => void }) {
  const { t } = useLanguage(vendorTexts)
  const day = usePastDay(today)
  return (
    <div className="empty-state">
      <Paragraph role="status">{searched ? t.vendors.noMatch : t.vendors.none(day)}</Paragraph>
      {searched ? (
        <Button variant="secondary" onClick={onReset}>
          {t.common.reset}
        </Button>
      ) : (
        !day && <Paragraph>{t.vendors.noneText}</Paragraph>
      )}
    </div>
  )
}
