import { listSystems, type SystemRow } from '../../../schema/api/systems.js'
import { isLeaving } from '../../../schema/rules/contracts.js'
import { daysLeftWords, formatDate } from '../../../schema/rules/dates.js'
import { groupBy } from '../../../schema/rules/groups.js'
import { useChoices, useWholeList } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { vendorTexts } from '../../i18n/vendors.js'
import { AppLink } from '../../parts/AppLink.js'
import { useAsOf } from '../../parts/moment.js'
import { NextPage } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { DayOneTag, SignalLabel } from '../../parts/SignalLabel.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { paths } from '../../paths.js'
import type { Read } from './read.js'

/** So many systems are read at a time: a vendor has some dozens. */
const PAGE = 100

const GROUPS = ['leaving', 'staying', 'undecided'] as const
type Group = (typeof GROUPS)[number]

function groupOf({ disposition }: SystemRow): Group {
  if (isLeaving(disposition)) return 'leaving'
  return disposition === 'retain' ? 'staying' : 'undecided'
}

/** The products of a vendor by municipality: what leaves, what stays, and what nobody has decided. */
export function Products({ vendor }: { vendor: Read }) {
  const { t, language } = useLanguage(vendorTexts)
  const asOf = useAsOf()
  const { spellings, systems } = vendor
  const query = { vendor: spellings, sort: 'product,name,number', ...(asOf !== undefined && { asOf }) }
  const list = useWholeList(listSystems, query, PAGE, { enabled: systems > 0 })
  return (
    <section>
      <div className="section-head">
        <h2>{t.vendors.productsOf}</h2>
        {systems > 0 && (
          <AppLink href={paths.systems({ vendor: spellings })}>
            {t.vendors.allSystems(formatNumber(systems, language))}
          </AppLink>
        )}
      </div>
      {systems === 0 ? (
        <p className="subtle pad">{t.vendors.noSystems}</p>
      ) : (
        <QueryStates query={list} rows={Math.min(systems, 10)}>
          {({ pages }) => {
            const rows = pages.flatMap(({ items }) => items)
            return (
              <>
                <Matrix rows={rows} />
                <NextPage
                  list={list}
                  of={t.vendors.productsOf}
                  shown={rows.length}
                  total={pages[0]?.total ?? 0}
                />
              </>
            )
          }}
        </QueryStates>
      )}
    </section>
  )
}

function Matrix({ rows }: { rows: readonly SystemRow[] }) {
  const { t, say, language } = useLanguage(vendorTexts)
  const { municipality } = useChoices(true)
  const inEach = groupBy(rows, (row) => row.municipality)
  const columns = [...inEach.keys()].sort(
    (a, b) =>
      municipality.findIndex(({ value }) => value === a) - municipality.findIndex(({ value }) => value === b),
  )
  const nameOf = (number: string) => {
    const found = municipality.find(({ value }) => value === number)
    return found ? say(found) : number
  }
  const number = (count: number) => formatNumber(count, language)
  const groups = groupBy(rows, groupOf)
  return (
    <div className="scroll-x">
      <table className="plain stacks vendor-matrix">
        <caption className="visually-hidden">{t.vendors.productsOf}</caption>
        <thead>
          <tr>
            <th scope="col">{t.vendors.product}</th>
            {columns.map((one) => (
              <th key={one} scope="col">
                {nameOf(one)} {number(inEach.get(one)?.length ?? 0)}
              </th>
            ))}
          </tr>
        </thead>
        {GROUPS.map((group) => {
          const own = groups.get(group) ?? []
          const products = groupBy(own, ({ product, name }) => product ?? name)
          return (
            own.length > 0 && (
              <tbody key={group}>
                <tr className="vendor-group">
                  <th scope="rowgroup" colSpan={columns.length + 1}>
                    {t.vendors.groups[group]}{' '}
                    <span className="subtle">
                      {t.vendors.counted(number(products.size), number(own.length))}
                    </span>
                  </th>
                </tr>
                {[...products].map(([product, systems]) => (
                  <tr key={product}>
                    <th scope="row">{product}</th>
                    {columns.map((one) => (
                      <td key={one} data-label={nameOf(one)}>
                        <Cell systems={systems.filter((row) => row.municipality === one)} product={product} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            )
          )
        })}
      </table>
    </div>
  )
}

function Cell({ systems, product }: { systems: readonly SystemRow[]; product: string }) {
  const { t } = useLanguage(vendorTexts)
  if (systems.length === 0) return <span className="subtle vendor-empty">{t.common.none}</span>
  return systems.map((row) => (
    <div key={row.number} className="vendor-system">
      <StatusLabel status={row.status} /> {row.signals.includes('day_one') && <DayOneTag />}
      <div className="small subtle">
        <AppLink href={paths.system(row.number)} title={row.name}>
          {row.number}
          {row.name !== product && ` ${row.name}`}
        </AppLink>{' '}
        <Where row={row} />
      </div>
      {row.daysOverdue > 0 && <Late days={row.daysOverdue} />}
    </div>
  ))
}

function Late({ days }: { days: number }) {
  const { say } = useLanguage()
  return (
    <div className="small">
      <SignalLabel signal="overdue" words={say(daysLeftWords(-days))} />
    </div>
  )
}

/** Where a system goes, and when. */
function Where({ row: { disposition, replacements, targetDate } }: { row: SystemRow }) {
  const { t, language } = useLanguage(vendorTexts)
  const when = targetDate && formatDate(targetDate)
  if (disposition === 'retain') return <>{[t.vendors.stays, when].filter(Boolean).join(' ')}</>
  if (disposition === 'retire') return <>{[t.vendors.retired, when].filter(Boolean).join(' ')}</>
  return (
    <>
      {replacements.map(({ code, nameNb, nameEn }, at) => (
        <span key={code}>
          {at > 0 ? ' + ' : <span aria-hidden="true">→ </span>}
          <AppLink href={paths.replacement(code)}>{language === 'nb' ? nameNb : nameEn}</AppLink>
        </span>
      ))}{' '}
      {when}
    </>
  )
}
