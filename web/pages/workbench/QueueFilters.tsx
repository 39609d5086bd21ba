import { Search as SearchField } from '@digdir/designsystemet-react'
import { useEffect, useRef } from 'react'
import { STRENGTH_WORDS, STRENGTHS } from '../../../schema/rules/suggestions/facts.js'
import { useChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { ChoiceFilter } from '../../parts/form/filters.js'
import { onceReleased, useTyped } from '../../parts/form/useTyped.js'
import { useShortcut } from '../../parts/shortcuts.js'
import { TYPING_PAUSE } from '../../parts/usePaused.js'
import type { Search } from '../../paths.js'

/** What the queue can be narrowed by, beside words. */
export const QUEUE_FILTERS = ['municipality', 'serviceArea', 'strength'] as const

/** The search in the queue and its filters, which are kept in the address. */
export function QueueFilters({
  search,
  onChange,
}: {
  search: Search
  onChange: (search: Search, replace?: boolean) => void
}) {
  const { t, say } = useLanguage(workbenchTexts)
  const { municipality, serviceArea } = useChoices(true)
  const set = (name: string, value: string, replace = false) => {
    const { [name]: _, ...rest } = search
    onChange(value ? { ...rest, [name]: value } : rest, replace)
  }
  const options = {
    municipality: municipality.map((one) => ({ value: one.value, label: say(one) })),
    serviceArea: serviceArea.map((one) => ({ value: one.value, label: say(one) })),
    strength: STRENGTHS.map((one) => ({ value: one, label: say(STRENGTH_WORDS[one]) })),
  }
  const labels = {
    municipality: t.common.municipality,
    serviceArea: t.common.serviceArea,
    strength: t.workbench.strength,
  }
  const chosen = QUEUE_FILTERS.filter((name) => search[name] !== undefined).length
  return (
    <div className="queue-filters">
      <SearchBox q={typeof search.q === 'string' ? search.q : ''} onSet={(q) => set('q', q, true)} />
      <details open={chosen > 0 || undefined}>
        <summary>{chosen > 0 ? t.workbench.filtersChosen(chosen) : t.workbench.filters}</summary>
        <div className="stack">
          {QUEUE_FILTERS.map((name) => (
            <ChoiceFilter
              key={name}
              label={labels[name]}
              value={[search[name] ?? ''].flat()[0] ?? ''}
              options={options[name]}
              onSet={(value) => set(name, value)}
            />
          ))}
        </div>
      </details>
    </div>
  )
}

function SearchBox({ q, onSet }: { q: string; onSet: (q: string) => void }) {
  const { t } = useLanguage(workbenchTexts)
  const input = useRef<HTMLInputElement>(null)
  useShortcut('/', () => input.current?.focus())
  const { text, setText, write } = useTyped(q, onSet)
  const latest = useRef(write)
  latest.current = write
  useEffect(() => {
    const timer = setTimeout(() => onceReleased(() => latest.current(text.trim())), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <SearchField>
      <SearchField.Input
        ref={input}
        aria-label={t.workbench.search}
        placeholder={t.workbench.search}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // Out of the field, so that the keys of the queue work; a browser would empty it instead.
          event.preventDefault()
          event.currentTarget.blur()
        }}
        onBlur={() => onceReleased(() => latest.current(text.trim()))}
      />
      <SearchField.Clear aria-label={t.common.reset} onClick={() => setText('')} />
    </SearchField>
  )
}
