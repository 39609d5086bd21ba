import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Contract } from '../../../schema/api/contracts.js'
import { isToEnd, isUnconfirmed } from '../../../schema/rules/contractSections.js'
import { ofContract, ofSystem } from '../../../schema/rules/may.js'
import { contractTexts } from '../../i18n/contracts.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { LetterDialog } from './LetterDialog.js'
import { ConfirmDialog, LetRunDialog, NoticeDialog } from './NoticeDialog.js'

interface Props {
  contract: Contract
  today: string
}

/** What is done first with a contract, in its row: one act, for those who may. */
export function RowAct({ contract, today }: Props) {
  const { t } = useLanguage(contractTexts)
  const [open, setOpen] = useState(false)
  const { mayWrite } = useMay()
  const { section, supplier, id, voidedAt } = contract
  const may = (field: 'noticeGivenOn' | 'noticeConfirmedOn') =>
    voidedAt === null && mayWrite('contract', field, ofContract(contract))
  const name = `${supplier} ${id}`
  if (isToEnd(section) && may('noticeGivenOn'))
    return (
      <>
        {section === 'give_notice' ? (
          <Button
            variant="secondary"
            id={`act-${id}`}
            aria-label={t.contracts.giveNoticeOf(name)}
            onClick={() => setOpen(true)}
          >
            {t.contracts.giveNotice}
          </Button>
        ) : (
          <Act id={`act-${id}`} label={t.contracts.giveNoticeOf(name)} onOpen={() => setOpen(true)}>
            {t.contracts.giveNotice}
          </Act>
        )}
        {open && <NoticeDialog contract={contract} today={today} onClose={() => setOpen(false)} />}
      </>
    )
  if (isUnconfirmed(contract, today) && may('noticeConfirmedOn'))
    return (
      <>
        <Act id={`act-${id}`} label={t.contracts.confirmOf(name)} onOpen={() => setOpen(true)}>
          {t.contracts.confirmation}
        </Act>
        {open && <ConfirmDialog contract={contract} today={today} onClose={() => setOpen(false)} />}
      </>
    )
  return section === 'decide' ? <Decide contract={contract} /> : null
}

function Act({
  id,
  label,
  onOpen,
  children,
}: {
  id: string
  label: string
  onOpen: () => void
  children: string
}) {
  return (
    <button type="button" className="text-button act-link" id={id} aria-label={label} onClick={onOpen}>
      {children}
    </button>
  )
}

/** Where it is decided: at the first system that nobody has decided, or on the page of the contract where some stay. */
function Decide({ contract }: { contract: Contract }) {
  const { t } = useLanguage(contractTexts)
  const { mayWrite } = useMay()
  const open = contract.covers.find(({ disposition, voided }) => disposition === 'undecided' && !voided)
  if (open && !mayWrite('system', 'disposition', ofSystem(open))) return null
  if (!open && !mayWrite('contract', 'noticeGivenOn', ofContract(contract))) return null
  return (
    <AppLink
      className="act-link"
      href={
        open
          ? paths.system(open.number, { part: 'system', field: 'disposition' })
          : paths.contract(contract.id)
      }
      aria-label={`${t.contracts.decide} ${open?.name ?? contract.supplier}`}
    >
      {t.contracts.decide}
    </AppLink>
  )
}

/** What can be done with a contract on its own page: that first which it asks for. */
export function PageActs({ contract, today }: Props) {
  const { t } = useLanguage(contractTexts)
  const [open, setOpen] = useState<'notice' | 'letter' | 'confirm' | 'let'>()
  // Kept while the page is: a letter that was closed is gone on with.
  const [letter, setLetter] = useUnsaved<string | null>(`letter ${contract.id}`, null)
  const { mayWrite } = useMay()
  const { section, noticeGivenOn, voidedAt } = contract
  // One that is answered closes once the page is read anew: another may be open by then.
  const closing = (which: typeof open) => () => setOpen((now) => (now === which ? undefined : now))
  const of = ofContract(contract)
  const may = (field: 'noticeGivenOn' | 'noticeConfirmedOn' | 'noticeWaiver') =>
    voidedAt === null && section !== 'over' && mayWrite('contract', field, of)
  // What runs out by itself can be given notice of before, and what is to run on may come to be otherwise.
  const notice = noticeGivenOn === null && !contract.heldByBody && may('noticeGivenOn')
  const confirm = isUnconfirmed(contract, today) && may('noticeConfirmedOn')
  const runsOn = contract.possibleEnd !== null || section === 'clarify'
  const letRun = notice && runsOn && !contract.noticeWaiver && may('noticeWaiver')
  if (!notice && !confirm && section !== 'decide') return null
  return (
    <div className="row contract-acts">
      {notice && (
        <Button
          id="give-notice"
          variant={isToEnd(section) ? 'primary' : 'secondary'}
          onClick={() => setOpen('notice')}
        >
          {t.contracts.giveNotice}
        </Button>
      )}
      {notice && (
        <Button id="notice-letter" variant="secondary" onClick={() => setOpen('letter')}>
          {t.contracts.letter}
        </Button>
      )}
      {confirm && (
        <Button id="confirm-notice" onClick={() => setOpen('confirm')}>
          {t.contracts.confirm}
        </Button>
      )}
      {section === 'decide' && contract.covers.some(({ disposition }) => disposition === 'undecided') && (
        <Decide contract={contract} />
      )}
      {letRun && (
        <Button id="let-run" variant="tertiary" data-color="neutral" onClick={() => setOpen('let')}>
          {contract.autoRenew ? t.contracts.letRenew : t.contracts.letRun}
        </Button>
      )}
      {open === 'notice' && <NoticeDialog contract={contract} today={today} onClose={closing('notice')} />}
      {open === 'letter' && (
        <LetterDialog
          contract={contract}
          today={today}
          written={letter}
          onWrite={setLetter}
          onClose={closing('letter')}
        />
      )}
      {open === 'confirm' && <ConfirmDialog contract={contract} today={today} onClose={closing('confirm')} />}
      {open === 'let' && <LetRunDialog contract={contract} onClose={closing('let')} />}
    </div>
  )
}
