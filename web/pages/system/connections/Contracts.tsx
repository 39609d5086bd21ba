import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import {
  type Contract,
  createContract,
  listContracts,
  patchContract,
  readContract,
  voidContract,
} from '../../../../schema/api/contracts.js'
import type { System } from '../../../../schema/api/systems.js'
import { CONTRACT_STATE_WORDS } from '../../../../schema/rules/contracts.js'
import { formatDate } from '../../../../schema/rules/dates.js'
import { ofContract, ofSystem } from '../../../../schema/rules/may.js'
import { newIdempotencyKey, reading, useRows, useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemPartTexts } from '../../../i18n/parts.js'
import { AppLink } from '../../../parts/AppLink.js'
import { asWords, type Field } from '../../../parts/form/fields.js'
import { RecordForm } from '../../../parts/form/RecordForm.js'
import { useContractFields } from '../../../parts/form/useContractFields.js'
import { usePatch } from '../../../parts/form/usePatch.js'
import { NoticeDeadline } from '../../../parts/NoticeDeadline.js'
import { ReasonDialog } from '../../../parts/ReasonDialog.js'
import { useFormats } from '../../../parts/settings.js'
import { useMay } from '../../../parts/useMay.js'
import { useUndo } from '../../../parts/useUndo.js'
import { Warnings } from '../../../parts/Warnings.js'
import { paths } from '../../../paths.js'
import type { Forms } from '../editing.js'
import { ConnectionSection } from './ConnectionSection.js'
import { VoidRowDialog } from './VoidRowDialog.js'

/** The contracts that cover the system, the one with the nearest deadline first. */
export function Contracts({ system, forms }: { system: System; forms: Forms }) {
  const { t, say } = useLanguage(systemPartTexts)
  const formats = useFormats()
  const { mayWrite } = useMay()
  const contracts = useRows(listContracts, { system: [system.number] })
  const { doubleRunningPerMonth: double, meta, voidedAt, hasContracts } = system
  const nameOf = ({ supplier, number }: Contract) => [supplier, number].filter(Boolean).join(' · ')
  return (
    <ConnectionSection
      system={system}
      part="contracts"
      title={t.parts.contracts}
      note={double > 0 ? t.parts.doubleRunning(formats.money(double)) : undefined}
      none={hasContracts === 'no' ? t.parts.noContractsSaid : t.parts.noContracts}
      add={t.parts.addContract}
      query={contracts}
      columns={[
        {
          name: 'contract',
          label: t.parts.contract,
          as: 'heading',
          cell: (row) => (
            <span>
              <AppLink href={paths.contract(row.id)}>{nameOf(row)}</AppLink>
              <Warnings warnings={row.warnings} />
            </span>
          ),
        },
        { name: 'state', label: t.common.status, cell: ({ state }) => say(CONTRACT_STATE_WORDS[state]) },
        {
          name: 'end',
          label: t.parts.runsTo,
          cell: ({ nextEnd }) => (nextEnd ? formatDate(nextEnd) : t.common.none),
        },
        {
          name: 'deadline',
          label: t.parts.deadline,
          cell: (row) => <NoticeDeadline contract={row} today={meta.today} />,
        },
        {
          name: 'cost',
          label: t.parts.cost,
          cell: ({ annualCost: cost }) =>
            cost === null ? t.common.none : t.parts.perYear(formats.money(cost)),
        },
      ]}
      nameOf={nameOf}
      mayAdd={mayWrite('contract', 'systems', ofSystem(system)) && voidedAt === null}
      mayChange={(row) => mayWrite('contract', 'systems', ofContract(row)) && voidedAt === null}
      forms={forms}
      addForm={(close) => (
        <AddContract system={system} contracts={contracts.data?.items ?? []} onClose={close} />
      )}
      changeForm={(row, focus, close) => <ChangeContract row={row} focus={focus} onClose={close} />}
      removeDialog={(row, close) => <RemoveContract row={row} system={system} onClose={close} />}
    />
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
  const { systems: _all, ...fields } = useContractFields()
  return (
    <RecordForm
      concept="contract"
      of={ofContract(row)}
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
  system,
  contracts,
  onClose,
}: {
  system: System
  contracts: readonly Contract[]
  onClose: () => void
}) {
  const { t } = useLanguage(systemPartTexts)
  const { number } = system
  const undo = useUndo()
  const key = useRef(newIdempotencyKey())
  const creating = useWrite(createContract)
  const patching = useWrite(patchContract)
  const client = useQueryClient()
  const {
    supplier,
    number: contractNumber,
    kind,
    party,
    start,
    end,
    autoRenew,
    renewalMonths,
    noticeMonths,
    annualCost,
  } = useContractFields()
  const ofNew = [
    supplier,
    contractNumber,
    kind,
    party,
    start,
    end,
    autoRenew,
    renewalMonths,
    noticeMonths,
    annualCost,
  ]
  const { may } = useMay()
  const existing: Field = {
    name: 'existing',
    ...asWords(t.parts.existingContract),
    type: 'choice',
    help: asWords(t.parts.existingContractHint),
    finds: 'contract',
    without: contracts.map(({ id }) => id),
  }
  const cover = async (id: string, told: '' | { reason: string } | undefined) => {
    const { version, systems } = await client.fetchQuery({
      ...reading(readContract, { params: { id } }),
      staleTime: 0,
    })
    return patching.mutateAsync({
      params: { id },
      version,
      body: { systems: [...systems, number], ...told },
    })
  }
  return (
    <RecordForm
      concept="contract"
      of={ofSystem(system)}
      fields={may('register_contract') ? [existing, ...ofNew] : [existing]}
      row={{}}
      submit={t.parts.addContract}
      withReason
      save={async ({ changes: { existing: chosen, ...fields }, reason }) => {
        const told = reason && { reason }
        const saved = chosen
          ? await cover(String(chosen), told)
          : await creating.mutateAsync({
              body: { supplier: '', ...fields, systems: [number], ...told },
              idempotencyKey: key.current,
            })
        undo(saved)
      }}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

/**
 * A contract that covers others too stays theirs: only this system is taken out of it. So does that of who may not void one.
 */
function RemoveContract({ row, system, onClose }: { row: Contract; system: System; onClose: () => void }) {
  const { t } = useLanguage(systemPartTexts)
  const patching = useWrite(patchContract)
  const undo = useUndo()
  const { may } = useMay()
  const { id, version, systems, supplier } = row
  const rest = systems.filter((number) => number !== system.number)
  const title = t.parts.removeContractTitle(supplier)
  if (rest.length === 0 && may('register_contract'))
    return <VoidRowDialog row={row} title={title} voidEndpoint={voidContract} onClose={onClose} />
  return (
    <ReasonDialog
      title={title}
      text={rest.length > 0 ? t.parts.contractCoversOthers(rest.length) : t.parts.contractCoversNone}
      confirm={title}
      error={patching.error}
      pending={patching.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        patching
          .mutateAsync({ params: { id }, version, body: { systems: rest, reason } })
          .then((saved) => {
            onClose()
            undo(saved)
          })
          // Shown by the dialog.
          .catch(() => undefined)
      }
    />
  )
}
