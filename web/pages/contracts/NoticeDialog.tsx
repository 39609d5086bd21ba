import { Paragraph } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { type Contract, confirmNotice, giveNotice, patchContract } from '../../../schema/api/contracts.js'
import { gapWords } from '../../../schema/rules/contractOutcome.js'
import { finalEnd } from '../../../schema/rules/contracts.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { useWrite } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { useLanguage } from '../../i18n/language.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { FormDialog } from '../../parts/form/FormDialog.js'
import { asWords, errorAt, type Field, fromInput } from '../../parts/form/fields.js'
import { ReasonField } from '../../parts/form/ReasonField.js'
import { useContractFields } from '../../parts/form/useContractFields.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { problemOf } from '../../parts/QueryStates.js'
import { ReasonDialog } from '../../parts/ReasonDialog.js'
import { useUndo } from '../../parts/useUndo.js'

interface Props {
  contract: Contract
  today: string
  onClose: () => void
}

/** Writes down that notice was given, and says first what comes of it. */
export function NoticeDialog({ contract, today, onClose }: Props) {
  const { t } = useLanguage(contractTexts)
  const { id, version, supplier } = contract
  const fields = useContractFields()
  const [day, setDay] = useUnsaved(`notice day ${id}`, today)
  const [reference, setReference] = useUnsaved(`notice reference ${id}`, '')
  const write = useWrite(giveNotice)
  const undo = useUndo()
  const noticeGivenOn = fromInput(fields.noticeGivenOn, day) as string | null
  return (
    <DayDialog
      title={t.contracts.noticeTitle(supplier)}
      text={t.contracts.noticeText}
      submit={t.contracts.noticeSubmit}
      day={{
        field: { ...fields.noticeGivenOn, ...asWords(t.contracts.noticeDay) },
        value: day,
        onSet: setDay,
      }}
      reference={{ field: fields.noticeReference, value: reference, onSet: setReference }}
      write={write}
      onClose={onClose}
      onSubmit={(reason) =>
        noticeGivenOn !== null &&
        whenSaved(
          write.mutateAsync({
            params: { id },
            version,
            body: { noticeGivenOn, ...given('noticeReference', reference), ...given('reason', reason) },
          }),
          (saved) => {
            onClose()
            undo(saved, t.contracts.noticeDone(supplier))
          },
        )
      }
    >
      {noticeGivenOn !== null && noticeGivenOn <= today && (
        <EndsThen contract={contract} noticeGivenOn={noticeGivenOn} today={today} />
      )}
    </DayDialog>
  )
}

/** The end that notice on a day leads to, and what is needed after it. */
function EndsThen({
  contract,
  noticeGivenOn,
  today,
}: {
  contract: Contract
  noticeGivenOn: string
  today: string
}) {
  const { t, say } = useLanguage(contractTexts)
  const end = finalEnd({ ...contract, noticeGivenOn }, today)
  const names = new Map(contract.covers.map(({ number, name }) => [number, name]))
  // What is needed after another end than that of today is told once it is saved.
  const gaps = end === contract.plannedEnd ? contract.gaps : []
  return (
    <div role="status">
      <p>{end === null ? t.contracts.endsOpen : t.contracts.endsThen(formatDate(end))}</p>
      {gaps.length > 0 && (
        <ul className="contract-gaps">
          {gaps.slice(0, GAPS_TOLD).map((gap) => (
            <li key={`${gap.kind} ${gap.system}`}>
              {say(gapWords(gap, names.get(gap.system) ?? gap.system))}.
            </li>
          ))}
          {gaps.length > GAPS_TOLD && <li>{t.contracts.andMore(gaps.length - GAPS_TOLD)}</li>}
        </ul>
      )}
    </div>
  )
}

/**
 * Goes on once it is saved, also where what is saved takes the dialog and the row that opened it away: what is told to the
 * write itself would not be heard then. A refusal is shown by the dialog.
 */
function whenSaved<A>(writing: Promise<A>, run: (saved: A) => void): void {
  writing.then(run).catch(() => undefined)
}

