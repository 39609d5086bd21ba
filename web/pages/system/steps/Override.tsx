import { Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useRef, useState } from 'react'
import { createOverride, readOverride, voidOverride } from '../../../../schema/api/overrides.js'
import type { System } from '../../../../schema/api/systems.js'
import { OVERRIDE_FIELDS } from '../../../../schema/rules/overrides.js'
import type { Words } from '../../../../schema/rules/words.js'
import { newIdempotencyKey, useRead, useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { RecordForm } from '../../../parts/form/RecordForm.js'
import { useFields } from '../../../parts/form/useFields.js'
import { QueryStates } from '../../../parts/QueryStates.js'
import { ReasonDialog } from '../../../parts/ReasonDialog.js'
import { useMay } from '../../../parts/useMay.js'
import { useUndo } from '../../../parts/useUndo.js'
import type { GateResult } from './mending.js'

// System and gate are what the dialog is about.
const { system: _system, gate: _gate, ...FORM_FIELDS } = OVERRIDE_FIELDS

/** Lets a gate count as held although it fails; asks why and on what evidence. */
export function OverrideDialog({
  gate,
  system,
  onClose,
}: {
  gate: GateResult
  system: System
  onClose: () => void
}) {
  const { t, say } = useLanguage(systemPartTexts)
  const key = useRef(newIdempotencyKey())
  const { reason, evidence } = useFields(FORM_FIELDS)
  const creating = useWrite(createOverride)
  const undo = useUndo()
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={t.parts.overrideTitle}>
      <Heading level={2} data-size="xs">
        {t.parts.overrideTitle}
      </Heading>
      <Paragraph>{say(gate)}</Paragraph>
      <Paragraph>{t.parts.overrideText}</Paragraph>
      <RecordForm
        concept="override"
        fields={[reason, evidence]}
        row={{ gate: gate.code }}
        submit={t.parts.overrideDo}
        save={async ({ values }) => {
          const made = await creating.mutateAsync({
            body: {
              ...(values as { reason: string; evidence: string }),
              system: system.number,
              gate: gate.code,
            },
            idempotencyKey: key.current,
          })
          undo(made, t.parts.overrideSaid)
        }}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  )
}

/** Who let a gate count as held, why, and on what evidence. */
export function OverrideWords({ by, reason, evidence }: { by: string; reason: string; evidence: string }) {
  const { t } = useLanguage(systemPartTexts)
  return (
    <p className="small">
      <strong>{t.parts.overriddenBy(by)}</strong> {reason}{' '}
      <span className="subtle">
        {t.parts.evidence}: {evidence}
      </span>
    </p>
  )
}

/** Takes an override back, for those who may override. */
export function TakeBack({ id, gate }: { id: string; gate: Words }) {
  const { t, say } = useLanguage(systemPartTexts)
  const { may } = useMay()
  const [open, setOpen] = useState(false)
  if (!may('override_gate')) return null
  return (
    <>
      <button
        type="button"
        id={`take-back-${id}`}
        className="text-button"
        onClick={() => setOpen(true)}
        aria-label={`${t.parts.takeBack} ${say(gate)}`}
      >
        {t.parts.takeBack}
      </button>
      {open && <TakeBackDialog id={id} words={say(gate)} onClose={() => setOpen(false)} />}
    </>
  )
}

function TakeBackDialog({ id, words, onClose }: { id: string; words: string; onClose: () => void }) {
  const { t } = useLanguage(systemPartTexts)
  const override = useRead(readOverride, { params: { id } })
  const voiding = useWrite(voidOverride)
  const undo = useUndo()
  return (
    <QueryStates query={override} rows={1}>
      {({ version }) => (
        <ReasonDialog
          title={t.parts.takeBackTitle}
          text={words}
          confirm={t.parts.takeBackTitle}
          error={voiding.error}
          pending={voiding.isPending}
          onClose={onClose}
          onConfirm={(why) =>
            voiding
              .mutateAsync({ params: { id }, version, body: { reason: why } })
              .then((voided) => {
                onClose()
                undo(voided)
              })
              // Shown by the dialog.
              .catch(() => undefined)
          }
        />
      )}
    </QueryStates>
  )
}
