import { Paragraph } from '@digdir/designsystemet-react'
import { useRef, useState } from 'react'
import { bulkMap } from '../../../schema/api/bulkMappings.js'
import type { BodyInput } from '../../../schema/api/endpoint.js'
import type { ConsequenceCode } from '../../../schema/rules/consequences.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { newIdempotencyKey, useWrite } from '../../api/queries.js'
import { compareTexts } from '../../i18n/compare.js'
import { formTexts } from '../../i18n/forms.js'
import { useLanguage } from '../../i18n/language.js'
import { Consequences, isAllTicked } from '../../parts/Consequences.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { FormDialog } from '../../parts/form/FormDialog.js'
import { errorAt, type FormValues, fromInput } from '../../parts/form/fields.js'
import { ReasonField } from '../../parts/form/ReasonField.js'
import { useFields } from '../../parts/form/useFields.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { problemOf } from '../../parts/QueryStates.js'
import { useToast } from '../../parts/Toast.js'
import { useMay } from '../../parts/useMay.js'
import { useUndo } from '../../parts/useUndo.js'

type Body = BodyInput<typeof bulkMap>
type Consequence = Parameters<typeof Consequences>[0]['consequences'][number]

/** Asks for the decision, as far as it is known, and why; then maps or carries on all of them in one request. */
export function DecideDialog({
  title,
  text,
  confirm,
  body,
  fixed,
  consequences,
  onDone = () => undefined,
  onClose,
}: {
  title: string
  text: string
  confirm: string
  /** What is sent, beside the decision. */
  body: Body
  /** What is decided already by what was pressed. */
  fixed: Body['changes']
  /** What is touched elsewhere: each kind is ticked before it can be done. */
  consequences: readonly Consequence[]
  onDone?: () => void
  onClose: () => void
}) {
  const { t, say } = useLanguage(compareTexts, formTexts)
  const { own } = useMay()
  const all = useFields(SYSTEM_FIELDS)
  const { disposition, decisionReference, decisionDate, decisionRole } = all
  const asked = [
    ...(fixed?.disposition
      ? []
      : [{ ...disposition, required: false, choices: movesTo(disposition.choices) }]),
    ...[decisionReference, decisionDate, decisionRole].map((field) => ({ ...field, required: false })),
  ]
  const fields = own('system', asked)
  const [values, setValues] = useUnsaved<FormValues>(`decision ${title}`, {})
  const [reason, setReason] = useUnsaved(`why ${title}`, '')
  const [ticked, setTicked] = useState<readonly ConsequenceCode[]>([])
  const key = useRef(newIdempotencyKey())
  const write = useWrite(bulkMap)
  const undo = useUndo()
  const toast = useToast()
  const missing =
    reason.trim() === ''
      ? t.common.missing(t.common.reason)
      : isAllTicked(consequences, ticked)
        ? null
        : t.forms.tickFirst
  const errors = problemOf(write.error)?.errors ?? []
  const submit = () => {
    const said = fields.flatMap((field) => {
      const value = fromInput(field, values[field.name])
      return value === null ? [] : [[field.name, value]]
    })
    const changes = { ...fixed, ...Object.fromEntries(said) }
    write.mutate(
      {
        body: {
          ...body,
          ...(Object.keys(changes).length > 0 && { changes }),
          reason: reason.trim(),
          confirmed: [...ticked],
        },
        idempotencyKey: key.current,
      },
      {
        onSuccess(answer) {
          onDone()
          onClose()
          const { changed, refused } = answer.totals
          const words = refused > 0 ? t.compare.doneOf(changed, refused) : t.compare.done(changed)
          if (answer.requestId) undo(answer, words)
          else toast(words)
        },
      },
    )
  }
  const change = (name: string, value: string | boolean) => {
    key.current = newIdempotencyKey()
    setValues({ ...values, [name]: value })
  }
  return (
    <FormDialog
      title={title}
      error={write.error}
      submit={confirm}
      pending={write.isPending}
      missing={missing}
      onSubmit={submit}
      onClose={onClose}
    >
      <Paragraph>{text}</Paragraph>
      {fields.map((field) => {
        const wrong = errorAt(errors, `changes.${field.name}`) ?? errorAt(errors, field.name)
        return (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            error={wrong && say(wrong)}
            onChange={(value) => change(field.name, value)}
          />
        )
      })}
      {consequences.length > 0 && (
        <Consequences consequences={consequences} ticked={ticked} onTick={setTicked} />
      )}
      <ReasonField
        value={reason}
        required
        onSet={(said) => {
          key.current = newIdempotencyKey()
          setReason(said)
        }}
      />
    </FormDialog>
  )
}

/** What is decided of a system that goes to another. */
const movesTo = <C extends { value: string }>(choices: readonly C[] | undefined): C[] =>
  (choices ?? []).filter(({ value }) => value === 'replace' || value === 'consolidate')
