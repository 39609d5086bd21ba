import { listReplacements, type ReplacementRow } from '../../../schema/api/replacements.js'
import { REPLACEMENT_KINDS, REPLACEMENT_STATES } from '../../../schema/rules/replacements.js'
import { useWholeList } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { AppLink } from '../../parts/AppLink.js'
import { useAsOf } from '../../parts/moment.js'
import { LoadError, Rows } from '../../parts/QueryStates.js'
import { paths } from '../../paths.js'
import { goLiveOf } from '../replacements/goLive.js'
import { useTargetName } from './told.js'

const PAGE = 100
/** So many of those that carry a system on are listed: those that something is proposed for, then those of most. */
const SHOWN = 8
const OPEN = REPLACEMENT_STATES.filter((state) => state !== 'retired')
const SHARED = REPLACEMENT_KINDS.filter((kind) => kind !== 'continued')

interface Props {
  proposed: Readonly<Record<string, number>>
  /** The target of the suggestion that is looked at. */
  current: string | undefined
}

/** How much each target has to take, and what is proposed to come. */
export function Targets(props: Props) {
  const { t, language } = useLanguage(workbenchTexts)
  const shared = useTargets(SHARED)
  const continued = useTargets(['continued'])
  const proposedTo = ({ code }: ReplacementRow) => props.proposed[code] ?? 0
  const isCurrent = ({ code }: ReplacementRow) => code === props.current
  const most = Math.max(1, ...shared.rows.map((row) => row.systems + proposedTo(row)))
  const first = [...continued.rows]
    .sort(
      (a, b) =>
        Number(isCurrent(b)) - Number(isCurrent(a)) || proposedTo(b) - proposedTo(a) || b.systems - a.systems,
    )
    .slice(0, SHOWN)
  return (
    <>
      <section>
        <div className="section-head">
          <h2>{t.workbench.targets}</h2>
          <span className="subtle">{t.workbench.mapped}</span>
        </div>
        <States list={shared.list} />
        <ul className="targets">
          {shared.rows.map((row) => (
            <Target
              key={row.code}
              row={row}
              proposed={proposedTo(row)}
              isCurrent={isCurrent(row)}
              most={most}
              {...shared}
            />
          ))}
        </ul>
      </section>
      <section>
        <div className="section-head">
          <h2>{t.workbench.carriedOnForAll}</h2>
          {continued.total > first.length && (
            <AppLink href={paths.replacements()}>
              {t.workbench.allOf(formatNumber(continued.total, language))}
            </AppLink>
          )}
        </div>
        <States list={continued.list} />
        <ul className="targets">
          {first.map((row) => (
            <Target
              key={row.code}
              row={row}
              proposed={proposedTo(row)}
              isCurrent={isCurrent(row)}
              {...continued}
            />
          ))}
        </ul>
      </section>
    </>
  )
}

function useTargets(kind: readonly ReplacementRow['kind'][]) {
  const asOf = useAsOf()
  const search = { kind: [...kind], state: [...OPEN], ...(asOf !== undefined && { asOf }) }
  const list = useWholeList(listReplacements, search, PAGE)
  const [first] = list.data?.pages ?? []
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return { list, rows, total: first?.total ?? 0, today: first?.meta.today ?? '' }
}

function States({ list }: { list: ReturnType<typeof useTargets>['list'] }) {
  if (list.isError) return <LoadError error={list.error} retry={() => list.refetch()} />
  return list.isPending ? <Rows count={5} /> : null
}

/** One target: how many systems are mapped to it, as a bar where they are compared, and how many are proposed. */
function Target({
  row,
  proposed,
  isCurrent,
  most,
  today,
}: {
  row: ReplacementRow
  proposed: number
  isCurrent: boolean
  most?: number
  today: string
}) {
  const { t, language } = useLanguage(workbenchTexts, replacementTexts)
  const name = useTargetName()(row)
  const goLive = goLiveOf(row, today, t)
  return (
    <li aria-current={isCurrent ? 'true' : undefined}>
      <div className="target-line">
        <AppLink href={paths.replacement(row.code)} className="target-name">
          {name}
        </AppLink>
        {proposed > 0 && <span className="subtle small">{t.workbench.proposed(proposed)}</span>}
        <strong>
          {formatNumber(row.systems, language)}
          <span className="visually-hidden"> {t.workbench.mapped}</span>
        </strong>
      </div>
      {most !== undefined && (
        <div className="load-bar" aria-hidden="true">
          <span style={{ width: `${(100 * row.systems) / most}%` }} />
          {proposed > 0 && <span className="coming" style={{ width: `${(100 * proposed) / most}%` }} />}
        </div>
      )}
      {most !== undefined && goLive && <div className="subtle small">{goLive}</div>}
    </li>
  )
}
