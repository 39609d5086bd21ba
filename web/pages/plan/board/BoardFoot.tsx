import type { Plan } from '../../../../schema/api/plan.js'
import { boardTexts } from '../../../i18n/board.js'
import { formatNumber } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'
import { useMay } from '../../../parts/useMay.js'
import { SaveBoard } from './SaveBoard.js'
import { PITCH, Squares } from './squares.js'

/** What the keys do, what the squares stand for, and the board as a picture. */
export function BoardFoot({ plan, unit, narrow }: { plan: Plan; unit: number; narrow: boolean }) {
  const { t, language } = useLanguage(boardTexts)
  return (
    <div className="row plan-foot">
      {!narrow && <Help />}
      <span className="spacer" />
      {unit > 1 && <span className="small">{t.board.unit(formatNumber(unit, language))}</span>}
      <span className="board-legend small">
        <svg width={PITCH} height={PITCH} aria-hidden="true">
          <Squares phase="planned" late={1} rest={0} perRow={1} />
        </svg>
        {t.board.overdue}
      </span>
      <SaveBoard plan={plan} unit={unit} />
    </div>
  )
}

function Help() {
  const { t } = useLanguage(boardTexts)
  const mayMove = useMay().may('plan_system')
  const [between, move, open, back] = t.board.help
  return (
    <p className="subtle small board-help">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd> {between}
      </span>{' '}
      {mayMove && (
        <span>
          <kbd>M</kbd> {move}
        </span>
      )}{' '}
      <span>
        <kbd>Enter</kbd> {open}
      </span>{' '}
      {mayMove && (
        <span>
          <kbd>Esc</kbd> {back}
        </span>
      )}
    </p>
  )
}
