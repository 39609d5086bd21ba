import type { Contract } from '../../../schema/api/contracts.js'
import { gapWords } from '../../../schema/rules/contractOutcome.js'
import { isUnconfirmed } from '../../../schema/rules/contractSections.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { hasCome } from '../../../schema/rules/days.js'
import { contractTexts } from '../../i18n/contracts.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { NoticeDeadline } from '../../parts/NoticeDeadline.js'
import { DayOneTag } from '../../parts/SignalLabel.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { WarningGlyph, Warnings } from '../../parts/Warnings.js'
import { paths } from '../../paths.js'
import { RowAct } from './ContractActs.js'

/** Warnings that the section of a contract, or what is said of its systems, says already. */
const SAID = ['NOTICE_PASSED_UNDECIDED', 'RENEWS_ITSELF', 'ENDS_BEFORE_CUT_OVER']

/** A contract: until when notice can be given, what it covers, what becomes of it, and what to do. */
export function ContractRow({
  contract,
  today,
  yearly,
  nameOf,
}: {
  contract: Contract
  today: string
  /** What the column of what it costs is called. */
  yearly: string
  nameOf: (party: string) => string
}) {
  const { t, say, language } = useLanguage(contractTexts)
  const { id, supplier, number, party, otherParties, annualCost, warnings } = contract
  return (
    <tr data-row={id}>
      <td>
        <Deadline contract={contract} today={today} />
      </td>
      <th scope="row">
        <AppLink href={paths.contract(id)}>{supplier}</AppLink>{' '}
        <span className="subtle small" title={number ?? undefined}>
          {id}
        </span>
      </th>
      <td data-column="covers">
        <Covers contract={contract} />
      </td>
      <td data-column="party">
        {party &&
          (otherParties.length > 0 ? t.contracts.others(nameOf(party), otherParties.length) : nameOf(party))}
      </td>
      <td data-column="end">
        {say(contract.leftAlone)}
        <Gap contract={contract} />
        <Warnings warnings={warnings.filter(({ code }) => !SAID.includes(code))} />
      </td>
      <td className="end" data-label={yearly}>
        {annualCost === null ? t.common.none : formatNumber(annualCost, language)}
      </td>
      <td className="end" data-column="act">
        <RowAct contract={contract} today={today} />
      </td>
    </tr>
  )
}

function Deadline({ contract, today }: { contract: Contract; today: string }) {
  const { t } = useLanguage(contractTexts)
  const { noticeConfirmedOn } = contract
  if (isUnconfirmed(contract, today))
    return (
      <span className="labelled" data-tone="warning">
        <WarningGlyph />
        {t.contracts.notConfirmed}
      </span>
    )
  if (contract.section === 'told' && noticeConfirmedOn !== null && hasCome(noticeConfirmedOn, today))
    return (
      <span className="labelled">
        <StatusGlyph status="decommissioned" />
        {t.contracts.confirmedOn(formatDate(noticeConfirmedOn))}
      </span>
    )
  return <NoticeDeadline contract={contract} today={today} />
}

/** The system that is in use longest after the contract has ended. */
function Gap({ contract: { gaps, covers } }: { contract: Contract }) {
  const { t, say } = useLanguage(contractTexts)
  const late = gaps.filter(({ kind }) => kind === 'in_use')
  const [worst] = late
  if (!worst) return null
  const name = covers.find(({ number }) => number === worst.system)?.name ?? worst.system
  return (
    <span className="small row-warning" data-tone="danger">
      <WarningGlyph tone="danger" />
      <span>
        {say(gapWords(worst, name))} {late.length > 1 && t.contracts.andMore(late.length - 1)}
      </span>
    </span>
  )
}

function Covers({ contract: { covers } }: { contract: Contract }) {
  const { t } = useLanguage(contractTexts)
  const [first, ...others] = covers
  if (!first) return <span className="subtle">{t.contracts.coversNone}</span>
  return (
    <>
      <AppLink href={paths.system(first.number)} title={first.number}>
        {first.name}
      </AppLink>
      {others.length > 0 && (
        <span className="subtle" title={others.map(({ name }) => name).join(', ')}>
          {' '}
          {t.contracts.andMore(others.length)}
        </span>
      )}{' '}
      {covers.some(({ dayOneCritical, voided }) => dayOneCritical && !voided) && <DayOneTag />}
    </>
  )
}
