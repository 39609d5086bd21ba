import { patchMilestone } from '../../../schema/api/milestones.js'
import { MILESTONE_FIELDS } from '../../../schema/rules/milestones.js'
import { useWrite } from '../../api/queries.js'
import { useFields } from '../../parts/form/useFields.js'
import { useUndo } from '../../parts/useUndo.js'
import { MoveForm } from './MoveForm.js'
import type { Milestone } from './moves.js'

/** Moves a milestone to another day. */
export function MoveMilestone({
  milestone: { code, name, date: from, version },
  to,
  onClose,
}: {
  milestone: Milestone & { name: string }
  to: string
  onClose: () => void
}) {
  const field = useFields(MILESTONE_FIELDS).date
  const write = useWrite(patchMilestone)
  const undo = useUndo()
  return (
    <MoveForm
      about={name}
      name={code}
      field={field}
      from={from}
      to={to}
      write={write}
      onClose={onClose}
      onSubmit={(date, why) =>
        write.mutate(
          { params: { code }, version, body: { date, ...why } },
          {
            onSuccess(answer) {
              onClose()
              undo(answer)
            },
          },
        )
      }
    />
  )
}