/** So many systems are told of in a dialog; all stand on the page. */
const GAPS_TOLD = 5

/** Writes down that the supplier has confirmed the notice. */
export function ConfirmDialog({ contract, today, onClose }: Props) {
  const { t } = useLanguage(contractTexts)
  const { id, version, supplier } = contract
  const fields = useContractFields()
  const [day, setDay] = useUnsaved(`confirmed day ${id}`, today)
  const [reference, setReference] = useUnsaved(`confirmed reference ${id}`, '')
  const write = useWrite(confirmNotice)
  const undo = useUndo()
  const noticeConfirmedOn = fromInput(fields.noticeConfirmedOn, day) as string | null
  return (
    <DayDialog
      title={t.contracts.confirmTitle(supplier)}
      text={t.contracts.confirmText(formatDate(contract.noticeGivenOn ?? today))}
      submit={t.contracts.confirmSubmit}
      day={{ field: fields.noticeConfirmedOn, value: day, onSet: setDay }}
      reference={{ field: fields.noticeConfirmedReference, value: reference, onSet: setReference }}
      write={write}
      onClose={onClose}
      onSubmit={(reason) =>
        noticeConfirmedOn !== null &&
        whenSaved(
          write.mutateAsync({
            params: { id },
            version,
            body: {
              noticeConfirmedOn,
              ...given('noticeConfirmedReference', reference),
              ...given('reason', reason),
            },
          }),
          (saved) => {
            onClose()
            undo(saved, t.contracts.confirmDone(supplier))
          },
        )
      }
    />
  )
}

/** Says why a contract is left to run on: no notice of it is needed then. */
export function LetRunDialog({ contract, onClose }: Pick<Props, 'contract' | 'onClose'>) {
  const { t } = useLanguage(contractTexts)
  const { id, version, supplier } = contract
  const write = useWrite(patchContract)
  const undo = useUndo()
  return (
    <ReasonDialog
      title={t.contracts.letTitle(supplier)}
      text={t.contracts.letText}
      confirm={t.contracts.letSubmit}
      error={write.error}
      pending={write.isPending}
      onClose={onClose}
      onConfirm={(noticeWaiver) =>
        whenSaved(write.mutateAsync({ params: { id }, version, body: { noticeWaiver } }), (saved) => {
          onClose()
          undo(saved, t.contracts.letDone)
        })
      }
    />
  )
}

/** A text as it is sent, when there is one. */
const given = <N extends string>(name: N, text: string) =>
  (text.trim() === '' ? {} : { [name]: text.trim() }) as { [K in N]?: string }

interface Asked {
  field: Field
  value: string
  onSet: (value: string) => void
}

/** Asks for the day of something, its reference, and why. */
function DayDialog({
  title,
  text,
  submit,
  day,
  reference,
  write,
  children,
  onSubmit,
  onClose,
}: {
  title: string
  text: string
  submit: string
  day: Asked
  reference: Asked
  write: { error: unknown; isPending: boolean }
  children?: ReactNode
  onSubmit: (reason: string) => void
  onClose: () => void
}) {
  const { t, say } = useLanguage()
  const [reason, setReason] = useUnsaved(title, '')
  const missing = fromInput(day.field, day.value) === null ? t.common.missing(say(day.field)) : null
  const problem = problemOf(write.error)
  const asked = [day, reference]
  const isTold =
    problem?.errors.length && problem.errors.every(({ path }) => asked.some((a) => a.field.name === path))
  return (
    <FormDialog
      title={title}
      error={isTold ? null : write.error}
      submit={submit}
      pending={write.isPending}
      missing={missing}
      onSubmit={() => onSubmit(reason)}
      onClose={onClose}
    >
      <Paragraph>{text}</Paragraph>
      {asked.map(({ field, value, onSet }) => {
        const wrong = errorAt(problem?.errors ?? [], field.name)
        return (
          <FieldInput
            key={field.name}
            field={field}
            value={value}
            error={wrong && say(wrong)}
            onChange={(next) => onSet(String(next))}
          />
        )
      })}
      {children}
      <ReasonField value={reason} onSet={setReason} />
    </FormDialog>
  )
}
