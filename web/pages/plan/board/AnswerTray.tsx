import { PHASES } from '../../../../schema/rules/phases.js'
import { boardTexts } from '../../../i18n/board.js'
import { useLanguage } from '../../../i18n/language.js'
import { AnswerBox } from './AnswerBox.js'
import type { Lift } from './useLift.js'

/** What all phases answer to the card that is lifted, under one another: where one phase is shown at a time. */
export function AnswerTray({ lift }: { lift: Lift }) {
  const { t } = useLanguage(boardTexts)
  const { card, answers } = lift
  if (!card) return null
  return (
    <section className="board-tray" aria-label={t.board.moveOf(card.name)}>
      <div className="row">
        <strong>{card.name}</strong>
        <span className="spacer" />
        <button type="button" className="text-button" onClick={lift.putBack}>
          {t.common.cancel}
        </button>
      </div>
      {!answers && <p className="subtle">{t.board.asking}</p>}
      {PHASES.map((phase) => (
        <AnswerBox key={phase} phase={phase} lift={lift} named />
      ))}
    </section>
  )
}
