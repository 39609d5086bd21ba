import { Checkbox } from '@digdir/designsystemet-react'
import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Consequence } from '../../../schema/api/errors.js'
import type { ConsequenceCode } from '../../../schema/rules/consequences.js'
import { EVERYBODYS, type Of, type Written } from '../../../schema/rules/may.js'
import { formTexts } from '../../i18n/forms.js'
import { useLanguage } from '../../i18n/language.js'
import { Consequences, isAllTicked } from '../Consequences.js'
import { problemOf, WriteError } from '../QueryStates.js'
import { useMay } from '../useMay.js'
import { useReturnFocus } from '../useReturnFocus.js'
import { Conflict, type RecordName } from './Conflict.js'
import { FieldInput } from './FieldInput.js'
import { FormButtons } from './FormButtons.js'
import {
  changesOf,
  errorAt,
  type Field,
  type FormValues,
  fromInput,
  isEmpty,
  isSame,
  type Row,
  toInput,
  valuesOf,
} from './fields.js'
import { ReasonField } from './ReasonField.js'
import { useUnsaved } from './useUnsaved.js'

/** What a form hands over to be saved. */
export interface Saving {
  /** The changed fields with their new values. */
  changes: Record<string, unknown>
  /** Every field as it stands in the form. */
  values: Record<string, unknown>
  /** The version that the form started from. */
  version: number
  reason?: string | undefined
  /** Whether what was offered along with the change is changed too. */
  along: boolean
  /** The codes of the consequences that were shown and ticked; absent when the change has none. */
  confirmed?: ConsequenceCode[] | undefined
}

const FIRST = {}

/** What is kept of a form while it is not saved. */
interface Typed {
  row: Row
  values: FormValues
  reason: string
}

/**
 * What a form holds that stands for nothing yet, and would be emptied: dates that are half written, or that there are not
 * (31 February), and what was typed to find a row by and not chosen.
 */
function unreadInputs(form: HTMLFormElement | null): HTMLInputElement[] {
  return [...(form?.elements ?? [])].filter(
    (input): input is HTMLInputElement =>
      input instanceof HTMLInputElement && (input.validity.badInput || input.validity.customError),
  )
}

/**
 * A form over some fields of a row. It sends what was changed and nothing else. When somebody else has changed the
 * row meanwhile it shows both versions and keeps what was typed; leaving with unsaved text asks first. A change that
 * touches more than the row is saved once each of its consequences is ticked.
 */
