import { Chip } from '@digdir/designsystemet-react'
import { filterTexts } from '../../i18n/filters.js'
import { useLanguage } from '../../i18n/language.js'

/** A filter with more values than this gets one chip that counts them: a row of fifty says less than the number. */
const MOST = 4

/** What a list is filtered by, and how that is taken off. */
export interface Filtered {
  name: string
  values: readonly { key: string; label: string; remove: () => void }[]
  removeAll: () => void
}

/** What a list is filtered by, each taken off with a press. */
export function FilterChips({ filters }: { filters: readonly Filtered[] }) {
  const { t } = useLanguage(filterTexts)
  const chips = filters.flatMap(({ name, values, removeAll }) =>
    values.length > MOST
      ? [{ key: name, label: `${name}: ${t.filters.selected(values.length)}`, remove: removeAll }]
      : values.map(({ key, label, remove }) => ({ key, label: `${name}: ${label}`, remove })),
  )
  return chips.map(({ key, label, remove }) => (
    <Chip.Removable key={key} data-color="neutral" aria-label={t.filters.remove(label)} onClick={remove}>
      {label}
    </Chip.Removable>
  ))
}
