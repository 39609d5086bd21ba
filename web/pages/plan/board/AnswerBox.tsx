import type { Phase } from '../../../../schema/rules/phases.js'
import { PHASE_WORDS } from '../../../../schema/rules/phases.js'
import { boardTexts } from '../../../i18n/board.js'
import { useLanguage } from '../../../i18n/language.js'
import { spoken, useAnswerWords } from './answers.js'
import type { Lift } from './useLift.js'

/** What a phase answers to the card that is lifted: pressed, or dropped on, it is taken. */
export function AnswerBox({
  phase,
  lift,
  named = false,
}: {
  phase: Phase
  lift: Lift
  /** True where the phase does not stand above it. */
  named?: boolean
}) {
  const { t, say } = useLanguage(boardTexts)
  const words = useAnswerWords()
  const { card, answers, system } = lift
  if (!card || (!answers && (named || phase !== card.phase))) return null
  if (!answers || !system) return <p className="subtle small board-asking">{t.board.asking}</p>
  const told = words(answers[phase], card.name, system.status)
  const { tone, lacks, hint } = told
  const whole = spoken(say(PHASE_WORDS[phase]), told)
  return (
    <button
      type="button"
      className="board-answer"
      data-answer={phase}
      data-tone={tone}
      aria-disabled={tone === 'no' || lift.pending}
      aria-label={whole}
      onClick={() => lift.drop(phase)}
      onDragEnter={() => lift.tell(whole)}
    >
      {named && <span className="subtle small">{say(PHASE_WORDS[phase])}</span>}
      <span className="board-answer-words">{told.words}</span>
      {lacks.length > 0 && (
        <span className="board-lacks">
          {lacks.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </span>
      )}
      {hint && <span className="small">{hint}</span>}
    </button>
  )
}
