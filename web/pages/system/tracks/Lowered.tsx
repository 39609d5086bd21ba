import { Button } from '@digdir/designsystemet-react'
import { useEffect, useRef } from 'react'
import { listChanges } from '../../../../schema/api/changes.js'
import { agreeArchiveDuty, agreePrivacyClass, type System } from '../../../../schema/api/systems.js'
import { AGREE_ACTIONS } from '../../../../schema/rules/access.js'
import {
  isLowered,
  LOWERABLE,
  type LowerableField,
  WAITING_FIELDS,
} from '../../../../schema/rules/lowerings.js'
import { SYSTEM_FIELDS } from '../../../../schema/rules/systemFields.js'
import { useRead, useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { useFieldsToRead } from '../../../parts/form/useFields.js'
import { useFieldText } from '../../../parts/form/useFieldText.js'
import { WriteError } from '../../../parts/QueryStates.js'
import { useMay } from '../../../parts/useMay.js'
import { useHeadingFocus } from '../../../parts/useReturnFocus.js'
import { useUndo } from '../../../parts/useUndo.js'

const AGREEMENTS = { archiveDuty: agreeArchiveDuty, privacyClass: agreePrivacyClass } as const

/** What of a system was lowered, by whom and why, while nobody has agreed; who may agree does so here. */
export function Lowered({
  system,
  field,
  isLed,
}: {
  system: System
  field: LowerableField
  /** True when the page was opened for it: the button has the focus. */
  isLed: boolean
}) {
  const { may } = useMay()
  // Here, for what waits is gone from the page once it is agreed to.
  const agreeing = useWrite(AGREEMENTS[field])
  const undo = useUndo()
  const { number, version, voidedAt } = system
  if (system[LOWERABLE[field]] === null) return null
  const mayAgree = may(AGREE_ACTIONS[field]) && voidedAt === null
  const agree = () =>
    agreeing.mutate({ params: { number }, version, body: {} }, { onSuccess: (saved) => undo(saved) })
  return (
    <div className="stack">
      <Lowering system={system} field={field} />
      {mayAgree && <AgreeButton isLed={isLed} pending={agreeing.isPending} onAgree={agree} />}
      <WriteError error={agreeing.error} />
    </div>
  )
}

/** Is gone with what it agrees to: the focus is not. */
function AgreeButton({ isLed, pending, onAgree }: { isLed: boolean; pending: boolean; onAgree: () => void }) {
  const { t } = useLanguage(systemPartTexts)
  useHeadingFocus()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isLed) button.current?.focus()
  }, [isLed])
  return (
    <div>
      <Button ref={button} variant="secondary" data-size="sm" loading={pending} onClick={onAgree}>
        {t.parts.agreeLowered}
      </Button>
    </div>
  )
}

/** How many changes of the field are read at most to find the one that lowered it. */
const RECENT = 20

function Lowering({ system, field }: { system: System; field: LowerableField }) {
  const { t } = useLanguage(systemPartTexts)
  const { number, meta } = system
  const text = useFieldText()
  const fields = useFieldsToRead()({ ...SYSTEM_FIELDS, ...WAITING_FIELDS })
  const changes = useRead(listChanges, {
    query: { system: number, entity: ['system'], field: [field], limit: RECENT },
  })
  const lowering = changes.data?.items.find(({ before, after }) =>
    isLowered(field, valueIn(before, field), valueIn(after, field)),
  )
  const before = LOWERABLE[field]
  const from = text(fields[before], system[before], meta.today)
  const to = system[field] === null ? t.common.emptyValue : text(fields[field], system[field], meta.today)
  return (
    <>
      <p>{t.parts.lowered(from, to, lowering?.actorName, t.parts.agreementOf[field])}</p>
      {lowering?.reason && <p className="small">{`${t.common.reason}: ${lowering.reason}`}</p>}
    </>
  )
}

/** What stood in a field of a row of the log. */
function valueIn<F extends LowerableField>(
  row: Readonly<Record<string, unknown>> | null,
  field: F,
): System[F] {
  return (row?.[field] ?? null) as System[F]
}
