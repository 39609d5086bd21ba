import type { SystemRow } from '../../../schema/api/systems.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { useFormats } from '../../parts/settings.js'

/** What systems cost together in a year, and of how many that is not known. */
export function CostOf({ rows }: { rows: readonly SystemRow[] }) {
  const { t } = useLanguage(systemListTexts)
  const { money } = useFormats()
  const known = rows.flatMap(({ annualCost }) => annualCost ?? [])
  const unknown = rows.length - known.length
  const sum = known.reduce((sum, cost) => sum + cost, 0)
  return [
    ...(known.length > 0 ? [t.systems.costOf(money(sum))] : []),
    ...(unknown > 0 ? [t.systems.costUnknown(unknown)] : []),
  ].join(' · ')
}
