import { Button } from '@digdir/designsystemet-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { listCodes } from '../../../schema/api/codes.js'
import { listMunicipalities } from '../../../schema/api/municipalities.js'
import { readProgramme } from '../../../schema/api/programme.js'
import { listReplacements } from '../../../schema/api/replacements.js'
import { listServiceAreas } from '../../../schema/api/serviceAreas.js'
import { listSystems } from '../../../schema/api/systems.js'
import { daysBetween, daysLeftWords, formatDate } from '../../../schema/rules/dates.js'
import {
  isStepDone,
  nextSetupStep,
  SETUP_STEPS,
  type SetUp,
  type SetupStep,
} from '../../../schema/rules/setup.js'
import { useRead } from '../../api/queries.js'
import { type Spoken, useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { Rows } from '../../parts/QueryStates.js'
import { SetupStepBody } from './SetupStepBody.js'
import './setup.css'

/** What the register says of its setting up: how far each step has come, and what it came to in words. */
interface Standing {
  register: SetUp
  results: Readonly<Record<SetupStep, string>>
}

/**
 * Setting up a register step by step: what is done and what it came to, what is next, and the way to change each. `children`
 * stand below the steps.
 */
export function SetupGuide({ children }: { children?: ReactNode }) {
  const { t } = useLanguage(setupTexts)
  const standing = useStanding()
  const [putOff, setPutOff] = useState<ReadonlySet<SetupStep>>(new Set())
  /** The step that is open, which stays so when it is done; undefined: the next one is opened, null: none. */
  const [open, setOpen] = useState<SetupStep | null>()
  /** True once a step was left for the next: the focus goes there. */
  const led = useRef(false)
  useEffect(() => {
    if (!led.current || !open) return
    led.current = false
    document.getElementById(headingOf(open))?.focus()
  }, [open])
  if (!standing) return <Rows count={12} />
  const { register, results } = standing
  const done = SETUP_STEPS.filter((step) => isStepDone(step, register))
  const next = nextSetupStep(register, putOff)
  if (open === undefined) setOpen(next)
  const goOn = () => {
    led.current = true
    setOpen(undefined)
  }
  const skip = (step: SetupStep) => {
    setPutOff(new Set([...putOff, step]))
    goOn()
  }
  const [before, after] = t.setup.lead(done.length, SETUP_STEPS.length)
  const isAllDone = done.length === SETUP_STEPS.length
  return (
    <div className="setup-columns">
      <div className="setup">
        <div className="stack">
          <h1>{isAllDone ? t.setup.title : t.setup.start}</h1>
          <p>
            {isAllDone && t.setup.allDone(SETUP_STEPS.length)}
            {!isAllDone && next && (
              <>
                {before}
                <strong>{t.setup.step[next]}</strong>
                {after}
              </>
            )}
          </p>
          {!isAllDone && <p className="subtle">{t.setup.canWait}</p>}
        </div>
        <ol className="setup-steps" aria-label={t.setup.steps}>
          {SETUP_STEPS.map((step, index) => {
            const isDone = isStepDone(step, register)
            const isOpen = step === open
            return (
              <li
                key={step}
                data-done={isDone}
                data-next={step === next}
                aria-current={isOpen ? 'step' : undefined}
              >
                <span className="setup-mark" aria-hidden="true">
                  {isDone ? '✓' : index + 1}
                </span>
                <div className="setup-step">
                  <div className="row between">
                    <h2 id={headingOf(step)} tabIndex={-1}>
                      {t.setup.step[step]}
                      {isDone && <span className="visually-hidden"> ({t.setup.isDone})</span>}
                    </h2>
                    <button
                      type="button"
                      className="text-button"
                      aria-expanded={isOpen}
                      aria-label={`${wayOf(t, isDone, isOpen)}: ${t.setup.step[step]}`}
                      onClick={() => setOpen(isOpen ? null : step)}
                    >
                      {wayOf(t, isDone, isOpen)}
                    </button>
                  </div>
                  {results[step] && <p>{results[step]}</p>}
                  {(isOpen || !isDone) && <p className="subtle">{t.setup.about[step]}</p>}
                  {isOpen && (
                    <div className="setup-body stack">
                      <SetupStepBody step={step} isDone={isDone} onDone={goOn} />
                      {!isDone && index >= FIRST_THAT_WAITS && (
                        <div>
                          <Button variant="tertiary" data-color="neutral" onClick={() => skip(step)}>
                            {t.setup.skip}
                          </Button>
                        </div>
                      )}
                      {isDone && next && (
                        <div>
                          <Button variant="secondary" onClick={goOn}>
                            {t.setup.goOn(t.setup.step[next])}
                          </Button>
                        </div>
                      )}
                    </div>
                  )}
                </div>
              </li>
            )
          })}
        </ol>
        {children}
      </div>
      <aside className="setup-side">
        <section>
          <div className="section-head">
            <h2>{t.setup.progress}</h2>
          </div>
          <div className="setup-bar" aria-hidden="true">
            {SETUP_STEPS.map((step) => (
              <span key={step} data-done={isStepDone(step, register)} data-next={step === next} />
            ))}
          </div>
          <p>
            {t.setup.progressText(done.length, SETUP_STEPS.length)}{' '}
            {register.systems === 0 && t.setup.progressNext}
          </p>
        </section>
        {!isAllDone && (
          <section>
            <div className="section-head">
              <h2>{t.setup.ready}</h2>
            </div>
            <ul className="setup-ready">
              {t.setup.readyItems.map(([what, why]) => (
                <li key={what}>
                  {what}
                  <span className="subtle small">{why}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </div>
  )
}

const headingOf = (step: SetupStep) => `setup-${step}`

/** The first two cannot wait: all the others build on them. */
const FIRST_THAT_WAITS = 2

function wayOf(t: Spoken<typeof setupTexts>, isDone: boolean, isOpen: boolean): string {
  if (isOpen) return t.setup.fold
  return isDone ? t.common.edit : t.setup.begin
}

/** How far the register has come, counted from what is in it; undefined until all of it is read. */
function useStanding(): Standing | undefined {
  const { t, say } = useLanguage(setupTexts)
  const programme = useRead(readProgramme).data
  const municipalities = useRead(listMunicipalities).data
  const areas = useRead(listServiceAreas).data
  const codes = useRead(listCodes).data
  const replacements = useRead(listReplacements).data
  const systems = useRead(listSystems, { query: { limit: 1 } }).data
  if (!programme || !municipalities || !areas || !codes || !replacements || !systems) return undefined
  const { name, mergerDate, municipalityNumber, municipalityName } = programme
  const former = municipalities.items.filter(({ kind }) => kind === 'former')
  const register: SetUp = {
    mergerDate,
    formerMunicipalities: former.length,
    serviceAreas: areas.items.filter(({ active }) => active).length,
    codes: codes.items.filter(({ active }) => active).length,
    replacements: replacements.items.length,
    systems: systems.total,
  }
  const named = former.map((row) => `${row.number} ${row.name}`).join(', ')
  const newOne = [municipalityNumber, municipalityName].filter(Boolean).join(' ')
  const when = mergerDate ? say(daysLeftWords(daysBetween(systems.meta.today, mergerDate))) : ''
  return {
    register,
    results: {
      programme: mergerDate
        ? [
            t.setup.programmeDone(name, formatDate(mergerDate), when),
            newOne && t.setup.newMunicipality(newOne),
          ]
            .filter(Boolean)
            .join(' ')
        : '',
      municipalities: isStepDone('municipalities', register)
        ? named
        : named && t.setup.municipalitiesMissing(named),
      service_areas: register.serviceAreas > 0 ? t.setup.areasDone(register.serviceAreas) : '',
      codes: register.codes > 0 ? t.setup.codesDone(register.codes) : '',
      replacements: register.replacements > 0 ? t.setup.replacementsDone(register.replacements) : '',
      systems: register.systems > 0 ? t.setup.systemsDone(register.systems) : '',
    },
  }
}
