import { Button } from '@digdir/designsystemet-react'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { Reply } from '../../../schema/contracts/endpoint.js'
import type { System } from '../../../schema/contracts/systems.js'
import { createTransition, listTransitions } from '../../../schema/contracts/transitions.js'
import { STATUS_WORDS, type Status } from '../../../schema/rules/status.js'
import { SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systems.js'
import { useMe, useRead, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { QueryStates, WriteError } from '../../parts/QueryStates.js'
import { ReasonDialog } from '../../parts/ReasonDialog.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { useToast } from '../../parts/Toast.js'
import { useUndo } from '../../parts/useUndo.js'
import { paths } from '../../paths.js'
import type { Place } from './editing.js'

type Transition = Reply<typeof listTransitions>['transitions'][number]
type Gate = Transition['gates'][number]

/** Each next status with what it lacks, what already holds, and the move itself. */
export function NextSteps({ system, onMend }: { system: System; onMend: (place: Place) => void }) {
  const { t } = useLanguage()
  const { number } = system
  const me = useMe()
  const listed = useRead(listTransitions, { params: { number } })
  const may = me.data?.actions.includes('move_system') ?? false
  return (
    <QueryStates query={listed} rows={5}>
      {({ transitions }) => {
        const forward = transitions.filter(({ direction }) => direction === 'forward')
        const back = transitions.find(({ direction }) => direction === 'back')
        return (
          <>
            {forward.length === 0 && (
              <section>
                <div className="section-head">
                  <h2>{t.system.nextStep}</h2>
                  <span className="subtle note">{t.system.atEnd}</span>
                </div>
                {may && back && <StepBack system={system} back={back} />}
              </section>
            )}
            {forward.map((transition, index) => (
              <section key={transition.to}>
                <Step
                  transition={transition}
                  system={system}
                  may={may}
                  onMend={onMend}
                  back={index === forward.length - 1 ? back : undefined}
                />
              </section>
            ))}
          </>
        )
      }}
    </QueryStates>
  )
}

function Step({
  transition,
  system,
  may,
  onMend,
  back,
}: {
  transition: Transition
  system: System
  may: boolean
  onMend: (place: Place) => void
  back: Transition | undefined
}) {
  const { t, say } = useLanguage()
  const { to, gates } = transition
  const failing = gates.filter(({ holds }) => !holds)
  const holding = gates.length - failing.length
  return (
    <>
      <div className="section-head">
        <h2 className="labelled">
          {t.system.nextStep}: <StatusGlyph status={to} /> {say(STATUS_WORDS[to])}
        </h2>
        <span className="subtle note">
          {gates.length > 0 ? t.system.gatesHold(holding, gates.length) : t.system.noGates}
        </span>
      </div>
      <ul className="gates">
        {[...failing, ...gates.filter(({ holds }) => holds)].map((gate) => (
          <li key={gate.code} data-holds={gate.holds}>
            <GateGlyph holds={gate.holds} />
            <span>{say(gate)}</span>
            {!gate.holds && <Mend gate={gate} system={system} onMend={onMend} />}
          </li>
        ))}
      </ul>
      {may && <Move transition={transition} failing={failing.length} system={system} back={back} />}
    </>
  )
}

function GateGlyph({ holds }: { holds: boolean }) {
  const { t } = useLanguage()
  return (
    <svg className="glyph" data-tone={holds ? 'success' : 'danger'} viewBox="0 0 16 16" role="img">
      <title>{holds ? t.system.holds : t.system.fails}</title>
      <circle cx="8" cy="8" r="6.8" fill={holds ? 'currentColor' : 'none'} />
      {holds ? (
        <path className="cut" d="m5 8.2 2.2 2.2L11 6" fill="none" />
      ) : (
        <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />
      )}
    </svg>
  )
}

/** Goes to where a failing gate is mended, when the user may mend it there. */
function Mend({ gate, system, onMend }: { gate: Gate; system: System; onMend: (place: Place) => void }) {
  const { t, say } = useLanguage()
  const me = useMe()
  const router = useRouter()
  const { place } = gate
  const go = () => {
    if (place?.part === 'mappings') onMend({ mappings: true })
    else if (place?.part === 'replacement')
      router.history.push(
        system.mappings[0] ? paths.replacement(system.mappings[0].replacement.code) : paths.replacements(),
      )
    else if (place?.part === 'system') {
      const field = place.field as SystemField
      onMend({ group: SYSTEM_FIELDS[field].group, field })
    }
  }
  if (!place) return null
  const may =
    place.part === 'mappings'
      ? me.data?.actions.includes('edit_mapping')
      : place.part === 'replacement' ||
        (place.part === 'system' && place.field !== null && me.data?.fields.includes(place.field))
  if (!may) return null
  return (
    <Button variant="secondary" data-size="sm" onClick={go} aria-label={`${t.system.mend}: ${say(gate)}`}>
      {t.system.mend}
    </Button>
  )
}

function Move({
  transition,
  failing,
  system,
  back,
}: {
  transition: Transition
  failing: number
  system: System
  back: Transition | undefined
}) {
  const { t, say } = useLanguage()
  const undo = useUndo(createTransition)
  const moving = useWrite(createTransition)
  const { to, allowed } = transition
  const { number, version, status } = system
  const move = () => {
    if (allowed && !moving.isPending)
      moving
        .mutateAsync({ params: { number }, version, body: { to } })
        .then((moved) =>
          undo(
            {
              params: { number },
              version: moved.version,
              body: { to: status, reason: t.common.undoReason },
            },
            t.system.movedTo(say(STATUS_WORDS[to])),
          ),
        )
        // Shown below.
        .catch(() => undefined)
  }
  return (
    <>
      <div className="row moves">
        <Button
          onClick={move}
          loading={moving.isPending}
          aria-disabled={!allowed}
          aria-describedby={`why-${to}`}
        >
          {t.system.setTo(say(STATUS_WORDS[to]))}
        </Button>
        {back && <StepBack system={system} back={back} />}
        <span className="subtle" id={`why-${to}`}>
          {failing > 0 && t.system.canBeSet(failing)}
        </span>
      </div>
      <WriteError error={moving.error} />
    </>
  )
}

function StepBack({ system, back }: { system: System; back: Transition }) {
  const { t, say } = useLanguage()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const moving = useWrite(createTransition)
  const to: Status = back.to
  const { number, version } = system
  const words = say(STATUS_WORDS[to])
  return (
    <>
      <Button
        variant="tertiary"
        data-color="neutral"
        onClick={() => setOpen(true)}
        aria-disabled={!back.allowed}
      >
        {t.system.stepBack}
      </Button>
      {open && (
        <ReasonDialog
          title={t.system.stepBackTo(words)}
          text={back.gates
            .filter(({ holds, code }) => !holds && code !== 'REASON_REQUIRED')
            .map(say)
            .join(' ')}
          confirm={t.system.setTo(words)}
          error={moving.error}
          pending={moving.isPending}
          onClose={() => setOpen(false)}
          onConfirm={(reason) =>
            moving
              .mutateAsync({ params: { number }, version, body: { to, reason } })
              .then(() => {
                setOpen(false)
                toast(t.system.movedTo(words))
              })
              // Shown by the dialog.
              .catch(() => undefined)
          }
        />
      )}
    </>
  )
}
