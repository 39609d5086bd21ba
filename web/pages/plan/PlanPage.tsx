import { Button, Field as DsField, Label, Select, ToggleGroup } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useId } from 'react'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { type Plan, readPlan } from '../../../schema/api/plan.js'
import { PLAN_GROUPING_WORDS, PLAN_GROUPINGS, type PlanGrouping } from '../../../schema/rules/plan.js'
import { useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { AppLink } from '../../parts/AppLink.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { paths, type Search } from '../../paths.js'
import { Chips } from '../systems/Chips.js'
import { chosenIn } from '../systems/filters.js'
import { Legend } from './Legend.js'
import { PlanSheet } from './PlanSheet.js'
import { ZOOMS, type Zoom } from './scale.js'
import './plan.css'

/** When what is moved, in lanes over the months: what is late, what is next, and where a date is moved to another day. */
export function PlanPage() {
  const { t, say } = useLanguage(planTexts)
  useTitle(t.plan.title)
  const navigate = useNavigate()
  const { open = [], zoom: given, ...query } = useSearch({ strict: false }) as Search
  const plan = useRead(readPlan, { query: query as QueryInput<typeof readPlan> })
  const zoom = ZOOMS.find((one) => one === given) ?? 'month'
  const by = PLAN_GROUPINGS.find((one) => one === query.by) ?? 'wave'
  const { by: _, asOf: __, ...filters } = query
  const change = (next: Search) =>
    navigate({ to: '/plan', search: next as never, resetScroll: false, replace: true })
  const all = { ...query, ...(open.length > 0 && { open }), ...(given && { zoom: given }) } as Search
  const group = (next: PlanGrouping) => {
    // Lanes of another kind are others: none of them is open.
    const { open: _, ...rest } = all
    change({ ...rest, by: next })
  }
  const zoomId = useId()
  return (
    <div className="page plan-page">
      <div className="row">
        <h1>{t.plan.title}</h1>
        <ToggleGroup
          value={by}
          onChange={(value) => group(value as PlanGrouping)}
          aria-label={t.plan.by}
          data-size="sm"
        >
          {PLAN_GROUPINGS.map((one) => (
            <ToggleGroup.Item key={one} value={one}>
              {say(PLAN_GROUPING_WORDS[one])}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup>
        <span className="spacer" />
        <DsField className="plan-zoom">
          <Label htmlFor={zoomId} className="visually-hidden">
            {t.plan.zoom}
          </Label>
          <Select id={zoomId} value={zoom} onChange={(event) => change({ ...all, zoom: event.target.value })}>
            {ZOOMS.map((one) => (
              <Select.Option key={one} value={one}>
                {t.plan.zooms[one]}
              </Select.Option>
            ))}
          </Select>
        </DsField>
        <Button asChild variant="secondary">
          <AppLink href={paths.waves()}>{t.plan.waves}</AppLink>
        </Button>
      </div>
      <QueryStates query={plan} rows={14}>
        {(data) => (
          <>
            <div className="row plan-said">
              <Sentence plan={data} filters={filters} />
              <span className="spacer" />
              <Legend />
            </div>
            {chosenIn(filters).length > 0 && (
              <div className="row tools">
                <Chips
                  search={filters}
                  onChange={(next) => change({ ...next, by, ...(open.length > 0 && { open }), zoom })}
                />
                <AppLink href={paths.systems(filters)}>{t.plan.asList}</AppLink>
              </div>
            )}
            {data.total === 0 && data.lanes.length === 0 ? (
              <p className="empty-state">
                {chosenIn(filters).length > 0 ? t.plan.nothing : t.plan.nothingPlanned}
              </p>
            ) : (
              <PlanSheet
                plan={data}
                filters={filters}
                zoom={zoom as Zoom}
                open={[open].flat()}
                onOpen={(lanes) => {
                  const { open: _, ...rest } = all
                  change(lanes.length > 0 ? { ...rest, open: lanes } : rest)
                }}
              />
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
          <AppLink href={paths.systems({ ...filters, signal: ['overdue'] })}>{late}</AppLink>
          {lateRest}
        </>
      )}
      {undated > 0 && (
        <>
          {', '}
          <AppLink href={paths.systems({ ...filters, signal: ['no_date'] })}>{bare}</AppLink>
          {bareRest}
        </>
      )}
      {unplaced > 0 && (
        <>
          {', '}
          <AppLink href={paths.systems({ ...filters, wave: [''] })}>{none}</AppLink>
          {noneRest}
        </>
      )}
      .
    </p>
  )
}
