import { Dialog, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { readSystem, type SystemRow } from '../../../schema/api/systems.js'
import { ofSystem } from '../../../schema/rules/may.js'
import { SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import { useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { SystemForm } from '../../parts/SystemForm.js'
import { useMay } from '../../parts/useMay.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'

/** Room that the editor needs below a cell, in pixels; with less it stands above it. */
const ROOM = 320
/** How wide it is, and what is left at the edges of the page. */
const [WIDTH, EDGE] = [360, 8]

/** One field of a system, edited where it stands in the list; of the system as it is now, which others may have changed. */
export function CellEditor({
  row,
  field,
  onClose,
}: {
  row: SystemRow
  field: SystemField
  onClose: () => void
}) {
  const { t, say } = useLanguage(systemListTexts)
  const { mayWrite, outside } = useMay()
  const system = useRead(readSystem, { params: { number: row.number } })
  // As it opens: afterwards the focus is in it.
  const [place] = useState(findPlace)
  useReturnFocus()
  const [focus] = useState({})
  const title = t.systems.editOf(say(SYSTEM_FIELDS[field]), row.name)
  return (
    <Dialog
      open
      onClose={onClose}
      closeButton={t.common.close}
      aria-label={title}
      className="cell-editor"
      style={{ ...place, width: WIDTH }}
    >
      <p className="subtle small">{title}</p>
      <QueryStates query={system} rows={2}>
        {(found) => {
          const of = ofSystem(found)
          const why = outside(of)
          return mayWrite('system', field, of) ? (
            <SystemForm system={found} names={[field]} focus={focus} onClose={onClose} />
          ) : (
            <Paragraph>{why ? say(why) : t.systems.notYours}</Paragraph>
          )
        }}
      </QueryStates>
    </Dialog>
  )
}

/** At the cell that has the focus: below it, or above where there is no room. */
function findPlace() {
  const cell = document.activeElement?.closest('[data-column]')?.getBoundingClientRect()
  if (!cell) return undefined
  const left = Math.max(EDGE, Math.min(cell.left, innerWidth - WIDTH - EDGE))
  return cell.bottom + ROOM < innerHeight
    ? { left, top: cell.bottom }
    : { left, bottom: Math.max(EDGE, innerHeight - cell.top) }
}
