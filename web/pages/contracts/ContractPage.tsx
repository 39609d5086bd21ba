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
import { CONTRACT_SECTION_WORDS } from '../../../schema/rules/contractSections.js'
import { CONTRACT_FIELDS, CONTRACT_STATE_WORDS } from '../../../schema/rules/contracts.js'
import { ofContract } from '../../../schema/rules/may.js'
import { vendorOf } from '../../../schema/rules/vendorNames.js'
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
import { Outside } from '../../parts/Outside.js'
import { Rows } from '../../parts/QueryStates.js'
import { ReasonDialog } from '../../parts/ReasonDialog.js'
import { RowPage } from '../../parts/RowPage.js'
import { TrailLinks } from '../../parts/TrailLinks.js'
import { useTitle } from '../../parts/title.js'
import { useContractTrail } from '../../parts/trail.js'
import { useMay } from '../../parts/useMay.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { useUndo } from '../../parts/useUndo.js'
import { paths } from '../../paths.js'
import { Choices } from './Choices.js'
import { PageActs } from './ContractActs.js'
import { ContractPicture } from './ContractPicture.js'
import { CoveredSystems } from './CoveredSystems.js'
import { Outcome } from './Outcome.js'
import './contracts.css'

/** One contract: what becomes of it, what can be done and until when, what it covers, its facts, and its history. */
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

/** What else is said of the contract in a word or two beside its name. */
function beside({ covers: [first, ...others] }: Contract, andMore: (count: number) => string): string {
  return first ? `${first.name}${others.length > 0 ? ` ${andMore(others.length)}` : ''}` : ''
}

/** The warnings that the sentences at the top say already. */
const SAID = ['ENDS_BEFORE_CUT_OVER', 'RENEWS_ITSELF']

function ContractView({ contract, today }: { contract: Contract; today: string }) {
  const { t, say } = useLanguage(contractTexts)
  const { id, supplier, number, kind, section } = contract
  useTitle(`${supplier} ${id}`)
  const history = useHistory({ entity: ['contract'], entityId: id })
  const warnings = contract.warnings.filter(({ code }) => !SAID.includes(code))
  const narrow = useNarrow()
  const choices = <Choices contract={contract} />
  return (
    <article className="stack contract-page">
      <header>
        <div className="row between">
          <nav aria-label={t.contracts.title} className="subtle">
            <AppLink href={paths.contracts()}>{t.contracts.title}</AppLink>
            {' › '}
            <AppLink href={paths.contracts({ section: [section] })}>
              {say(CONTRACT_SECTION_WORDS[section])}
            </AppLink>
          </nav>
          <ContractTrail contract={contract} />
        </div>
        <h1>
          {supplier} <span className="subtle contract-beside">{beside(contract, t.contracts.andMore)}</span>
        </h1>
        <p className="subtle">
          {[id, number, kind, say(CONTRACT_STATE_WORDS[contract.state])].filter(Boolean).join(' · ')}
          {vendorOf(supplier) !== null && (
            <>
              {' · '}
              <AppLink href={paths.vendor(supplier)}>{t.contracts.allOf(supplier)}</AppLink>
            </>
          )}
        </p>
        <Outcome contract={contract} today={today} />
        <PageActs key={id} contract={contract} today={today} />
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
          {narrow && choices}
          <CoveredSystems contract={contract}>
            <ContractPicture contract={contract} today={today} />
          </CoveredSystems>
          {!narrow && choices}
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

/** Previous and next among those of its section in the list that the user came from. */
function ContractTrail({ contract: { id, section } }: { contract: Contract }) {
  const { t } = useLanguage()
  const [opened] = useState(section)
  const trail = useContractTrail(id, opened)
  if (!trail || trail.total < 2) return null
  return (
    <TrailLinks label={t.common.trail} previous={trail.previous} next={trail.next} at={paths.contract}>
      <AppLink href={`${paths.contracts()}${trail.search}`}>
        {trail.position ?? '–'} {t.common.of} {trail.total}
      </AppLink>
    </TrailLinks>
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
      <Actions contract={contract} />
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
