import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { System } from '../../../schema/api/systems.js'
import { ofSystem } from '../../../schema/rules/may.js'
import { shiftedDates } from '../../../schema/rules/progress.js'
import type { SystemField } from '../../../schema/rules/systemFields.js'
import { useLanguage } from '../../i18n/language.js'
import { systemTexts } from '../../i18n/system.js'
import { AppLink } from '../../parts/AppLink.js'
import { BulkDialog } from '../../parts/bulk/BulkDialog.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import type { Forms } from './editing.js'
import { FactGroup } from './Facts.js'

/** What is asked of every plan: it stands there until it is answered. */
const ASKED: readonly SystemField[] = ['responsible', 'wave', 'targetDate']

/** Who moves the system, in which wave and when, with the way to postpone it: beside the next step, which it is of. */
export function MovePlan({ system, forms }: { system: System; forms: Forms }) {
  const { t } = useLanguage(systemTexts)
  const { wave, voidedAt, targetDate } = system
  return (
    <FactGroup system={system} group="move" forms={forms} always={voidedAt === null ? ASKED : []}>
      <div className="row plan-ways">
        <Postpone system={system} />
        {voidedAt === null && targetDate !== null && (
          <AppLink href={paths.plan(wave === null ? {} : { open: [wave] })}>{t.system.inPlan}</AppLink>
        )}
      </div>
    </FactGroup>
  )
}

/** Moves the dates that are planned and not reached, all by as many days; nothing where there are none, or for who may not. */
function Postpone({ system }: { system: System }) {
  const { t } = useLanguage(systemTexts)
  const { mayWrite } = useMay()
  const [open, setOpen] = useState(false)
  const ahead = Object.keys(shiftedDates(system, 1)).length > 0
  if (!ahead || system.voidedAt !== null || !mayWrite('system', 'targetDate', ofSystem(system))) return null
  return (
    <>
      <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
        {t.system.postpone}
      </Button>
      {open && <BulkDialog numbers={[system.number]} begin="shift" onClose={() => setOpen(false)} />}
    </>
  )
}
