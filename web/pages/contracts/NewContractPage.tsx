import { Paragraph } from '@digdir/designsystemet-react'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { createContract } from '../../../schema/api/contracts.js'
import type { ContractField } from '../../../schema/rules/contracts.js'
import { type BodyOf, newIdempotencyKey, useWrite } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { useLanguage } from '../../i18n/language.js'
import { Allowed } from '../../parts/Allowed.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useContractFields } from '../../parts/form/useContractFields.js'
import { useTitle } from '../../parts/title.js'
import { useUndo } from '../../parts/useUndo.js'
import { paths } from '../../paths.js'

/** What is known when a contract is first registered; what happens to it later is written on its page. */
const FIRST_FIELDS: readonly ContractField[] = [
  'supplier',
  'number',
  'kind',
  'party',
  'otherParties',
  'start',
  'end',
  'autoRenew',
  'renewalMonths',
  'noticeMonths',
  'annualCost',
  'exitTerms',
  'note',
]

/** Registers a contract; `?system=IKT-042` says which system it covers from the start. */
export function NewContractPage() {
  const { t } = useLanguage(contractTexts)
  useTitle(t.contracts.newTitle)
  const router = useRouter()
  const undo = useUndo()
  const { system } = useSearch({ from: '/shell/contracts/new' })
  const key = useRef(newIdempotencyKey())
  const created = useRef('')
  const creating = useWrite(createContract)
  const fields = useContractFields()
  const covers = [system ?? []].flat()
  const [first] = covers
  return (
    <div className="page narrow stack">
      <h1>{t.contracts.newTitle}</h1>
      <Allowed action="register_contract">
        <Paragraph>{t.contracts.newIntro}</Paragraph>
        {first && <Paragraph>{t.contracts.newFor(covers.join(', '))}</Paragraph>}
        <RecordForm
          concept="contract"
          fields={FIRST_FIELDS.map((name) => fields[name])}
          row={{ autoRenew: false }}
          submit={t.contracts.create}
          save={async ({ changes }) => {
            const body = { supplier: '', ...changes, systems: covers } as BodyOf<typeof creating.mutateAsync>
            const contract = await creating.mutateAsync({ body, idempotencyKey: key.current })
            created.current = contract.id
            undo(contract)
          }}
          onDone={() => router.history.push(paths.contract(created.current))}
          onCancel={() => router.history.push(first ? paths.system(first) : paths.contracts())}
        />
      </Allowed>
    </div>
  )
}
