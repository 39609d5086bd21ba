import type { Contract } from '../../../schema/api/contracts.js'
import { gapWords, renewalPeriod } from '../../../schema/rules/contractOutcome.js'
import { isOpen, isUnconfirmed } from '../../../schema/rules/contractSections.js'
import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { contractTexts } from '../../i18n/contracts.js'
import { formatWeekday } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { useDaysLeft } from '../../parts/moment.js'
import { useFormats } from '../../parts/settings.js'
import { WarningGlyph } from '../../parts/Warnings.js'

/** What becomes of a contract if nothing is done, and the last day to do something, in sentences. */
export function Outcome({ contract, today }: { contract: Contract; today: string }) {
  const { t, say } = useLanguage(contractTexts)
  const { nextEnd, renewedEnd, renewalCost, section, noticeConfirmedOn } = contract
  const { money } = useFormats()
  // What it costs is said where somebody may still want to stop it.
  const renews = isOpen(section) && nextEnd !== null && renewedEnd !== null && renewalCost !== null
  const [ifNothing, at, stop] = t.contracts.ifNothing(formatDate(nextEnd ?? today), renewalPeriod(contract))
  return (
    <div className="lead contract-outcome">
      <p>
        {renews ? (
          <>
            {ifNothing}
            {at}
            <strong>{money(renewalCost)}</strong>
            {stop}
          </>
        ) : (
          <>{say(contract.leftAlone)}.</>
        )}
      </p>
      <InUseAfter contract={contract} />
      <LastDay contract={contract} today={today} />
      {section === 'told' && (
        <p>
          {isUnconfirmed(contract, today)
            ? t.contracts.supplierSilent
            : noticeConfirmedOn && t.contracts.supplierConfirmed(formatDate(noticeConfirmedOn))}
        </p>
      )}
    </div>
  )
}

/** The system that is in use longest after the contract has ended by itself. */
function InUseAfter({ contract: { gaps, covers, section } }: { contract: Contract }) {
  const { t, say } = useLanguage(contractTexts)
  const late = gaps.filter(({ kind }) => kind === 'in_use')
  const [worst] = late
  // Where notice is still to be given it is what that would lead to, and stands beside the choice.
  if (!worst || isOpen(section)) return null
  const name = covers.find(({ number }) => number === worst.system)?.name ?? worst.system
  return (
    <p className="row-warning" data-tone="danger">
      <WarningGlyph tone="danger" />
      <span>
        {say(gapWords(worst, name))}
        {late.length > 1 && ` (${t.contracts.andMore(late.length - 1)})`}.
      </span>
    </p>
  )
}

/** The last day to give notice, of this period or the next, and how far it is. */
function LastDay({
  contract: { noticeDeadline, missedDeadline, section },
  today,
}: {
  contract: Contract
  today: string
}) {
  const { t, language } = useLanguage(contractTexts)
  const daysLeft = useDaysLeft()
  if (noticeDeadline === null || section === 'over') return null
  const says = missedDeadline === null ? t.contracts.lastDay : t.contracts.nextLastDay
  const [first, day, rest] = says(
    formatWeekday(noticeDeadline, language),
    formatDate(noticeDeadline),
    daysLeft(daysBetween(today, noticeDeadline)),
  )
  return (
    <p>
      {missedDeadline && `${t.contracts.lastDayWas(formatDate(missedDeadline))} `}
      {first}
      <strong>{day}</strong>
      {rest}
    </p>
  )
}
