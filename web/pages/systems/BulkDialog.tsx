import {
  Button,
  Checkbox,
  Dialog,
  Field as DsField,
  Heading,
  Label,
  Select,
  Textfield,
} from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { type BulkReply, bulkEdit } from '../../../schema/api/bulk.js'
import type { BodyInput } from '../../../schema/api/endpoint.js'
import { AGREE_ACTIONS, type Asked } from '../../../schema/rules/access.js'
import { LOWERABLE_FIELDS, type LowerableField } from '../../../schema/rules/lowerings.js'
import type { Status } from '../../../schema/rules/status.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import { FIELD_GROUP_WORDS, FIELD_GROUPS } from '../../../schema/rules/systems.js'
import { call } from '../../api/call.js'
import { newIdempotencyKey, useWrite } from '../../api/queries.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { useLanguage } from '../../i18n/language.js'
import { DialogButtons } from '../../parts/form/DialogButtons.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { type Field, fromInput, toInput } from '../../parts/form/fields.js'
import { STATUS_FIELD, useFields, useFieldsToRead } from '../../parts/form/useFields.js'
import { WriteError } from '../../parts/QueryStates.js'
import { useToast } from '../../parts/Toast.js'
import { useMay } from '../../parts/useMay.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'
import { useUndo } from '../../parts/useUndo.js'
import { BulkPreview } from './BulkPreview.js'

/** What would be done: a field of the system is changed, or its status, or what is lowered is agreed to. */
export type What = SystemField | 'status' | Agreement | ''
type Agreement = `agree/${LowerableField}`
const AGREEMENTS = LOWERABLE_FIELDS.map((field) => [`agree/${field}`, field] as const)
/** A name belongs to one system. */
const NOT_TOGETHER: readonly SystemField[] = ['name', 'aliases']

/** Changes one thing of many systems: chosen, shown as it would become of each, then written under one request. */
export function BulkDialog({
  numbers,
  begin,
  onClose,
  onDone,
}: {
  numbers: readonly string[]
  begin: What
  onClose: () => void
  onDone: () => void
}) {
  const { t, say } = useLanguage(bulkTexts)
  const { within } = useMay()
  useReturnFocus()
  const [what, setWhat] = useState<What>(begin)
  const [input, setInput] = useState<string | boolean>('')
  const [reason, setReason] = useState('')
  const [along, setAlong] = useState(true)
  const fields = useFields(SYSTEM_FIELDS)
  const status: Field = { ...STATUS_FIELD, nb: t.bulk.newStatus, en: t.bulk.newStatus, required: true }
  const agreed = AGREEMENTS.find(([name]) => name === what)?.[1]
  const field = what === 'status' ? status : isField(what) ? fields[what] : undefined
  const asked: Asked | null = agreed
    ? { action: AGREE_ACTIONS[agreed] }
    : what === 'status'
      ? { action: 'move_system' }
      : isField(what)
        ? { field: what }
        : null
  const limited = within(asked)
  const value = field ? fromInput(field, input) : null
  const empty = value === null || (Array.isArray(value) && value.length === 0)
  const ready = agreed !== undefined || (field !== undefined && !(field.required && empty))
  const body = {
    ...(agreed
      ? { agree: agreed }
      : what === 'status'
        ? { transition: { to: value as Status } }
        : { changes: { [what]: value } as BodyInput<typeof bulkEdit>['changes'] }),
    ...(reason.trim() && { reason: reason.trim() }),
    ...(what === 'targetDate' && along && { moveSameDay: true }),
  }

  /** What the preview answered, while it is looked at. */
  const [shown, setShown] = useState<BulkReply | null>(null)
  const preview = useMutation({
    mutationFn: (replan: boolean) =>
      call(bulkEdit, { body: { ...body, numbers: [...numbers], replan, dryRun: true } }),
  })
  const replan = preview.variables ?? false
  const show = (replan: boolean) => preview.mutate(replan, { onSuccess: setShown })
  const key = useRef(newIdempotencyKey())
  const write = useWrite(bulkEdit)
  const undo = useUndo()
  const toast = useToast()
  const confirm = ({ items }: BulkReply) => {
    const changed = items.filter(({ outcome }) => outcome === 'changed')
    write.mutate(
      {
        body: {
          ...body,
          replan,
          numbers: changed.map(({ number }) => number),
          // What was shown is what is changed: a system that somebody changed since is left as it is.
          expected: Object.fromEntries(changed.map(({ number, version }) => [number, version ?? 1])),
        },
        idempotencyKey: key.current,
      },
      {
        onSuccess: (answer) => {
          const { requestId, totals } = answer
          onClose()
          onDone()
          const said =
            totals.refused > 0 ? t.bulk.doneOf(totals.changed, totals.refused) : t.bulk.done(totals.changed)
          if (requestId) undo(answer, said)
          else toast(said)
        },
      },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready && !preview.isPending) show(false)
  }
  const back = () => {
    key.current = newIdempotencyKey()
    setShown(null)
    preview.reset()
    write.reset()
  }
  const hasReached = shown?.items.some(({ refusal }) => refusal?.code === 'plan_reached')
  const canConfirm = shown !== null && shown.totals.changed > 0 && preview.isSuccess
  const title = t.bulk.title(numbers.length)
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={title} className="bulk-dialog">
      {shown ? (
        <div className="stack">
          <Step title={t.bulk.previewTitle} />
          <BulkPreview reply={shown} />
          {(hasReached || replan) && (
            <Checkbox
              label={t.bulk.replan}
              checked={replan}
              onChange={(event) => show(event.currentTarget.checked)}
            />
          )}
          <WriteError error={write.error ?? preview.error} />
          <div className="row">
            <Button
              loading={write.isPending}
              aria-disabled={!canConfirm}
              onClick={() => {
                if (canConfirm && !write.isPending) confirm(shown)
              }}
            >
              {t.bulk.confirm(shown.totals.changed)}
            </Button>
            <Button variant="secondary" onClick={back}>
              {t.bulk.back}
            </Button>
            <Button variant="tertiary" onClick={onClose}>
              {t.common.cancel}
            </Button>
          </div>
        </div>
      ) : (
        <form onSubmit={submit} className="stack">
          <Step title={title} />
          <WhatSelect
            what={what}
            onChange={(next) => {
              setWhat(next)
              setInput(isField(next) ? toInput(fields[next], null) : '')
            }}
          />
          {limited && <p role="note">{say(limited)}</p>}
          {field && <FieldInput field={field} value={input} onChange={setInput} />}
          {field && empty && !field.required && <p className="subtle">{t.bulk.empties}</p>}
          {what === 'targetDate' && (
            <Checkbox
              label={t.bulk.moveSameDay}
              checked={along}
              onChange={(event) => setAlong(event.currentTarget.checked)}
            />
          )}
          <Textfield
            label={`${t.common.reason} (${t.common.optional})`}
            description={t.common.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={500}
          />
          <WriteError error={preview.error} />
          <DialogButtons
            submit={t.bulk.preview}
            pending={preview.isPending}
            ready={ready}
            onClose={onClose}
          />
        </form>
      )}
    </Dialog>
  )
}

