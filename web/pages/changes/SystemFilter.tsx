import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listSystems } from '../../../schema/api/systems.js'
import { wholeNumber } from '../../../schema/rules/rowNumbers.js'
import { reading } from '../../api/queries.js'
import { changeTexts } from '../../i18n/changes.js'
import { useLanguage } from '../../i18n/language.js'
import { TextFilter } from '../../parts/form/filters.js'

/** So many systems are offered; more letters make them fewer. */
const OFFERED = 10

/** Systems by a part of their name or number, removed ones too: the log has them still. */
const search = (q: string) => reading(listSystems, { query: { q, limit: OFFERED, voided: 'all' } })

/** A filter on a system, by name or number. A name that only one system has becomes its number. */
export function SystemFilter({
  value,
  error,
  onSet,
}: {
  value: string
  error: string | undefined
  onSet: (number: string) => void
}) {
  const { t } = useLanguage(changeTexts)
  const client = useQueryClient()
  const [q, setQ] = useState('')
  /** How many systems have the name that was written, when it is more than one: which is meant has to be said. */
  const [several, setSeveral] = useState(0)
  const found = useQuery({ ...search(q), enabled: q !== '', placeholderData: keepPreviousData })
  const options = q === '' ? [] : (found.data?.items ?? [])
  const choose = async (text: string) => {
    const page = location.pathname
    const hits = text === '' ? undefined : await client.fetchQuery(search(text)).catch(() => undefined)
    // Who has gone on to another page meanwhile is not fetched back.
    if (location.pathname !== page) return
    const { items = [], total = 0 } = hits ?? {}
    const number = wholeNumber(text)
    const isUnclear = total > 1 && items.every((item) => item.number !== number)
    setSeveral(isUnclear ? total : 0)
    if (!isUnclear) onSet((total === 1 && items[0]?.number) || number)
  }
  return (
    <TextFilter
      label={t.common.system}
      value={value}
      error={several > 1 ? t.changes.several(several) : error}
      onSet={choose}
      suggested={{
        of: (text) => {
          setQ(text)
          setSeveral(0)
        },
        options: options.map(({ number, name }) => ({ value: number, label: `${name} · ${number}` })),
      }}
    />
  )
}
