import { Select } from '@digdir/designsystemet-react'
import { useRouter } from '@tanstack/react-router'
import { formatNumber } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'
import { viewTexts } from '../../../i18n/views.js'
import { useAsOf } from '../../../parts/moment.js'
import { paths, withAsOf } from '../../../paths.js'
import { type Views, viewAddress } from './useViews.js'
import { SELECT_ID } from './ViewTabs.js'

/** What stands for the list itself, and for filters that are no view. */
const [ALL, UNSAVED] = ['all', 'unsaved']

/** The views as a choice, where there is no room for them side by side. */
export function ViewSelect({ views, total }: { views: Views; total: number | undefined }) {
  const { t, language } = useLanguage(viewTexts)
  const router = useRouter()
  const asOf = useAsOf()
  const { all = [], current, differs, isNarrowed } = views
  const counted = (name: string, count: number | null | undefined) =>
    count === null || count === undefined ? name : `${name} ${formatNumber(count, language)}`
  const isUnsaved = !current && isNarrowed
  const open = (chosen: string) => {
    const view = all.find(({ id }) => id === chosen)
    views.goTo(view?.id ?? null)
    router.history.push(withAsOf(view ? viewAddress(view) : paths.systems(), asOf))
  }
  const value = isUnsaved ? UNSAVED : (current?.id ?? ALL)
  return (
    <Select
      id={SELECT_ID}
      className="view-select"
      aria-label={t.views.choose}
      value={value}
      onChange={(event) => open(event.target.value)}
    >
      {isUnsaved && (
        <Select.Option value={UNSAVED} disabled>
          {t.views.unsaved}
        </Select.Option>
      )}
      <Select.Option value={ALL}>{counted(t.common.all, total)}</Select.Option>
      {[false, true].map((shared) => {
        const group = all.filter((view) => view.shared === shared)
        if (group.length === 0) return null
        return (
          <Select.Optgroup key={`${shared}`} label={shared ? t.views.shared : t.views.own}>
            {group.map(({ id, name, count }) => (
              <Select.Option key={id} value={id}>
                {id === current?.id && differs.length > 0 ? t.views.altered(name) : counted(name, count)}
              </Select.Option>
            ))}
          </Select.Optgroup>
        )
      })}
    </Select>
  )
}
