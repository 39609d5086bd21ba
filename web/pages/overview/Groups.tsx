import type { Progress, ProgressGroup } from '../../../schema/api/progress.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { STATUSES } from '../../../schema/rules/status.js'
import { useLanguage } from '../../i18n/language.js'
import { overviewTexts } from '../../i18n/overview.js'
import { AppLink } from '../../parts/AppLink.js'
import { DistributionBar } from '../../parts/DistributionBar.js'
import { paths } from '../../paths.js'

const AREAS_SHOWN = 6

type Filter = Parameters<typeof paths.systems>[0]
interface GroupRow extends Sums, Pick<ProgressGroup, 'value' | 'nb' | 'en'> {
  note?: string | undefined
  href?: string | undefined
  filter: Filter
}

/** Every system at one destination; those that go to a system carried on are one row. */
export function Destinations({ progress }: { progress: Progress }) {
  const { t } = useLanguage(overviewTexts)
  const rows = progress.destinations.map((row): GroupRow => {
    const filter = { destination: [row.value] }
    if (row.kind === 'continued')
      return { ...row, note: t.overview.consolidatedNote, href: paths.replacements(), filter }
    const date = row.goLive && formatDate(row.goLive)
    const note = row.state === 'in_use' ? t.overview.inUseSince : t.overview.coming
    return {
      ...row,
      note: date ? note(date) : undefined,
      href: row.kind ? paths.replacement(row.value) : undefined,
      filter,
    }
  })
  return (
    <GroupTable
      title={t.overview.perReplacement}
      column={t.common.replacement}
      rows={rows}
      total={progress.total}
      note={t.overview.splitOnce}
    />
  )
}

/** How far each former municipality has come, each row leading to its systems. */
export function Municipalities({ progress }: { progress: Progress }) {
  const { t } = useLanguage(overviewTexts)
  const rows = progress.municipalities.map((row) => ({ ...row, filter: { municipality: [row.value] } }))
  return (
    <GroupTable
      title={t.overview.perMunicipality}
      column={t.common.municipality}
      rows={rows}
      total={progress.total}
    />
  )
}

/** The areas, those furthest behind first; the rest can be unfolded. */
export function Areas({ progress }: { progress: Progress }) {
  const { t } = useLanguage(overviewTexts)
  const rows = [...progress.serviceAreas]
    .sort((a, b) => b.overdue - a.overdue || a.ready / a.total - b.ready / b.total)
    .map((row) => ({ ...row, filter: { serviceArea: [row.value] } }))
  return (
    <GroupTable
      title={t.overview.perArea}
      column={t.common.serviceArea}
      rows={rows}
      shown={AREAS_SHOWN}
      total={progress.total}
    />
  )
}

function GroupTable({
  title,
  column,
  rows,
  shown = rows.length,
  total,
  note,
}: {
  title: string
  column: string
  rows: GroupRow[]
  shown?: number
  total: number
  note?: string
}) {
  const { t } = useLanguage(overviewTexts)
  const all = { ...sum(rows), value: 'all', nb: t.common.all, en: t.common.all, filter: {} }
  const rest = rows.slice(shown)
  return (
    <section className="group-table">
      <h2>{title}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <th scope="col">
              <span className="visually-hidden">{t.common.status}</span>
            </th>
            <th scope="col" className="end">
              {t.overview.ready}
            </th>
            <th scope="col" className="end">
              {t.overview.overdue}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <Row key={row.value} row={row} />
          ))}
          {rest.length === 0 && all.total === total && <Row row={all} />}
        </tbody>
      </table>
      {rest.length > 0 && (
        <details className="more">
          <summary>{t.common.showAll(rows.length)}</summary>
          <table className="plain">
            <tbody>
              {rest.map((row) => (
                <Row key={row.value} row={row} />
              ))}
              {all.total === total && <Row row={all} />}
            </tbody>
          </table>
        </details>
      )}
      {note && <p className="subtle small pad">{note}</p>}
    </section>
  )
}

function Row({ row }: { row: GroupRow }) {
  const { t, say } = useLanguage(overviewTexts)
  return (
    <tr>
      <th scope="row">
        <AppLink href={row.href ?? paths.systems(row.filter)}>{say(row)}</AppLink>
        {row.note && <div className="subtle small">{row.note}</div>}
      </th>
      <td className="bar-cell">
        <DistributionBar counts={row.byStatus} />
      </td>
      <td className="end count-cell">
        <AppLink
          href={paths.systems({ ...row.filter, ready: 'true' })}
          aria-label={`${say(row)}, ${t.overview.ready}: ${row.ready}`}
        >
          {row.ready}
        </AppLink>{' '}
        <span className="subtle">{t.common.of}</span>{' '}
        <AppLink href={paths.systems(row.filter)} aria-label={`${say(row)}, ${t.common.total}: ${row.total}`}>
          {row.total}
        </AppLink>
      </td>
      <td className="end">
        {row.overdue > 0 ? (
          <AppLink
            href={paths.systems({ ...row.filter, signal: ['overdue'] })}
            aria-label={`${say(row)}, ${t.overview.overdue}: ${row.overdue}`}
          >
            {row.overdue}
          </AppLink>
        ) : (
          <span className="subtle">0</span>
        )}
      </td>
    </tr>
  )
}

/** What a row of all says: the sums of its rows. */
type Sums = Pick<ProgressGroup, 'total' | 'ready' | 'overdue' | 'byStatus'>

function sum(rows: Sums[]): Sums {
  const add = (of: (row: Sums) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    total: add((row) => row.total),
    ready: add((row) => row.ready),
    overdue: add((row) => row.overdue),
    byStatus: Object.fromEntries(
      STATUSES.map((status) => [status, add((row) => row.byStatus[status] ?? 0)]),
    ) as Sums['byStatus'],
  }
}
