import { Button } from '@digdir/designsystemet-react'
import type { SetupStep } from '../../../schema/rules/setup.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { SetupStepBody } from './SetupStepBody.js'

/** The id of the heading of a step. */
export const headingOf = (step: SetupStep) => `setup-${step}`

/** A step of the setting up: what it came to, or what it asks for; opened, what it is done with and the way on. */
export function SetupStepRow({
  step,
  number,
  result,
  isDone,
  isOpen,
  next,
  onTurn,
  onDone,
  onSkip,
}: {
  step: SetupStep
  number: number
  result: string
  isDone: boolean
  isOpen: boolean
  /** The step to take next, of all. */
  next: SetupStep | null
  /** Opens or closes it. */
  onTurn: () => void
  /** Goes on to the next. */
  onDone: () => void
  /** Puts it off; absent for one that cannot wait. */
  onSkip: (() => void) | undefined
}) {
  const { t } = useLanguage(setupTexts)
  const way = isOpen ? t.setup.fold : isDone ? t.common.edit : t.setup.begin
  return (
    <li data-done={isDone} data-next={step === next} aria-current={isOpen ? 'step' : undefined}>
      <span className="setup-mark" aria-hidden="true">
        {isDone ? '✓' : number}
      </span>
      <div>
        <div className="row between">
          <h2 id={headingOf(step)} tabIndex={-1}>
            {t.setup.step[step]}
            {isDone && <span className="visually-hidden"> ({t.setup.isDone})</span>}
          </h2>
          <button
            type="button"
            className="text-button"
            aria-expanded={isOpen}
            aria-label={`${way}: ${t.setup.step[step]}`}
            onClick={onTurn}
          >
            {way}
          </button>
        </div>
        {result && <p>{result}</p>}
        {(isOpen || !isDone) && <p className="subtle">{t.setup.about[step]}</p>}
        {isOpen && (
          <div className="setup-body stack">
            <SetupStepBody step={step} isDone={isDone} onDone={onDone} />
            {!isDone && onSkip && (
              <div>
                <Button variant="tertiary" data-color="neutral" onClick={onSkip}>
                  {t.setup.skip}
                </Button>
              </div>
            )}
            {isDone && next && (
              <div>
                <Button variant="secondary" onClick={onDone}>
                  {t.setup.goOn(t.setup.step[next])}
                </Button>
              </div>
            )}
          </div>
        )}
      </div>
    </li>
  )
}
