import { Checkbox } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Lane, Planned } from '../../../schema/api/plan.js'
import { patchSystem } from '../../../schema/api/systems.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { movedPassed } from '../../../schema/rules/days.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { useWrite } from '../../api/queries.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { useFields } from '../../parts/form/useFields.js'
import { useUndo } from '../../parts/useUndo.js'
import { MoveForm } from './MoveForm.js'
import type { Move } from './moves.js'

/** Says what a move of one date comes to, asks why, and saves it; what it collides with in the plan is said before. */
export function MoveDialog({
  move: { system, to: asked },
  lane,
  required,
  today,
  onClose,
}: {
  move: Move
  /** Its wave. */
  lane: Lane | undefined
  /** The systems that it waits for, of those that are shown. */
  required: readonly Planned[]
  today: string
  onClose: () => void
}) {
  const { t } = useLanguage(bulkTexts)
  const [along, setAlong] = useState(true)
  const field = useFields(SYSTEM_FIELDS).targetDate
  const write = useWrite(patchSystem)
  const undo = useUndo()
  const { number, name, version, targetDate: from } = system
  return (
    <MoveForm
      about={`${number} ${name}`}
      name={number}
      field={field}
      from={from}
      to={asked}
      // Whoever moves a day that has passed says why: the server refuses it otherwise.
      mustSayWhy={(date) =>
        movedPassed(today, SYSTEM_FIELDS, { targetDate: from }, { targetDate: date }).length > 0
      }
      consequences={(date) => <Collisions date={date} lane={lane} required={required} />}
      write={write}
      onClose={onClose}
      onSubmit={(targetDate, why) =>
        write.mutate(
          { params: { number }, version, body: { targetDate, ...why, ...(along && { moveSameDay: true }) } },
          {
            onSuccess(answer) {
              onClose()
              undo(answer)
            },
          },
        )
      }
    >
      <Checkbox
        label={t.bulk.moveSameDay}
        checked={along}
        onChange={(event) => setAlong(event.currentTarget.checked)}
      />
    </MoveForm>
  )
}

/** What a day does not go together with. It may be chosen all the same: waves and others may move after it. */
function Collisions({
  date,
  lane,
  required,
}: {
  date: string
  lane: Lane | undefined
  required: readonly Planned[]
}) {
  const { t, say } = useLanguage(planTexts)
  const later = required.filter((one) => !one.ready && one.targetDate !== null && one.targetDate > date)
  return (
    <>
      {lane?.endsOn && date > lane.endsOn && <p>{t.plan.afterWave(say(lane), formatDate(lane.endsOn))}</p>}
      {later.length > 0 && <p>{t.plan.beforeRequired(later.map(({ name }) => name).join(', '))}</p>}
    </>
  )
}
