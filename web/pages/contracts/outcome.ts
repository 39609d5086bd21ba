import type { Contract } from '../../../schema/api/contracts.js'
import { ASSUMED_RENEWAL, isContractOver } from '../../../schema/rules/contracts.js'
import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import type { contractTexts } from '../../i18n/contracts.js'
import type { Spoken } from '../../i18n/language.js'

/** A deadline this near, in days, is one to act on. */
const NEAR = 60

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
  if (missedDeadline === null) return `${t.contracts.giveNotice(on)}${assumed}`
  return `${t.contracts.renews(on, possibleEnd && formatDate(possibleEnd))}${assumed}`
}

/** How many days a notice deadline is ahead, and whether it calls for something; null when it no longer matters. */
export function deadlineOf(
  contract: Contract,
  today: string,
): { days: number; tone: 'warning' | 'neutral' } | null {
  const { noticeDeadline, state } = contract
  if (noticeDeadline === null || state === 'notice_given' || isContractOver(contract, today)) return null
  const days = daysBetween(today, noticeDeadline)
  return { days, tone: days >= 0 && days <= NEAR ? 'warning' : 'neutral' }
}
