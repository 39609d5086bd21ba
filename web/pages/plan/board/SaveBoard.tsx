import type { Plan } from '../../../../schema/api/plan.js'
import { formatDate } from '../../../../schema/rules/dates.js'
import { PHASE_WORDS, PHASES } from '../../../../schema/rules/phases.js'
import { useMeta } from '../../../api/queries.js'
import { boardTexts } from '../../../i18n/board.js'
import { useLanguage } from '../../../i18n/language.js'
import { planTexts } from '../../../i18n/plan.js'
import { SavePicture } from '../../../parts/SavePicture.js'
import { BoardPicture } from './BoardPicture.js'

/** Saves the board as a picture: its lanes and phases with their squares. */
export function SaveBoard({ plan, unit }: { plan: Plan; unit: number }) {
  const { t, say, language } = useLanguage(boardTexts, planTexts)
  const programme = useMeta().data?.programme ?? ''
  const { today, synthetic } = plan.meta
  return (
    <SavePicture
      name={`${t.board.title.toLowerCase()}-${today}`}
      draw={() => (
        <BoardPicture
          title={t.board.pictureTitle(programme, formatDate(today))}
          note={
            [synthetic ? t.shell.synthetic : '', unit > 1 ? t.board.unit(String(unit)) : '']
              .filter(Boolean)
              .join(' · ') || null
          }
          plan={plan}
          unit={unit}
          phases={PHASES.map((phase) => say(PHASE_WORDS[phase]))}
          overdue={t.board.overdue}
          readyOf={t.plan.readyOf}
          language={language}
        />
      )}
    />
  )
}
