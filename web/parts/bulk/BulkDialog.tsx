import { Button, Checkbox, Dialog, Heading, Textfield } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type BulkReply, bulkEdit, MOST_DAYS } from '../../../schema/api/bulk.js'
import type { BodyInput } from '../../../schema/api/endpoint.js'
import { AGREE_ACTIONS, type Asked } from '../../../schema/rules/access.js'
import type { Status } from '../../../schema/rules/status.js'
import { SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import { call } from '../../api/call.js'
import { newIdempotencyKey, useWrite } from '../../api/queries.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { FieldInput } from '../form/FieldInput.js'
import { FormButtons } from '../form/FormButtons.js'
import { type Field, fromInput, toInput } from '../form/fields.js'
import { ReasonField } from '../form/ReasonField.js'
import { STATUS_FIELD, useFields } from '../form/useFields.js'
import { useUnsaved } from '../form/useUnsaved.js'
import { WriteError } from '../QueryStates.js'
import { useToast } from '../Toast.js'
import { useMay } from '../useMay.js'
import { useReturnFocus } from '../useReturnFocus.js'
import { useUndo } from '../useUndo.js'
import { BulkPreview } from './BulkPreview.js'
import { type More, MoreFields } from './MoreFields.js'
import { AGREEMENTS, type What, WhatSelect } from './WhatSelect.js'
import './bulk.css'

/** What is chosen and written in the dialog. */
interface Typed {
  what: What
  input: string | boolean
  days: string
  /** The fields that are changed beside the first. */
  more: readonly More[]
  reason: string
}

/**
 * Changes many systems: one thing, or several fields at once, chosen, shown as it would become of each, then written under one
 * request.
 */
export function BulkDialog({
  numbers,
  begin,
  value: first = '',
  onClose,
}: {
  numbers: readonly string[]
  begin: What
  /** What it begins with in place of nothing. */
  value?: string
  onClose: () => void
}) {
  const { t, say, language } = useLanguage(bulkTexts)
  const { within } = useMay()
  useReturnFocus()
  // Of the same systems, opened in the same way.
  const ofThese = [begin, first, ...numbers].join(' ')
  const [typed, setTyped] = useUnsaved<Typed>(`bulk ${ofThese}`, {
    ...{ what: begin, input: first, days: '', more: [], reason: '' },
  })
  const { what, input, days, more, reason } = typed
  const type = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
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
        : what === 'shift'
          ? { field: 'targetDate' }
          : null
  const limited = within(asked)
  const others = isField(what) ? more : []
  const taken = [what, ...others.map((one) => one.name)]
  const movesDay = taken.includes('targetDate') || what === 'shift'
  // Which of the chosen have a date that has passed is known by the preview alone.
  const movesPlan = what === 'shift' || taken.some((name) => isField(name) && 'plan' in SYSTEM_FIELDS[name])
  const value = field ? fromInput(field, input) : null
  const empty = value === null || (Array.isArray(value) && value.length === 0)
  /** What one of the further fields lacks, in words; null where it lacks nothing. */
  const lackOf = (one: More) => {
    if (one.name === '') return t.common.missing(t.bulk.another)
    const { required } = fields[one.name]
    return required && fromInput(fields[one.name], one.input) === null
      ? t.common.missing(say(fields[one.name]))
      : null
  }
  const shift = what === 'shift' && isDays(days) ? { days: Number(days) } : undefined
  const missing =
    what === ''
      ? t.common.missing(t.bulk.what)
      : what === 'shift' && !shift
        ? isWhole(days)
          ? t.bulk.mostDays(formatNumber(MOST_DAYS, language))
          : t.bulk.wholeDays
        : field?.required && empty
          ? t.common.missing(say(field))
          : (others.map(lackOf).find((lack) => lack !== null) ?? null)
  const changes = Object.fromEntries([
    [what, value],
    ...others.flatMap(({ name, input }) => (name ? [[name, fromInput(fields[name], input)]] : [])),
  ])
  const body = {
    ...(agreed
      ? { agree: agreed }
      : what === 'status'
        ? { transition: { to: value as Status } }
        : shift
          ? { shift }
          : { changes: changes as BodyInput<typeof bulkEdit>['changes'] }),
    ...(reason.trim() && { reason: reason.trim() }),
    ...(movesDay && along && { moveSameDay: true }),
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
    if (missing === null && !preview.isPending) show(false)
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
          <BulkPreview reply={shown} shifts={what === 'shift'} />
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
        <form onSubmit={submit} className="stack" noValidate>
          <Step title={title} />
          <WhatSelect
            what={what}
            onChange={(next) => {
              type({ what: next, input: isField(next) ? toInput(fields[next], null) : '' })
            }}
          />
          {limited && <p role="note">{say(limited)}</p>}
          {field && <FieldInput field={field} value={input} onChange={(input) => type({ input })} />}
          {field && empty && !field.required && <p className="subtle">{t.bulk.empties}</p>}
          {isField(what) && (
            <MoreFields
              more={more}
              onChange={(more) => type({ more })}
              inputOf={(name) => toInput(fields[name], null)}
              fieldOf={(name) => fields[name]}
              taken={taken}
            />
          )}
          {what === 'shift' && (
            <Textfield
              label={t.bulk.days}
              description={t.bulk.daysHint}
              inputMode="numeric"
              value={days}
              onChange={(event) => type({ days: event.target.value.replace('−', '-').trim() })}
            />
          )}
          {movesDay && (
            <Checkbox
              label={t.bulk.moveSameDay}
              checked={along}
              onChange={(event) => setAlong(event.currentTarget.checked)}
            />
          )}
          <ReasonField
            value={reason}
            onSet={(reason) => type({ reason })}
            required={movesPlan}
            {...(movesPlan && { description: t.bulk.reasonHint })}
          />
          <WriteError error={preview.error} />
          <FormButtons
            submit={t.bulk.preview}
            pending={preview.isPending}
            missing={missing}
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

/** True for a whole number of days, later or earlier. */
function isWhole(text: string): boolean {
  return /^[+-]?\d+$/.test(text) && Number(text) !== 0
}

/** True for a number of days to move by. */
function isDays(text: string): boolean {
  return isWhole(text) && Math.abs(Number(text)) <= MOST_DAYS
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
