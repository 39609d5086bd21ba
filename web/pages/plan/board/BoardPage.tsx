import { type Plan, readPlan } from '../../../../schema/api/plan.js'
import { useRead } from '../../../api/queries.js'
import { boardTexts } from '../../../i18n/board.js'
import { formatNumber } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'
import { QueryStates } from '../../../parts/QueryStates.js'
import { useTitle } from '../../../parts/title.js'
import type { Search } from '../../../paths.js'
import { isFiltered } from '../../systems/filters.js'
import { NothingPlanned } from '../NothingPlanned.js'
import { PlanChips, PlanTools } from '../PlanTools.js'
import { usePlanSearch } from '../planSearch.js'
import { Board } from './Board.js'
import './board.css'
import { among } from '../../systems/among.js'
import { FoundLink } from '../../systems/FoundLink.js'

/** What the address says where every lane is closed: no lane is called so, since codes begin with a letter or a digit. */
const NONE = '-'

/** How far everything has come, by phase: a card is lifted, every phase answers it, and it is set where its gates hold. */
export function BoardPage() {
  const { t } = useLanguage(boardTexts)
  useTitle(t.board.title)
  const search = usePlanSearch('/plan/board')
  const { filters } = search
  const plan = useRead(readPlan, { query: search.query })
  return (
    <div className="page board-page">
      <PlanTools view="board" search={search} />
      <QueryStates query={plan} rows={14}>
        {(data) => (
          <>
            <Sentence plan={data} filters={filters} />
            <PlanChips search={search} />
            {data.total === 0 && data.lanes.length === 0 ? (
              <NothingPlanned isFiltered={isFiltered(filters)} />
            ) : (
              <Board
                plan={data}
                filters={filters}
                open={search.open ?? mostWanting(data)}
                phase={search.phase}
                onOpen={(lanes) => {
                  const open = lanes.filter((lane) => lane !== NONE)
                  search.setOpen(open.length > 0 ? open : [NONE])
                }}
                onPhase={(phase) => search.set('phase', phase)}
              />
            )}
          </>
        )}
      </QueryStates>
    </div>
  )
}

/** The lane that most is wanting in: open until somebody opens others. */
function mostWanting({ lanes }: Plan): string[] {
  const wanting = ({ overdue, blocked }: Plan['lanes'][number]) => overdue + blocked
  const [first] = [...lanes].filter(({ systems }) => systems > 0).sort((a, b) => wanting(b) - wanting(a))
  return first ? [first.key] : []
}

/** How many are ready, how many are on their way, and how many of those cannot go on: each number leads to its systems. */
function Sentence({ plan, filters }: { plan: Plan; filters: Search }) {
  const { t, language } = useLanguage(boardTexts)
  const number = (count: number) => formatNumber(count, language)
  const ready = plan.lanes.reduce((sum, lane) => sum + lane.ready, 0)
  const moving = plan.lanes.flatMap((lane) => lane.phases.filter(({ phase }) => phase === 'moving'))
  const underWay = moving.reduce((sum, { systems }) => sum + systems, 0)
  const blocked = moving.reduce((sum, one) => sum + one.blocked, 0)
  const [readyOf, readyRest] = t.board.ready(number(ready), number(plan.total))
  const [count, rest] = t.board.moving(number(underWay))
  const [stuck, stuckRest] = t.board.stuck(number(blocked))
  const status = ['migrating']
  return (
    <p className="plan-sentence">
      <FoundLink count={ready} filters={among(filters, { ready: 'true' })}>
        {readyOf}
      </FoundLink>
      {readyRest}
      <FoundLink count={underWay} filters={among(filters, { status })}>
        {count}
      </FoundLink>
      {rest}
      {blocked > 0 && (
        <>
          {t.board.and}
          <FoundLink count={blocked} filters={among(filters, { status, signal: ['blocked'] })}>
            {stuck}
          </FoundLink>
          {stuckRest}
        </>
      )}
      .
    </p>
  )
}
