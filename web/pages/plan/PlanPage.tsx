import { Button } from '@digdir/designsystemet-react'
import { type Plan, readPlan } from '../../../schema/api/plan.js'
import { useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { AppLink } from '../../parts/AppLink.js'
import { Choice } from '../../parts/form/Choice.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { paths, type Search } from '../../paths.js'
import { isFiltered } from '../systems/filters.js'
import { Legend } from './Legend.js'
import { NothingPlanned } from './NothingPlanned.js'
import { PlanSheet } from './PlanSheet.js'
import { PlanChips, PlanTools } from './PlanTools.js'
import { usePlanSearch } from './planSearch.js'
import { ZOOMS, type Zoom } from './scale.js'
import './plan.css'
import { among } from '../systems/among.js'
import { FoundLink } from '../systems/FoundLink.js'

/** When what is moved, in lanes over the months: what is late, what is next, and where a date is moved to another day. */
export function PlanPage() {
  const { t } = useLanguage(planTexts)
  useTitle(t.plan.title)
  const search = usePlanSearch('/plan')
  const { filters, open = [] } = search
  const plan = useRead(readPlan, { query: search.query })
  const zoom: Zoom = ZOOMS.find((one) => one === search.zoom) ?? 'month'
  return (
    <div className="page plan-page">
      <PlanTools view="timeline" search={search}>
        <Choice
          label={t.plan.zoom}
          value={zoom}
          options={ZOOMS.map((one) => ({ value: one, label: t.plan.zooms[one] }))}
          onChange={(next) => search.set('zoom', next)}
        />
        <Button asChild variant="secondary">
          <AppLink href={paths.waves()}>{t.plan.waves}</AppLink>
        </Button>
      </PlanTools>
      <QueryStates query={plan} rows={14}>
        {(data) => (
          <>
            <div className="row plan-said">
              <Sentence plan={data} filters={filters} />
              <span className="spacer" />
              <Legend />
            </div>
            <PlanChips search={search} />
            {data.total === 0 && data.lanes.length === 0 ? (
              <NothingPlanned isFiltered={isFiltered(filters)} />
            ) : (
              <PlanSheet plan={data} filters={filters} zoom={zoom} open={open} onOpen={search.setOpen} />
            )}
          </>
        )}
      </QueryStates>
    </div>
  )
}

/** How far behind the plan is, and what has no place in it yet: each number leads to its systems. */
function Sentence({ plan: { lanes, by }, filters }: { plan: Plan; filters: Search }) {
  const { t, language } = useLanguage(planTexts)
  const sum = (of: 'overdue' | 'undated') => lanes.reduce((total, lane) => total + lane[of], 0)
  const [overdue, undated] = [sum('overdue'), sum('undated')]
  const unplaced = by === 'wave' ? (lanes.find(({ key }) => key === '')?.systems ?? 0) : 0
  const [late, lateRest] = t.plan.behind(formatNumber(overdue, language))
  const [bare, bareRest] = t.plan.undated(formatNumber(undated, language))
  const [none, noneRest] = t.plan.withoutWave(formatNumber(unplaced, language))
  return (
    <p className="plan-sentence">
      {overdue === 0 ? (
        t.plan.onTime
      ) : (
        <>
          <FoundLink count={overdue} filters={among(filters, { signal: ['overdue'] })}>
            {late}
          </FoundLink>
          {lateRest}
        </>
      )}
      {undated > 0 && (
        <>
          {', '}
          <FoundLink count={undated} filters={among(filters, { signal: ['no_date'] })}>
            {bare}
          </FoundLink>
          {bareRest}
        </>
      )}
      {unplaced > 0 && (
        <>
          {', '}
          <FoundLink count={unplaced} filters={among(filters, { wave: [''] })}>
            {none}
          </FoundLink>
          {noneRest}
        </>
      )}
      .
    </p>
  )
}
