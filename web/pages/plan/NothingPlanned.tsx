import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'

/** What stands where the plan would, when it has no systems: the register is empty, or the filters leave none. */
export function NothingPlanned({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useLanguage(planTexts)
  return <p className="empty-state">{isFiltered ? t.plan.nothing : t.plan.nothingPlanned}</p>
}
