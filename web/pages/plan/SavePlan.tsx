import type { Plan } from '../../../schema/api/plan.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { useMeta } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { SavePicture } from '../../parts/SavePicture.js'
import type { Milestone } from './moves.js'
import { PlanPicture } from './PlanPicture.js'
import { makeScale, type Zoom } from './scale.js'
import type { LaneSystems } from './useLaneSystems.js'

/** Room for the days in a picture, in pixels: a slide's, beside the names. */
const ROOM = 960

/** Saves the plan as a picture, with the lanes that are open. */
export function SavePlan({
  plan,
  milestones,
  systems,
  span,
  zoom,
}: {
  plan: Plan
  milestones: readonly Milestone[]
  systems: ReadonlyMap<string, LaneSystems>
  span: { from: string; to: string }
  zoom: Zoom
}) {
  const { t, language } = useLanguage(planTexts)
  const programme = useMeta().data?.programme ?? ''
  const { today } = plan.meta
  const title = t.plan.pictureTitle(programme, formatDate(today))
  return (
    <SavePicture
      name={`plan-${today}`}
      draw={() => (
        <PlanPicture
          title={title}
          note={plan.meta.synthetic ? t.shell.synthetic : null}
          plan={plan}
          milestones={milestones}
          systems={systems}
          scale={makeScale(span, zoom === 'week' ? 'month' : 'all', ROOM)}
          words={t.plan}
          language={language}
        />
      )}
    />
  )
}
