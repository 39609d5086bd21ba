import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { System } from '../../../../schema/api/systems.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { systemTexts } from '../../../i18n/system.js'
import { AppLink } from '../../../parts/AppLink.js'
import { useMay } from '../../../parts/useMay.js'
import type { Forms } from '../editing.js'
import { Hindrances } from './Hindrances.js'
import { type GateResult, mendedAt, mendingAddress, useMayMend, useMending, useWhoMends } from './mending.js'
import { OverrideDialog, OverrideWords, TakeBack } from './Override.js'
import './gates.css'

/** The gates of a step, failing ones first: what to do, the law behind it, and the way to where it is mended. */
export function Gates({
  gates,
  system,
  forms,
}: {
  gates: readonly GateResult[]
  system: System
  /** Those of the page of the system; elsewhere what mends a gate leads there. */
  forms?: Forms
}) {
  const ranked = [
    ...gates.filter(({ holds }) => !holds),
    ...gates.filter(({ overridden }) => overridden),
    ...gates.filter(({ holds, overridden }) => holds && !overridden),
  ]
  return (
    <ul className="gates">
      {ranked.map((gate) => (
        <GateLine key={gate.code} gate={gate} system={system} {...(forms && { forms })} />
      ))}
    </ul>
  )
}

function GateLine({ gate, system, forms }: { gate: GateResult; system: System; forms?: Forms }) {
  const { say } = useLanguage()
  const { holds, law, overridden } = gate
  return (
    <li data-holds={holds}>
      <GateGlyph state={overridden ? 'overridden' : holds ? 'holds' : 'fails'} />
      <div>
        <span className="gate-words">{say(gate)}</span>{' '}
        {law && <span className="subtle small law">{say(law)}</span>}
        {!holds && <Hindrances gate={gate} system={system} />}
        {overridden && <OverrideWords {...overridden} />}
        {!holds && <Ask gate={gate} system={system} />}
      </div>
      <div className="gate-ways">
        {overridden && <TakeBack id={overridden.id} gate={gate} />}
        {!holds && <Override gate={gate} system={system} />}
        {(!holds || overridden) &&
          (forms ? (
            <Mend gate={gate} system={system} forms={forms} />
          ) : (
            <MendElsewhere gate={gate} system={system} />
          ))}
      </div>
    </li>
  )
}

const TONES = { holds: 'success', fails: 'danger', overridden: 'warning' } as const

/** Holds, fails, or fails and is overridden; readable without colour. */
export function GateGlyph({ state }: { state: keyof typeof TONES }) {
  const { t } = useLanguage(systemTexts, systemPartTexts)
  const words = { holds: t.system.holds, fails: t.system.fails, overridden: t.parts.overridden }
  return (
    <svg className="glyph" data-tone={TONES[state]} viewBox="0 0 16 16" role="img">
      <title>{words[state]}</title>
      <circle cx="8" cy="8" r="6.8" fill={state === 'holds' ? 'currentColor' : 'none'} />
      {state === 'holds' && <path className="cut" d="m5 8.2 2.2 2.2L11 6" fill="none" />}
      {state === 'fails' && <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />}
      {state === 'overridden' && <path d="M4.5 8h6m-2.4-2.4L10.8 8l-2.7 2.4" fill="none" />}
    </svg>
  )
}

/** Goes to where a failing gate is mended, when the user may mend it there. */
function Mend({ gate, system, forms }: { gate: GateResult; system: System; forms: Forms }) {
  const { say } = useLanguage()
  const mend = useMending(system, forms)
  const may = useMayMend(system)
  const { act } = gate
  const place = mendedAt(system, gate)?.place
  if (!place || !act || !may(place)) return null
  return (
    <Button
      variant="secondary"
      data-size="sm"
      onClick={() => mend(gate)}
      aria-label={`${say(act)}: ${say(gate)}`}
    >
      {say(act)}
    </Button>
  )
}

/** The same as a link, where the forms of the system are on another page. */
function MendElsewhere({ gate, system }: { gate: GateResult; system: System }) {
  const { say } = useLanguage()
  const may = useMayMend(system)
  const { act } = gate
  const mended = mendedAt(system, gate)
  if (!mended || !act || !may(mended.place)) return null
  return (
    <AppLink href={mendingAddress(gate, mended)} aria-label={`${say(act)}: ${say(gate)}`}>
      {say(act)}
    </AppLink>
  )
}

/** Whom to ask for what, for a user who may not mend it, and where it is done. */
function Ask({ gate, system }: { gate: GateResult; system: System }) {
  const { t, say } = useLanguage(systemPartTexts)
  const may = useMayMend(system)
  const whoMends = useWhoMends(system)
  const mended = mendedAt(system, gate)
  if (!mended || !gate.act || may(mended.place)) return null
  const roles = whoMends(mended.place).map(say)
  // What hangs on a system has a place with a heading to be led to; a fact of it has not.
  const leads = mended.place.part !== 'system'
  return (
    <p className="subtle small">
      {t.parts.askFor(roles.join(` ${t.parts.or} `), say(gate.act))}{' '}
      {leads && (
        <AppLink href={mendingAddress(gate, mended)} aria-label={`${t.parts.showWhere}: ${say(gate)}`}>
          {t.parts.showWhere}
        </AppLink>
      )}
    </p>
  )
}

function Override({ gate, system }: { gate: GateResult; system: System }) {
  const { t, say } = useLanguage(systemPartTexts)
  const { may } = useMay()
  const [open, setOpen] = useState(false)
  if (!gate.overridable || !may('override_gate')) return null
  return (
    <>
      <button
        type="button"
        id={`override-${gate.code}`}
        className="text-button"
        onClick={() => setOpen(true)}
        aria-label={`${t.parts.override} ${say(gate)}`}
      >
        {t.parts.override}
      </button>
      {open && <OverrideDialog gate={gate} system={system} onClose={() => setOpen(false)} />}
    </>
  )
}
