import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Reply } from '../../../../schema/api/endpoint.js'
import type { System } from '../../../../schema/api/systems.js'
import { createTransition, listTransitions } from '../../../../schema/api/transitions.js'
import { ofSystem } from '../../../../schema/rules/may.js'
import { STATUS_WORDS, type Status } from '../../../../schema/rules/status.js'
import { useRead, useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemTexts } from '../../../i18n/system.js'
import { QueryStates, WriteError } from '../../../parts/QueryStates.js'
import { ReasonDialog } from '../../../parts/ReasonDialog.js'
import { StatusGlyph } from '../../../parts/StatusGlyph.js'
import { useMay } from '../../../parts/useMay.js'
import { useHeadingFocus } from '../../../parts/useReturnFocus.js'
import { useUndo } from '../../../parts/useUndo.js'
import type { Forms } from '../editing.js'
import { Exceptions } from './Exceptions.js'
import { Gates } from './Gates.js'
import { Reverse } from './Reverse.js'

type Transition = Reply<typeof listTransitions>['transitions'][number]

/** Each next status with what it lacks, what already holds, and the move itself. */
export function NextSteps({ system, forms }: { system: System; forms: Forms }) {
  const { t } = useLanguage(systemTexts)
  const { number } = system
  const listed = useRead(listTransitions, { params: { number } })
  const may = useMay().may('plan_system', ofSystem(system))
  return (
    <QueryStates query={listed} rows={5}>
      {({ transitions, broken }) => {
        const forward = transitions.filter(({ direction }) => direction === 'forward')
        const back = transitions.find(({ direction }) => direction === 'back')
        return (
          <>
            {broken.length > 0 && (
              <section>
                <div className="section-head">
                  <h2>{t.system.broken}</h2>
                  <span className="subtle note">{t.system.brokenNote}</span>
                </div>
                <Gates gates={broken} system={system} forms={forms} />
              </section>
            )}
            {forward.length === 0 && (
              <section>
                <div className="section-head">
                  <h2>{t.system.nextStep}</h2>
                  <span className="subtle note">{t.system.atEnd}</span>
                </div>
                {may && back && (
                  <div className="row moves">
                    <StepBack system={system} back={back} />
                    <Reverse system={system} />
                  </div>
                )}
              </section>
            )}
            {forward.map((transition, index) => (
              <section key={transition.to}>
                <Step
                  transition={transition}
                  system={system}
                  may={may}
                  forms={forms}
                  back={index === forward.length - 1 ? back : undefined}
                />
              </section>
            ))}
            <Exceptions
              system={system}
              shown={forward.flatMap(({ gates }) => gates.map(({ code }) => code))}
            />
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
  forms,
  back,
}: {
  transition: Transition
  system: System
  may: boolean
  forms: Forms
  back: Transition | undefined
}) {
  const { t, say } = useLanguage(systemTexts)
  const { to, gates } = transition
  const failing = gates.filter(({ holds }) => !holds).length
  return (
    <>
      <div className="section-head">
        <h2 className="labelled">
          {t.system.nextStep}: <StatusGlyph status={to} /> {say(STATUS_WORDS[to])}
        </h2>
        <span className="subtle note">
          {gates.length > 0 ? t.system.gatesHold(gates.length - failing, gates.length) : t.system.noGates}
        </span>
      </div>
      <Gates gates={gates} system={system} forms={forms} />
      {may && <Move transition={transition} failing={failing} system={system} back={back} />}
    </>
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
  const { t, say } = useLanguage(systemTexts)
  useHeadingFocus()
  const undo = useUndo()
  const moving = useWrite(createTransition)
  const { to, allowed } = transition
  const { number, version } = system
  const move = () => {
    if (allowed && !moving.isPending)
      moving
        .mutateAsync({ params: { number }, version, body: { to } })
        .then((moved) => undo(moved, t.system.movedTo(say(STATUS_WORDS[to]))))
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
        {back && <Reverse system={system} />}
        <span className="subtle" id={`why-${to}`}>
          {failing > 0 && t.system.canBeSet(failing)}
        </span>
      </div>
      <WriteError error={moving.error} />
    </>
  )
}

function StepBack({ system, back }: { system: System; back: Transition }) {
  const { t, say } = useLanguage(systemTexts)
  const undo = useUndo()
  const [open, setOpen] = useState(false)
  const moving = useWrite(createTransition)
  const to: Status = back.to
  const { number, version } = system
  const words = say(STATUS_WORDS[to])
  const refused = back.gates
    .filter(({ holds, code }) => !holds && code !== 'REASON_REQUIRED')
    .map(say)
    .join(' ')
  return (
    <>
      <Button
        variant="tertiary"
        data-color="neutral"
        onClick={() => back.allowed && setOpen(true)}
        aria-disabled={!back.allowed}
        aria-describedby={`why-${to}`}
      >
        {t.system.stepBack}
      </Button>
      <span className="subtle" id={`why-${to}`}>
        {refused}
      </span>
      {open && (
        <ReasonDialog
          title={t.system.stepBackTo(words)}
          confirm={t.system.setTo(words)}
          error={moving.error}
          pending={moving.isPending}
          onClose={() => setOpen(false)}
          onConfirm={(reason) =>
            moving
              .mutateAsync({ params: { number }, version, body: { to, reason } })
              .then((moved) => {
                setOpen(false)
                undo(moved, t.system.movedTo(words))
              })
              // Shown by the dialog.
              .catch(() => undefined)
          }
        />
      )}
    </>
  )
}
