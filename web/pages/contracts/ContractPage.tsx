import { Alert, Button, Paragraph } from '@digdir/designsystemet-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type Contract,
  patchContract,
  readContract,
  restoreContract,
  voidContract,
} from '../../../schema/api/contracts.js'
import { CONTRACT_FIELDS, CONTRACT_STATE_WORDS } from '../../../schema/rules/contracts.js'
import { ofContract } from '../../../schema/rules/may.js'
import { useDay, useRead, useWrite } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { FactList } from '../../parts/form/FactList.js'
import { isEmpty } from '../../parts/form/fields.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useContractFields } from '../../parts/form/useContractFields.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { History, useHistory } from '../../parts/history/History.js'
import { NoticeDeadline } from '../../parts/NoticeDeadline.js'
import { Outside } from '../../parts/Outside.js'
import { Rows } from '../../parts/QueryStates.js'
import { ReasonDialog } from '../../parts/ReasonDialog.js'
import { RowPage } from '../../parts/RowPage.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { useUndo } from '../../parts/useUndo.js'
import { paths } from '../../paths.js'
import { CoveredSystems } from './CoveredSystems.js'
import { outcomeOf } from './outcome.js'
import './contracts.css'

/** One contract: until when notice can be given, what it covers, its facts, and its history. */
export function ContractPage() {
  const { id = '' } = useParams({ strict: false })
  const contract = useRead(readContract, { params: { id } })
  const today = useDay()
  return (
    <RowPage entity="contract" id={id} query={contract} rows={12}>
      {(data) => (today ? <ContractView key={data.id} contract={data} today={today} /> : <Rows count={12} />)}
    </RowPage>
  )
}

function ContractView({ contract, today }: { contract: Contract; today: string }) {
  const { t, say } = useLanguage(contractTexts)
  const { id, supplier, number, kind, warnings } = contract
  useTitle(`${supplier} ${id}`)
  const history = useHistory({ entity: ['contract'], entityId: id })
  return (
    <article className="stack">
      <header>
        <nav aria-label={t.contracts.title} className="subtle">
          <AppLink href={paths.contracts()}>{t.contracts.title}</AppLink>
        </nav>
        <div className="row">
          <h1>{supplier}</h1>
          <span className="spacer" />
          <Actions contract={contract} />
        </div>
        <p className="subtle">
          {[id, number, kind, say(CONTRACT_STATE_WORDS[contract.state])].filter(Boolean).join(' · ')}
        </p>
        <p className="contract-line">
          <strong>{outcomeOf(contract, today, t)}.</strong>
        </p>
        {contract.noticeDeadline && (
          <div className="row">
            <span className="subtle">
              {contract.missedDeadline ? t.contracts.nextDeadline : t.contracts.deadline}:
            </span>
            <NoticeDeadline contract={contract} today={today} />
          </div>
        )}
      </header>
      {contract.voidedAt !== null && (
        <Alert data-color="warning">
          <Paragraph>{t.contracts.voided(contract.voidReason ?? '')}</Paragraph>
        </Alert>
      )}
      {contract.voidedAt === null && <Outside of={ofContract(contract)} />}
      {warnings.length > 0 && (
        <Alert data-color="warning" aria-label={t.contracts.warnings(warnings.length)}>
          <ul className="contract-warnings">
            {warnings.map((warning) => (
              <li key={warning.nb}>
                {say(warning)}{' '}
                {warning.systems.map((system) => (
                  <AppLink key={system} href={paths.system(system)}>
                    {system}{' '}
                  </AppLink>
                ))}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="with-aside">
        <div className="stack">
          <CoveredSystems contract={contract} />
          <section>
            <div className="section-head">
              <h2>{t.common.history}</h2>
            </div>
            <History history={history} />
          </section>
        </div>
        <ContractFacts contract={contract} today={today} />
      </div>
    </article>
  )
}

function ContractFacts({ contract, today }: { contract: Contract; today: string }) {
  const { t } = useLanguage(contractTexts)
  const { own } = useMay()
  const [editing, setEditing] = useState(false)
  const patch = usePatch(patchContract)
  const { systems: _read, ...facts } = useFieldsToRead()(CONTRACT_FIELDS)
  const { systems: _written, ...fields } = useContractFields()
  const mine = own('contract', Object.values(fields), ofContract(contract))
  return (
    <aside aria-label={t.contracts.facts}>
      <div className="section-head">
        <h2>{t.contracts.facts}</h2>
        {mine.length > 0 && contract.voidedAt === null && !editing && (
          <button
            type="button"
            id="edit-contract"
            className="text-button"
            aria-label={t.contracts.editFacts}
            onClick={() => setEditing(true)}
          >
            {t.common.edit}
          </button>
        )}
      </div>
      {editing ? (
        <RecordForm
          concept="contract"
          of={ofContract(contract)}
          fields={Object.values(fields)}
          row={contract}
          record={{ entity: 'contract', entityId: contract.id }}
          withReason
          save={(saving) => patch({ id: contract.id }, saving)}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <FactList
          fields={Object.values(facts).filter(({ name }) => !isEmpty(contract[name as keyof Contract]))}
          row={contract}
          today={today}
        />
      )}
    </aside>
  )
}

/** Void a contract that was registered wrongly, or bring it back. */
function Actions({ contract }: { contract: Contract }) {
  const { t } = useLanguage(contractTexts)
  const { may } = useMay()
  const undo = useUndo()
  const [open, setOpen] = useState(false)
  const voiding = useWrite(voidContract)
  const restoring = useWrite(restoreContract)
  if (!may('register_contract')) return null
  const { id, version } = contract
  const isVoided = contract.voidedAt !== null
  const write = isVoided ? restoring : voiding
  const title = isVoided ? t.contracts.restoreTitle : t.contracts.voidTitle
  return (
    <>
      <Button variant="tertiary" data-color="neutral" onClick={() => setOpen(true)}>
        {isVoided ? t.contracts.restore : t.contracts.void}
      </Button>
      {open && (
        <ReasonDialog
          title={title}
          {...(!isVoided && { text: t.contracts.voidText })}
          confirm={title}
          error={write.error}
          pending={write.isPending}
          onConfirm={(reason) =>
            write.mutate(
              { params: { id }, version, body: { reason } },
              {
                onSuccess: (saved) => {
                  undo(saved)
                  setOpen(false)
                },
              },
            )
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
