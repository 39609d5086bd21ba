import { useRef } from 'react'
import {
  createPrerequisite,
  listPrerequisites,
  type Prerequisite,
  patchPrerequisite,
  voidPrerequisite,
} from '../../../../schema/api/prerequisites.js'
import type { System } from '../../../../schema/api/systems.js'
import { ofSystem } from '../../../../schema/rules/may.js'
import { PREREQUISITE_FIELDS } from '../../../../schema/rules/prerequisites.js'
import { STATUS_WORDS } from '../../../../schema/rules/status.js'
import { newIdempotencyKey, useRows, useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { AppLink } from '../../../parts/AppLink.js'
import { without } from '../../../parts/form/fields.js'
import { RecordForm } from '../../../parts/form/RecordForm.js'
import { useFields } from '../../../parts/form/useFields.js'
import { usePatch } from '../../../parts/form/usePatch.js'
import { usePastDay } from '../../../parts/moment.js'
import { StatusLabel } from '../../../parts/StatusGlyph.js'
import { useMay } from '../../../parts/useMay.js'
import { useUndo } from '../../../parts/useUndo.js'
import { paths } from '../../../paths.js'
import type { Forms } from '../editing.js'
import { ConnectionSection } from './ConnectionSection.js'
import { VoidRowDialog } from './VoidRowDialog.js'

/** What the system waits for, and what waits for it. */
export function Prerequisites({ system, forms }: { system: System; forms: Forms }) {
  const { t, say } = useLanguage(systemPartTexts)
  const { may } = useMay()
  const { number, voidedAt } = system
  const day = usePastDay(system.meta.today)
  const own = useRows(listPrerequisites, { system: [number] })
  const others = useRows(listPrerequisites, { requires: [number] })
  const open = own.data?.items.filter(({ met }) => !met).length ?? 0
  const waits = (row: Prerequisite) => row.system === number
  const otherOf = (row: Prerequisite) => (waits(row) ? row.required : row.waiting)
  return (
    <ConnectionSection
      system={system}
      part="prerequisites"
      title={t.parts.prerequisites}
      note={open > 0 ? t.parts.openPrerequisites(open) : undefined}
      none={t.parts.noPrerequisites}
      add={t.parts.addPrerequisite}
      query={own}
      more={others.data?.items ?? []}
      columns={[
        {
          name: 'system',
          label: t.common.system,
          as: 'heading',
          cell: (row) => (
            <span>
              {waits(row) ? t.parts.waitsFor : t.parts.isWaitedForBy}{' '}
              <AppLink href={paths.system(otherOf(row).number)}>{otherOf(row).name}</AppLink>
              {row.note && <span className="small subtle block">{row.note}</span>}
            </span>
          ),
        },
        { name: 'status', label: t.parts.mustBe, cell: ({ status }) => say(STATUS_WORDS[status]) },
        {
          name: 'now',
          label: t.parts.isNow(day),
          cell: ({ required }) => <StatusLabel status={required.status} />,
        },
        { name: 'met', label: t.parts.met, cell: ({ met }) => (met ? t.common.yes : t.common.no) },
      ]}
      nameOf={(row) => `${waits(row) ? t.parts.waitsFor : t.parts.isWaitedForBy} ${otherOf(row).name}`}
      mayAdd={may('edit_plan', ofSystem(system)) && voidedAt === null}
      mayChange={(row) => may('edit_plan', ofSystem(row.waiting)) && voidedAt === null}
      forms={forms}
      addForm={(close) => <AddPrerequisite system={system} onClose={close} />}
      changeForm={(row, focus, close) => <ChangePrerequisite row={row} focus={focus} onClose={close} />}
      removeDialog={(row, close) => (
        <VoidRowDialog
          row={row}
          title={t.parts.removePrerequisiteTitle}
          voidEndpoint={voidPrerequisite}
          onClose={close}
        />
      )}
    />
  )
}

function ChangePrerequisite({
  row,
  focus,
  onClose,
}: {
  row: Prerequisite
  focus: { name?: string | undefined }
  onClose: () => void
}) {
  const patch = usePatch(patchPrerequisite)
  const { status, note } = PREREQUISITE_FIELDS
  return (
    <RecordForm
      concept="prerequisite"
      of={ofSystem(row.waiting)}
      fields={Object.values(useFields({ status, note }))}
      row={row}
      record={{ entity: 'prerequisite', entityId: row.id }}
      focus={focus}
      withReason
      save={(saving) => patch({ id: row.id }, saving)}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

function AddPrerequisite({ system, onClose }: { system: System; onClose: () => void }) {
  const { number } = system
  const { t } = useLanguage(systemPartTexts)
  const key = useRef(newIdempotencyKey())
  const creating = useWrite(createPrerequisite)
  const undo = useUndo()
  const { requires, status, note } = useFields(PREREQUISITE_FIELDS)
  return (
    <RecordForm
      concept="prerequisite"
      of={ofSystem(system)}
      fields={[without(requires, [number]), status, note]}
      row={{ status: 'cut_over' }}
      submit={t.parts.addPrerequisite}
      withReason
      save={async ({ values, reason }) => {
        const { requires: chosen, ...rest } = values as Record<string, string | null>
        const added = await creating.mutateAsync({
          // What a form holds is checked by the server, field by field.
          body: { ...rest, requires: chosen ?? '', system: number, ...(reason && { reason }) } as never,
          idempotencyKey: key.current,
        })
        undo(added)
      }}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}
