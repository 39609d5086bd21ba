import { Select } from '@digdir/designsystemet-react'
import { SYSTEM_SORTS } from '../../../schema/api/systems.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'

/** The order of the list on a narrow screen, which has no headings to press. */
export function SortChoice({ sort, onSort }: { sort: string; onSort: (sort: string) => void }) {
  const { t } = useLanguage(systemListTexts)
  const label = t.systems.sorts
  const [first = ''] = sort.split(',')
  const orders = SYSTEM_SORTS.filter((one) => one in label).flatMap((one) => [one, `-${one}`])
  return (
    <Select
      className="narrow-only sort-choice"
      aria-label={t.systems.sort}
      value={first}
      onChange={(event) => onSort(event.target.value)}
    >
      {!orders.includes(first) && <Select.Option value={first}>{first}</Select.Option>}
      {orders.map((order) => (
        <Select.Option key={order} value={order}>
          {label[order.replace('-', '') as keyof typeof label]} {order.startsWith('-') ? '↓' : '↑'}
        </Select.Option>
      ))}
    </Select>
  )
}
