import { Checkbox } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { listServiceAreas } from '../../../schema/api/serviceAreas.js'
import { PLAN_GROUPING_WORDS, PLAN_GROUPINGS } from '../../../schema/rules/plan.js'
import { useChoices, useMe, useRead } from '../../api/queries.js'
import { boardTexts } from '../../i18n/board.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { AppLink } from '../../parts/AppLink.js'
import { Choice } from '../../parts/form/Choice.js'
import { paths, valuesIn, withValues } from '../../paths.js'
import { Chips } from '../systems/Chips.js'
import { isFiltered } from '../systems/filters.js'
import type { PlanSearch } from './planSearch.js'
import './head.css'

/** The head of the plan: as a timeline or as a board, what its lanes are of, and whose systems are in them. */
export function PlanTools({
  view,
  search,
  children,
}: {
  view: 'timeline' | 'board'
  search: PlanSearch
  /** What else one of the two has. */
  children?: ReactNode
}) {
  const { t, say } = useLanguage(planTexts, boardTexts)
  const { by, filters, open, zoom } = search
  const kept = { ...filters, by, ...(open && { open: [...open] }), ...(zoom && { zoom }) }
  const { zoom: _, ...board } = kept
  const views = [
    { name: 'timeline', href: paths.plan(kept) },
    { name: 'board', href: paths.board(board) },
  ] as const
  return (
    <div className="row plan-head">
      <h1>{view === 'board' ? t.board.title : t.plan.title}</h1>
      <nav className="plan-views" aria-label={t.plan.views.label}>
        {views.map(({ name, href }) => (
          <AppLink key={name} href={href} aria-current={view === name ? 'page' : undefined}>
            {t.plan.views[name]}
          </AppLink>
        ))}
      </nav>
      <span className="spacer" />
      <Choice
        label={t.plan.by}
        value={by}
        options={PLAN_GROUPINGS.map((one) => ({
          value: one,
          label: t.plan.lanesBy(say(PLAN_GROUPING_WORDS[one])),
        }))}
        onChange={(next) => search.group(next as typeof by)}
      />
      <Whose search={search} />
      {children}
    </div>
  )
}

/** What the plan is filtered by, each taken off with a press, and the same as a list. */
export function PlanChips({ search: { filters, filter } }: { search: PlanSearch }) {
  const { t } = useLanguage(planTexts)
  if (!isFiltered(filters)) return null
  return (
    <div className="row tools">
      <Chips withSearch search={filters} onChange={filter} />
      <AppLink href={paths.systems(filters)}>{t.plan.asList}</AppLink>
    </div>
  )
}

/** The systems of one municipality, of one subproject, or those that oneself is responsible for. */
function Whose({ search: { filters, filter } }: { search: PlanSearch }) {
  const { t, say } = useLanguage(planTexts)
  const { municipality: municipalities, subproject: subprojects } = useChoices()
  const areas = useRead(listServiceAreas).data?.items ?? []
  const me = useMe().data
  const valuesOf = (name: string) => valuesIn(filters, name)
  const set = (name: string, values: readonly string[]) => filter(withValues(filters, name, values))
  const areasOf = (subproject: string) =>
    areas.flatMap((area) => (area.subproject === subproject ? area.code : []))
  const chosen = subprojects.find(({ value }) => isSame(areasOf(value), valuesOf('serviceArea')))
  const [municipality, ...others] = valuesOf('municipality')
  const isMine = me !== undefined && isSame([me.name], valuesOf('responsible'))
  return (
    <>
      <Choice
        label={t.plan.municipality}
        value={others.length > 0 ? undefined : (municipality ?? '')}
        options={[
          { value: '', label: t.plan.everyMunicipality },
          ...municipalities.map((one) => ({ value: one.value, label: say(one) })),
        ]}
        onChange={(value) => set('municipality', value ? [value] : [])}
      />
      {subprojects.length > 0 && (
        <Choice
          label={t.plan.subproject}
          value={valuesOf('serviceArea').length === 0 ? '' : chosen?.value}
          options={[
            { value: '', label: t.plan.everySubproject },
            ...subprojects.map((one) => ({ value: one.value, label: say(one) })),
          ]}
          onChange={(value) => set('serviceArea', value ? areasOf(value) : [])}
        />
      )}
      {me && (
        <Checkbox
          label={t.plan.mine}
          title={t.plan.mineOf(me.name)}
          checked={isMine}
          onChange={() => set('responsible', isMine ? [] : [me.name])}
        />
      )}
    </>
  )
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length > 0 && some.length === others.length && some.every((one) => others.includes(one))
