import { Checkbox } from '@digdir/designsystemet-react'
import type { Consequence } from '../../schema/api/errors.js'
import { type ConsequenceCode, unconfirmed } from '../../schema/rules/consequences.js'
import { formTexts } from '../i18n/forms.js'
import { useLanguage } from '../i18n/language.js'
import { paths } from '../paths.js'

/** So many of a kind are named; the count says how many there are. */
const NAMED = 8

/** What else a change touches, each kind with a tick to be set before it is made. */
export function Consequences({
  consequences,
  ticked,
  onTick,
}: {
  consequences: readonly Consequence[]
  ticked: readonly ConsequenceCode[]
  onTick: (ticked: readonly ConsequenceCode[]) => void
}) {
  const { t, say } = useLanguage(formTexts)
  if (consequences.length === 0) return null
  return (
    <fieldset className="consequences">
      <legend>{t.forms.touches}</legend>
      <p className="subtle">{t.forms.touchesText}</p>
      {consequences.map(({ code, count, items, ...words }) => (
        <div key={code}>
          <Checkbox
            label={`${say(words)} (${count})`}
            checked={ticked.includes(code)}
            onChange={({ target }) =>
              onTick(target.checked ? [...ticked, code] : ticked.filter((one) => one !== code))
            }
          />
          <ul>
            {items.slice(0, NAMED).map(({ id, label }) => (
              <li key={id}>
                <Named code={code} id={id} label={label} />
              </li>
            ))}
            {items.length > NAMED && <li className="subtle">{t.forms.andMore(items.length - NAMED)}</li>}
          </ul>
        </div>
      ))}
    </fieldset>
  )
}

/** In a tab of its own where it has a page: what is being decided stays. */
function Named({ code, id, label }: { code: ConsequenceCode; id: string; label: string }) {
  const text = `${label} · ${id}`
  if (code === 'integrations') return text
  const href = code === 'contracts' ? paths.contract(id) : paths.system(id)
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {text}
    </a>
  )
}

/** True when nothing is left to tick. */
export function isAllTicked(
  consequences: readonly Consequence[],
  ticked: readonly ConsequenceCode[],
): boolean {
  return unconfirmed(consequences, ticked).length === 0
}
