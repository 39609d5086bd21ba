import { Textfield } from '@digdir/designsystemet-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listSystems, type SystemRow } from '../../schema/api/systems.js'
import { reading, useChoices } from '../api/queries.js'
import { formTexts } from '../i18n/forms.js'
import { useLanguage } from '../i18n/language.js'

/** So many hits are listed; more letters make them fewer. */
const SHOWN = 7

/** Finds a system by a part of its name or number, and hands it on. `without`: numbers that are taken already. */
export function SystemFinder({
  without,
  onChoose,
}: {
  without: readonly string[]
  onChoose: (system: SystemRow) => void
}) {
  const { t, say } = useLanguage(formTexts)
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const [text, setText] = useState('')
  const q = text.trim()
  const found = useQuery({
    ...reading(listSystems, { query: { q, limit: SHOWN + without.length } }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const hits = q === '' ? [] : (found.data?.items ?? []).filter(({ number }) => !without.includes(number))
  return (
    <div className="system-finder stack">
      <Textfield
        label={t.forms.findSystem}
        description={t.forms.findHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className="subtle small">
        {q !== '' && found.isSuccess && t.forms.found(hits.length)}
      </p>
      <ul>
        {hits.slice(0, SHOWN).map((system) => (
          <li key={system.number}>
            <span>
              {system.name}{' '}
              <span className="subtle small">
                {system.number} · {municipalities.get(system.municipality) ?? system.municipality}
              </span>
            </span>
            <button
              type="button"
              className="text-button"
              aria-label={`${t.forms.add}: ${system.name} ${system.number}`}
              onClick={() => onChoose(system)}
            >
              {t.forms.add}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
