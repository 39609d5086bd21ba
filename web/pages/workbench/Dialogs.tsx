import type { RefObject } from 'react'
import type { WaitingSystem } from '../../../schema/api/suggestions.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { TargetDialog } from '../../parts/TargetDialog.js'
import type { Act } from './acts.js'
import { focusRow } from './Queue.js'
import { RetireDialog } from './RetireDialog.js'
import { SplitDialog } from './SplitDialog.js'

/** What asks for more before it is done. */
export type Opened = 'another' | 'split' | 'retire'

/** Where all of them would go by what is suggested, if that is one place. */
function commonOf(rows: readonly WaitingSystem[]): string[] {
  const [code, another] = new Set(rows.map(({ suggestion }) => suggestion?.replacement?.code))
  return code !== undefined &&
    another === undefined &&
    rows.every(({ suggestion }) => suggestion?.replacement)
    ? [code]
    : []
}

/** The dialog that is open; the focus is in the queue when it is closed. */
export function Dialogs({
  opened,
  rows,
  perform,
  onClose,
  frame,
}: {
  opened: Opened
  rows: readonly WaitingSystem[]
  perform: (act: Act, rows: readonly WaitingSystem[]) => unknown
  onClose: () => void
  frame: RefObject<HTMLElement | null>
}) {
  const { t, say } = useLanguage(workbenchTexts)
  const [only, another] = rows
  const name = only && !another ? only.name : t.workbench.systems(rows.length)
  const close = () => {
    onClose()
    focusRow(frame)
  }
  const act = (what: Act) => {
    close()
    perform(what, rows)
  }
  if (opened === 'retire')
    return <RetireDialog name={name} onRetire={(reason) => act({ does: 'retire', reason })} onClose={close} />
  if (opened === 'split')
    return (
      <SplitDialog
        name={name}
        begin={commonOf(rows)}
        count={rows.length}
        onSplit={(to, changes) => act({ does: 'split', to, changes })}
        onClose={close}
      />
    )
  return (
    <TargetDialog
      name={name}
      onChoose={(find) =>
        act({
          does: 'map',
          to: { code: find.value, name: say(find), continued: find.target?.isContinued === true },
        })
      }
      onClose={close}
    />
  )
}
