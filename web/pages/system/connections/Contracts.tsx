import { useRef } from 'react'
import {
  type Contract,
  createContract,
  listContracts,
  patchContract,
  restoreContract,
  voidContract,
} from '../../../../schema/api/contracts.js'
import type { System } from '../../../../schema/api/systems.js'
import { CONTRACT_STATE_WORDS, isContractOver } from '../../../../schema/rules/contracts.js'
import { daysBetween } from '../../../../schema/rules/dates.js'
import { newIdempotencyKey, useChoices, useMe, useRead, useWrite } from '../../../api/queries.js'
import { formatDate, formatMoney } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { AppLink } from '../../../parts/AppLink.js'
import { contractFields } from '../../../parts/form/contractFields.js'
import type { Field } from '../../../parts/form/fields.js'
import { RecordForm } from '../../../parts/form/RecordForm.js'
import { usePatch } from '../../../parts/form/usePatch.js'
import { ReasonDialog } from '../../../parts/ReasonDialog.js'
import { useToast } from '../../../parts/Toast.js'
import { useUndo } from '../../../parts/useUndo.js'
import { paths } from '../../../paths.js'
import type { Forms } from '../editing.js'
import { ConnectionSection } from './ConnectionSection.js'
import { VoidRowDialog } from './VoidRowDialog.js'

/** A deadline nearer than this is something to act on. */
const NEAR_DAYS = 60

/** The contracts that cover the system, the one with the nearest deadline first. */
export function Contracts({ system, forms }: { system: System; forms: Forms }) {
  const { t, say, language } = useLanguage(systemPartTexts)
  const me = useMe()
  const contracts = useRead(listContracts, { query: { system: [system.number] } })
  const { doubleRunningPerMonth: double, meta, voidedAt, hasContracts } = system
  const nameOf = ({ supplier, number }: Contract) => [supplier, number].filter(Boolean).join(' · ')
  return (
    <ConnectionSection
      part="contracts"
      title={t.parts.contracts}
      note={double > 0 ? t.parts.doubleRunning(formatMoney(double, language)) : undefined}
      none={hasContracts === 'no' ? t.parts.noContractsSaid : t.parts.noContracts}
      add={t.parts.addContract}
      query={contracts}
      heads={[t.parts.contract, t.common.status, t.parts.runsTo, t.parts.deadline, t.parts.cost]}
      cells={(row) => [
        <span key="name">
          <AppLink href={paths.contract(row.id)}>{nameOf(row)}</AppLink>
          {row.warnings.map((warning) => (
            <span key={warning.code} className="small subtle block">
              {say(warning)}
            </span>
          ))}
        </span>,
        say(CONTRACT_STATE_WORDS[row.state]),
        row.end ? formatDate(row.end) : t.common.none,
        <Deadline key="deadline" row={row} today={meta.today} />,
        row.annualCost === null ? t.common.none : t.parts.perYear(formatMoney(row.annualCost, language)),
      ]}
      nameOf={nameOf}
      may={(me.data?.actions.includes('edit_contract') ?? false) && voidedAt === null}
      forms={forms}
      addForm={(close) => (
        <AddContract system={system} contracts={contracts.data?.items ?? []} onClose={close} />
      )}
      changeForm={(row, focus, close) => <ChangeContract row={row} focus={focus} onClose={close} />}
      removeDialog={(row, close) => <RemoveContract row={row} system={system} onClose={close} />}
    />
  )
}

/** The notice deadline with how long is left, as long as it asks for something. */
function Deadline({ row, today }: { row: Contract; today: string }) {
  const { t } = useLanguage()
  const { noticeDeadline, noticeGivenOn } = row
  if (!noticeDeadline) return t.common.none
  const date = formatDate(noticeDeadline)
  if (noticeGivenOn !== null || isContractOver(row, today)) return date
  const days = daysBetween(today, noticeDeadline)
  const left = days < 0 ? t.common.daysOver(-days) : t.common.inDays(days)
  return (
    <span>
      {date}{' '}
      <span className="labelled" data-tone={days < NEAR_DAYS ? 'warning' : 'neutral'}>
        {left}
      </span>
    </span>
  )
}

