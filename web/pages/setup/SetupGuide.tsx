import { type ReactNode, useEffect, useRef, useState } from 'react'
import { isStepDone, nextSetupStep, SETUP_STEPS, type SetupStep } from '../../../schema/rules/setup.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { SetupAside } from './SetupAside.js'
import { headingOf, SetupStepRow } from './SetupStepRow.js'
import { type Standing, useSetUp } from './useSetUp.js'
import './setup.css'

/**
 * Setting up a register step by step: what is done and what it came to, what is next, and the way to change each. `children`
 * stand below the steps.
 */
export function SetupGuide({ children }: { children?: ReactNode }) {
  const { t } = useLanguage(setupTexts)
  const setUp = useSetUp()
  return (
    <>
      {setUp.isError && !setUp.data && <h1>{t.setup.title}</h1>}
      <QueryStates query={setUp} rows={12}>
        {(standing) => <Guide standing={standing}>{children}</Guide>}
      </QueryStates>
    </>
  )
}

/** The first two cannot wait: all the others build on them. */
const FIRST_THAT_WAITS = 2

function Guide({ standing: { register, results }, children }: { standing: Standing; children: ReactNode }) {
  const { t } = useLanguage(setupTexts)
  const [putOff, setPutOff] = useState<ReadonlySet<SetupStep>>(new Set())
  const next = nextSetupStep(register, putOff)
  /** The step that is open, which stays so when it is done; undefined: the next one is opened, null: none. */
  const [open, setOpen] = useState<SetupStep | null | undefined>(next)
  if (open === undefined) setOpen(next)
  /** True once a step was left for the next: the focus goes there. */
  const led = useRef(false)
  useEffect(() => {
    if (!led.current || !open) return
    led.current = false
    document.getElementById(headingOf(open))?.focus()
  }, [open])
  const goOn = () => {
    led.current = true
    setOpen(undefined)
  }
  const done = SETUP_STEPS.filter((step) => isStepDone(step, register))
  const isAllDone = done.length === SETUP_STEPS.length
  const [before, after] = t.setup.lead(done.length, SETUP_STEPS.length)
  return (
    <div className="setup-columns">
      <div className="setup">
        <div className="stack">
          <h1>{isAllDone ? t.setup.title : t.setup.start}</h1>
          {isAllDone && <p>{t.setup.allDone(SETUP_STEPS.length)}</p>}
          {next && (
            <p>
              {before}
              <strong>{t.setup.step[next]}</strong>
              {after}
            </p>
          )}
          {!isAllDone && <p className="subtle">{t.setup.canWait}</p>}
        </div>
        <ol className="setup-steps" aria-label={t.setup.steps}>
          {SETUP_STEPS.map((step, index) => (
            <SetupStepRow
              key={step}
              step={step}
              number={index + 1}
              result={results[step]}
              isDone={isStepDone(step, register)}
              isOpen={step === open}
              next={next}
              onTurn={() => setOpen(step === open ? null : step)}
              onDone={goOn}
              onSkip={
                index >= FIRST_THAT_WAITS
                  ? () => {
                      setPutOff(new Set([...putOff, step]))
                      goOn()
                    }
                  : undefined
              }
            />
          ))}
        </ol>
        {children}
      </div>
      <SetupAside register={register} next={next} />
    </div>
  )
}
