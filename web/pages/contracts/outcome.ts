import type { Contract } from '../../../schema/api/contracts.js'
import { ASSUMED_RENEWAL } from '../../../schema/rules/contracts.js'
import { formatDate } from '../../../schema/rules/dates.js'
import type { contractTexts } from '../../i18n/contracts.js'
import type { Spoken } from '../../i18n/language.js'

/** What becomes of a contract if nobody does anything more, in a few words. */
export function outcomeOf(contract: Contract, today: string, t: Spoken<typeof contractTexts>): string {
  const { nextEnd, possibleEnd, end, state, autoRenew, noticeMonths, missedDeadline } = contract
  const on = nextEnd && formatDate(nextEnd)
  if (state === 'terminated') return t.contracts.terminated(formatDate(contract.terminatedOn ?? today))
  if (state === 'expired') return t.contracts.ranOut(on ?? '')
  if (state === 'notice_given') return on ? t.contracts.noticeGiven(on) : t.contracts.noticeGivenNoEnd
  if (!on) return noticeMonths === null ? t.contracts.noEnd : t.contracts.openEnded(noticeMonths)
  if (!autoRenew || end === null) return t.contracts.runsOut(on)
  const period = contract.renewalMonths ?? ASSUMED_RENEWAL
  const assumed = contract.renewalAssumed ? ` ${t.contracts.assumed(period)}` : ''
  if (contract.noticeWaiver) return `${t.contracts.waived(on)}${assumed}`
  if (missedDeadline === null) return `${t.contracts.giveNotice(on)}${assumed}`
  return `${t.contracts.renews(on, possibleEnd && formatDate(possibleEnd))}${assumed}`
}
