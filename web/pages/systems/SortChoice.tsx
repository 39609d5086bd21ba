import { Select } from '@digdir/designsystemet-react'
import { SHOWN_COLUMN_NAMES, SHOWN_COLUMNS, SYSTEM_SORTS } from '../../../schema/rules/systemList.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'

/** The order of the list on a narrow screen, which has no headings to press. */
export function SortChoice({ sort, onSort }: { sort: string; onSort: (sort: string) => void }) {
  const { t, say } = useLanguage(systemListTexts)
  const [first = ''] = sort.split(',')
  const sortable: readonly string[] = SYSTEM_SORTS
  const columns = SHOWN_COLUMN_NAMES.filter((one) => sortable.includes(one))
  const orders: string[] = columns.flatMap((one) => [one, `-${one}`])
  return (
    <Select
      className="narrow-only sort-choice"
      aria-label={t.systems.sort}
      value={first}
      onChange={(event) => onSort(event.target.value)}
    >
      {!orders.includes(first) && <Select.Option value={first}>{first}</Select.Option>}
      {columns.flatMap((column) => [
        <Select.Option key={column} value={column}>
          {say(SHOWN_COLUMNS[column])} ↑
        </Select.Option>,
        <Select.Option key={`-${column}`} value={`-${column}`}>
          {say(SHOWN_COLUMNS[column])} ↓
        </Select.Option>,
      ])}
    </Select>
  )
}
