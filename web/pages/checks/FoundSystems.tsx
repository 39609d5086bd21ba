import { useQuery } from '@tanstack/react-query'
import { type CheckFindings, type FOUND_ONLY, listFindings, type Stood } from '../../../schema/api/checks.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { reading, useChoices, usePages } from '../../api/queries.js'
import { findingTexts } from '../../i18n/findings.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { useSelection } from '../../parts/bulk/useSelection.js'
import { useAsOf } from '../../parts/moment.js'
import { NextPage } from '../../parts/Pieces.js'
import { LoadError, Rows } from '../../parts/QueryStates.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { FollowUpBar } from './FollowUpBar.js'

/** So many systems come at a time. */
const PAGE = 50

/** The systems that a check finds, a page at a time: what it found of each, who follows it up, and since when it stands. */
export function FoundSystems({
  check,
  only,
}: {
  check: CheckFindings
  only: (typeof FOUND_ONLY)[number] | undefined
}) {
  const { t, say } = useLanguage(findingTexts)
  const { code, place, nb, en } = check
  const asOf = useAsOf()
  const { mayWrite } = useMay()
  const search = { ...(asOf !== undefined && { asOf }), ...(only && { only }) }
  const list = usePages(listFindings, search, PAGE, { params: { code } })
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  const since = useSince(code, search, rows.length)
  const selection = useSelection(rows, `${code} ${only ?? ''}`)
  // What is no longer found is for reading.
  const choosing = only !== 'closed' && mayWrite('follow_up', 'followedUpBy')
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  if (list.isError && rows.length === 0) return <LoadError error={list.error} retry={() => list.refetch()} />
  if (!list.data) return <Rows count={8} />
  if (rows.length === 0)
    return (
      <p className="empty-state" role="status">
        {t.findings.empty[only ?? 'all']}
      </p>
    )
  const all = rows.every(({ number }) => selection.numbers.has(number))
  return (
    <>
      <table className="plain found-systems">
        <caption className="visually-hidden">{say({ nb, en })}</caption>
        <thead>
          <tr>
            {choosing && (
              <th scope="col" data-column="choose">
                <input
                  type="checkbox"
                  aria-label={t.findings.chooseAll}
                  checked={all}
                  onChange={() => (all ? selection.clear() : selection.set(rows.map(({ number }) => number)))}
                />
              </th>
            )}
            <th scope="col">{t.findings.system}</th>
            <th scope="col">{t.findings.municipality}</th>
            {only !== 'closed' && <th scope="col">{t.findings.followedUpBy}</th>}
            {only !== 'closed' && (
              <th scope="col" title={t.findings.sinceHelp}>
                {t.findings.since}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, name, municipality, detail, followedUpBy }) => (
            <tr key={number} data-chosen={selection.numbers.has(number)}>
              {choosing && (
                <td data-column="choose">
                  <input
                    type="checkbox"
                    aria-label={t.findings.choose(name)}
                    checked={selection.numbers.has(number)}
                    onChange={() => selection.toggle(number)}
                  />
                </td>
              )}
              <th scope="row">
                <AppLink href={paths.system(number, place)}>{name}</AppLink>{' '}
                <span className="subtle small">{number}</span>
                {detail && <div className="small">{say(detail)}</div>}
              </th>
              <td>{municipalities.get(municipality) ?? municipality}</td>
              {only !== 'closed' && (
                <td>{followedUpBy ?? <span className="subtle">{t.findings.nobody}</span>}</td>
              )}
              {only !== 'closed' && (
                <td className="since">
                  <Since stood={since.get(number)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <NextPage list={list} of={say({ nb, en })} shown={rows.length} total={total} />
      {choosing && <FollowUpBar check={check} selection={selection} />}
    </>
  )
}

/** So many rows are asked for at most since when they stand: who reads on from there reads without. */
const MOST = 1000

/** Since when each of those shown stands, by its number: looked up once the list is there, so that it need not wait. */
function useSince(code: CheckFindings['code'], search: object, shown: number): Map<string, Stood> {
  const query = { ...search, since: 'true', limit: Math.min(MOST, Math.max(PAGE, shown)) } as const
  const { data } = useQuery({
    ...reading(listFindings, { query, params: { code } }),
    enabled: shown > 0 && !('only' in search && search.only === 'closed'),
  })
  return new Map(data?.items.flatMap(({ number, since }) => (since ? [[number, since]] : [])))
}

function Since({ stood }: { stood: Stood | undefined }) {
  const { t } = useLanguage(findingTexts)
  if (!stood) return null
  const { after, by } = stood
  if (after === null) return t.findings.sinceBefore(formatDate(by))
  const words = t.findings.sinceBetween(formatDate(after), formatDate(by))
  return isWithinWeek(after, by) ? <strong>{t.findings.sinceNew(formatDate(after))}</strong> : words
}

/** True for what was not there a week ago: the days that are looked at are further apart before that. */
const isWithinWeek = (after: string, by: string) => Date.parse(by) - Date.parse(after) <= 7 * 86_400_000