export function RecordForm({
  concept,
  of = EVERYBODYS,
  fields: all,
  row: given,
  record,
  focus = FIRST,
  submit,
  withReason = false,
  offer = () => null,
  readCurrent = (current) => current as Row,
  save,
  onDone,
  onCancel,
}: {
  /** What the fields are of, and the row: only those that the user may write are asked for. */
  concept: Written
  of?: Of
  fields: readonly Field[]
  row: Row
  /** What the log calls the row, when it is one that others may change meanwhile. */
  record?: RecordName
  /** The field that gets the focus, each time this is another object: the first one, if none is named. `null`: none. */
  focus?: { name?: string | undefined } | null
  submit?: string
  withReason?: boolean
  /** What can be changed along with such a change, as a sentence to tick; null when there is nothing. */
  offer?: (changes: Row) => string | null
  /** Makes a row of what a refused write answers as the current one. */
  readCurrent?: (current: unknown) => Row
  save: (saving: Saving) => Promise<unknown>
  onDone: () => void
  onCancel?: () => void
}) {
  const { t, say } = useLanguage(formTexts)
  // The row as it was is kept with what is typed: who changed it meanwhile is not written over.
  const name = [concept, record?.entityId ?? JSON.stringify(given), ...all.map((field) => field.name)].join(
    ' ',
  )
  const [typed, setTyped, unsaved] = useUnsaved<Typed>(
    name,
    () => ({ row: given, values: valuesOf(all, given), reason: '' }),
    (found) =>
      found.row.version !== given.version && Object.keys(changesOf(all, given, found.values)).length === 0,
  )
  const { row, values, reason } = typed
  const { own } = useMay()
  const fields = own(concept, all, of).filter(({ when }) => when?.(values) ?? true)
  const [along, setAlong] = useState(true)
  const [theirs, setTheirs] = useState<Row | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [unread, setUnread] = useState<readonly string[]>([])
  const [consequences, setConsequences] = useState<readonly Consequence[]>([])
  const [ticked, setTicked] = useState<readonly ConsequenceCode[]>([])
  const [pending, setPending] = useState(false)
  const changes = changesOf(fields, row, values)
  const offered = offer(changes)
  const dirty = Object.keys(changes).length > 0
  const form = useRef<HTMLFormElement>(null)
  const done = useRef(false)
  /** What is under way, however it ends. */
  const saving = useRef<Promise<void> | null>(null)
  const missing = theirs ? t.forms.settleFirst : isAllTicked(consequences, ticked) ? null : t.forms.tickFirst
  useReturnFocus()
  const isTyped = () => dirty || unreadInputs(form.current).length > 0
  useBlocker({
    // Who leaves while it is saved is asked only if it is refused.
    async shouldBlockFn() {
      await saving.current
      return isTyped() && !done.current && !confirm(t.common.leave)
    },
    enableBeforeUnload: () => isTyped() && !done.current,
  })
  useEffect(() => {
    if (!focus) return
    const input = form.current?.elements.namedItem(focus.name ?? form.current.dataset.first ?? '')
    if (!(input instanceof HTMLElement)) return
    input.focus()
    // A dialog that opens around the form moves the focus to what has this.
    input.setAttribute('autofocus', '')
  }, [focus])

  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    // A second press while the first is under way writes nothing more.
    if (missing !== null || saving.current) return
    const wrong = unreadInputs(form.current)
    setUnread(wrong.map(({ name }) => name))
    if (wrong[0]) return wrong[0].focus()
    // A new row may be saved as it was proposed; where something is missing, the answer says what.
    if (!dirty && record) return onCancel?.()
    setPending(true)
    setError(null)
    try {
      const saved = save({
        changes,
        values: Object.fromEntries(fields.map((field) => [field.name, fromInput(field, values[field.name])])),
        version: Number(row.version ?? 0),
        reason: reason.trim() || undefined,
        along: offered !== null && along,
        confirmed: consequences.length > 0 ? [...ticked] : undefined,
      }).then(() => {
        done.current = true
        unsaved.forget()
      })
      saving.current = saved.catch(() => undefined)
      await saved
      onDone()
    } catch (refused) {
      const problem = problemOf(refused)
      if (problem?.code === 'version_conflict' && problem.current) setTheirs(readCurrent(problem.current))
      else if (problem?.consequences) {
        setConsequences(problem.consequences)
        setTicked([])
      } else setError(refused)
    } finally {
      saving.current = null
      setPending(false)
    }
  }

  /** Goes on from what is stored now, with my value in the fields that I keep. */
  const settle = (kept: ReadonlySet<string>) => {
    if (!theirs) return
    const settled = all.map((field) => {
      const mine = values[field.name] ?? ''
      const touched = !isSame(fromInput(field, mine), row[field.name])
      return [field.name, touched && kept.has(field.name) ? mine : toInput(field, theirs[field.name])]
    })
    setTyped({ row: theirs, values: Object.fromEntries(settled), reason })
    setTheirs(null)
  }

  const problem = problemOf(error)
  const errorOf = (name: string) => {
    const found = errorAt(problem?.errors ?? [], name)
    const field = fields.find((one) => one.name === name)
    // What finds a row says of itself what stands there.
    if (unread.includes(name) && !field?.finds) return t.common.dateUnread
    // What is wrong with nothing is that it is missing, whatever it should look like.
    if (found && field && isEmpty(fromInput(field, values[name]))) return t.common.missing(say(field))
    return found && say(found)
  }
  // A reason that is the row's own is one of its fields.
  const asksReason = !fields.some(({ name }) => name === 'reason')
  const why = asksReason ? problem?.errors.find(({ path }) => path === 'reason') : undefined
  const shownAtFields = problem?.errors.length
    ? problem.errors.every(({ path }) => path === 'reason' || fields.some((f) => f.name === path))
    : false
  return (
    <form
      ref={form}
      data-first={fields[0]?.name}
      className="record-form stack"
      onSubmit={submitted}
      noValidate
    >
      {unsaved.found && (
        <p role="note" className="subtle small">
          {t.common.found}
        </p>
      )}
      <div className="form-grid">
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            error={errorOf(field.name)}
            onChange={(value) => {
              setTyped({ ...typed, values: { ...values, [field.name]: value } })
              setUnread(unread.filter((name) => name !== field.name))
              // Another change may touch other things: they are shown anew.
              setConsequences([])
            }}
          />
        ))}
      </div>
      {offered && (
        <Checkbox
          label={offered}
          checked={along}
          onChange={(event) => setAlong(event.currentTarget.checked)}
        />
      )}
      {(withReason || why) && (
        <ReasonField
          value={reason}
          onSet={(reason) => setTyped({ ...typed, reason })}
          required={Boolean(why)}
          error={why && !reason.trim() ? say(why) : undefined}
        />
      )}
      {theirs && (
        <Conflict fields={fields} row={row} mine={values} theirs={theirs} record={record} onSettle={settle} />
      )}
      <Consequences consequences={consequences} ticked={ticked} onTick={setTicked} />
      {shownAtFields ? (
        <p role="alert" className="visually-hidden">
          {problem && say(problem)}
        </p>
      ) : (
        <WriteError error={error} />
      )}
      <FormButtons submit={submit ?? t.common.save} pending={pending} missing={missing} onClose={onCancel} />
    </form>
  )
}
