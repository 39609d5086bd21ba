import { Textfield } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { listServiceAreas } from '../../schema/api/serviceAreas.js'
import type { Subproject } from '../../schema/rules/may.js'
import { type Find, useFinds } from '../api/finders.js'
import { useChoices, useRead } from '../api/queries.js'
import { formatNumber } from '../i18n/format.js'
import { formTexts } from '../i18n/forms.js'
import { useLanguage } from '../i18n/language.js'
import { usePaused } from './usePaused.js'

/** So many hits are listed; more letters make them fewer. */
const SHOWN = 7

/**
 * Finds a system by a part of its name or number, and hands it on. `taken`: numbers that are there already; `mayAdd`: the
 * subprojects whose systems the user may hand on.
 */
export function SystemFinder({
  taken,
  mayAdd,
  onChoose,
}: {
  taken: readonly string[]
  mayAdd: (subproject: Subproject) => boolean
  onChoose: (number: string, name: string) => void
}) {
  const { t, say, language } = useLanguage(formTexts)
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const areas = useRead(listServiceAreas)
  const subprojectOf = (find: Find): Subproject =>
    areas.data?.items.find(({ code }) => code === find.serviceArea)?.subproject ?? null
  const [text, setText] = useState('')
  const q = usePaused(text.trim())
  const found = useFinds('system', q, SHOWN, q !== '')
  const { finds = [], total = 0 } = q === '' ? {} : (found.data ?? {})
  return (
    <div className="system-finder stack">
      <Textfield
        label={t.forms.findSystem}
        description={t.forms.findHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className="subtle small">
        {q !== '' &&
          found.isSuccess &&
          (total > finds.length
            ? t.forms.firstFound(formatNumber(finds.length, language), formatNumber(total, language))
            : t.forms.found(total))}
      </p>
      <ul>
        {finds.map((find) => (
          <li key={find.value}>
            <span>
              {say(find)}{' '}
              <span className="subtle small">
                {find.municipality && (municipalities.get(find.municipality) ?? find.municipality)}
              </span>
            </span>
            {taken.includes(find.value) ? (
              <span className="subtle small">{t.forms.isThere}</span>
            ) : !mayAdd(subprojectOf(find)) ? (
              <span className="subtle small">{t.forms.ofOthers(subprojectOf(find))}</span>
            ) : (
              <button
                type="button"
                className="text-button"
                aria-label={`${t.forms.add}: ${say(find)}`}
                onClick={() => onChoose(find.value, say(find))}
              >
                {t.forms.add}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
