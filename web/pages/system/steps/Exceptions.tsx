import { listOverrides } from '../../../../schema/api/overrides.js'
import type { System } from '../../../../schema/api/systems.js'
import { useRows } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { GateGlyph } from './Gates.js'
import { OverrideWords, TakeBack } from './Override.js'

/** The overrides of the system that do not stand at a gate of its next steps: the system is past them. */
export function Exceptions({ system, shown }: { system: System; shown: readonly string[] }) {
  const { t, say } = useLanguage(systemPartTexts)
  const overrides = useRows(listOverrides, { system: [system.number] })
  const rows = (overrides.data?.items ?? []).filter(({ gate }) => !shown.includes(gate))
  if (rows.length === 0) return null
  return (
    <section>
      <div className="section-head">
        <h2>{t.parts.exceptions}</h2>
        <span className="subtle note">{t.parts.exceptionsNote}</span>
      </div>
      <ul className="gates">
        {rows.map((row) => (
          <li key={row.id}>
            <GateGlyph state="overridden" />
            <div>
              <span className="gate-words">{say(row)}</span>
              <OverrideWords by={row.byName} reason={row.reason} evidence={row.evidence} />
            </div>
            <div className="gate-ways">
              <TakeBack id={row.id} gate={row} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