function ChangeContract({
  row,
  focus,
  onClose,
}: {
  row: Contract
  focus: { name?: string | undefined }
  onClose: () => void
}) {
  const patch = usePatch(patchContract)
  const { systems: _all, ...fields } = contractFields(useChoices().municipality)
  return (
    <RecordForm
      fields={Object.values(fields)}
      row={row}
      record={{ entity: 'contract', entityId: row.id }}
      focus={focus}
      withReason
      save={(saving) => patch({ id: row.id }, saving)}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

/** A new contract, or one that there is and that covers this system too. */
function AddContract({
  system: { number },
  contracts,
  onClose,
}: {
  system: System
  contracts: readonly Contract[]
  onClose: () => void
}) {
  const { t } = useLanguage(systemPartTexts)
  const toast = useToast()
  const key = useRef(newIdempotencyKey())
  const creating = useWrite(createContract)
  const patching = useWrite(patchContract)
  const all = useRead(listContracts, { query: { limit: 1000 } })
  const others = (all.data?.items ?? []).filter(({ id }) => contracts.every((one) => one.id !== id))
  const {
    supplier,
    number: contractNumber,
    kind,
    party,
    start,
    end,
    autoRenew,
    noticeMonths,
    annualCost,
  } = contractFields(useChoices().municipality)
  const existing: Field = {
    name: 'existing',
    nb: t.parts.existingContract,
    en: t.parts.existingContract,
    type: 'choice',
    hint: t.parts.existingContractHint,
    choices: others.map((one) => {
      const name = `${[one.supplier, one.number].filter(Boolean).join(' · ')} (${one.id})`
      return { value: one.id, nb: name, en: name }
    }),
  }
  return (
    <RecordForm
      fields={[
        existing,
        supplier,
        contractNumber,
        kind,
        party,
        start,
        end,
        autoRenew,
        noticeMonths,
        annualCost,
      ]}
      row={{}}
      unchanged="save"
      submit={t.parts.addContract}
      withReason
      save={({ changes: { existing: chosen, ...fields }, reason }) => {
        const told = reason && { reason }
        const row = others.find(({ id }) => id === chosen)
        if (row)
          return patching.mutateAsync({
            params: { id: row.id },
            version: row.version,
            body: { systems: [...row.systems, number], ...told },
          })
        return creating.mutateAsync({
          body: { supplier: '', ...fields, systems: [number], ...told },
          idempotencyKey: key.current,
        })
      }}
      onDone={() => {
        toast(t.common.saved)
        onClose()
      }}
      onCancel={onClose}
    />
  )
}

/** A contract that covers others too stays theirs: only this system is taken out of it. */
function RemoveContract({ row, system, onClose }: { row: Contract; system: System; onClose: () => void }) {
  const { t } = useLanguage(systemPartTexts)
  const patching = useWrite(patchContract)
  const undo = useUndo(patchContract)
  const { id, version, systems, supplier } = row
  const rest = systems.filter((number) => number !== system.number)
  const title = t.parts.removeContractTitle(supplier)
  if (rest.length === 0)
    return (
      <VoidRowDialog
        row={row}
        title={title}
        voidEndpoint={voidContract}
        restoreEndpoint={restoreContract}
        onClose={onClose}
      />
    )
  return (
    <ReasonDialog
      title={title}
      text={t.parts.contractCoversOthers(rest.length)}
      confirm={title}
      error={patching.error}
      pending={patching.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        patching
          .mutateAsync({ params: { id }, version, body: { systems: rest, reason } })
          .then((saved) => {
            onClose()
            undo({
              params: { id },
              version: saved.version,
              body: { systems, reason: t.common.undoReason },
            })
          })
          // Shown by the dialog.
          .catch(() => undefined)
      }
    />
  )
}