function isField(what: What): what is SystemField {
  return what in SYSTEM_FIELDS
}

/** The heading of a step, which takes the focus: what stood before it is gone. */
function Step({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Heading level={2} data-size="xs" tabIndex={-1} ref={heading}>
      {title}
    </Heading>
  )
}

/** The status, what the user may agree to, and the fields that they may write, in their groups. */
function WhatSelect({ what, onChange }: { what: What; onChange: (what: What) => void }) {
  const { t, say } = useLanguage(bulkTexts)
  const { may, mayWrite } = useMay()
  const id = useId()
  const fields = useFieldsToRead()(SYSTEM_FIELDS)
  const mine = SYSTEM_FIELD_NAMES.filter(
    (name) => name in fields && mayWrite('system', name) && !NOT_TOGETHER.includes(name),
  )
  return (
    <DsField>
      <Label htmlFor={id}>{t.bulk.what}</Label>
      <Select id={id} value={what} onChange={(event) => onChange(event.target.value as What)}>
        {what === '' && <Select.Option value="">{t.common.choose}</Select.Option>}
        {may('plan_system') && <Select.Option value="status">{t.common.status}</Select.Option>}
        {AGREEMENTS.filter(([, field]) => may(AGREE_ACTIONS[field])).map(([name, field]) => (
          <Select.Option key={name} value={name}>
            {t.bulk.agree[field]}
          </Select.Option>
        ))}
        {FIELD_GROUPS.map((group) => {
          const names = mine.filter((name) => SYSTEM_FIELDS[name].group === group)
          if (names.length === 0) return null
          return (
            <Select.Optgroup key={group} label={say(FIELD_GROUP_WORDS[group])}>
              {names.map((name) => (
                <Select.Option key={name} value={name}>
                  {say(fields[name])}
                </Select.Option>
              ))}
            </Select.Optgroup>
          )
        })}
      </Select>
    </DsField>
  )
}
