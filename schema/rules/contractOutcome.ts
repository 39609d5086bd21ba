import type { ContractGap } from './contractSections.js'
import {
  ASSUMED_RENEWAL,
  type ContractFacts,
  contractState,
  finalEnd,
  isRenewalAssumed,
  missedDeadline,
  nextEnd,
  possibleEnd,
} from './contracts.js'
import { formatDate } from './dates.js'
import type { Words } from './words.js'

const monthsNb = (count: number) => `${count} ${count === 1 ? 'måned' : 'måneder'}`
const monthsEn = (count: number) => `${count} ${count === 1 ? 'month' : 'months'}`
const daysNb = (count: number) => `${count} ${count === 1 ? 'dag' : 'dager'}`
const daysEn = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`

/** For how many months a contract that renews itself runs on each time. */
export function renewalPeriod({ renewalMonths }: Pick<ContractFacts, 'renewalMonths'>): number {
  return renewalMonths ?? ASSUMED_RENEWAL
}

/** What the next renewal of a contract costs, all its months together; null where its yearly cost is not known. */
export function renewalCost(row: Pick<ContractFacts, 'renewalMonths'> & { annualCost: number | null }) {
  return row.annualCost === null ? null : Math.round((row.annualCost * renewalPeriod(row)) / 12)
}

/** What becomes of a contract if nobody does anything more. */
export function leftAlone(row: ContractFacts, today: string): Words {
  const state = contractState(row, today)
  const next = nextEnd(row, today)
  const on = next === null ? null : formatDate(next)
  if (state === 'terminated')
    return { nb: `Avsluttet ${day(row.terminatedOn)}`, en: `Terminated ${day(row.terminatedOn)}` }
  if (state === 'expired') return { nb: `Løp ut ${on}`, en: `Ran out ${on}` }
  if (state === 'notice_given') return noticed(day(row.noticeGivenOn), on)
  if (finalEnd(row, today) !== null)
    return next === row.terminatedOn
      ? { nb: `Avsluttes ${on}`, en: `Terminates ${on}` }
      : { nb: `Løper ut ${on}`, en: `Runs out ${on}` }
  return together(on === null ? runsOn(row) : renews(row, on), addition(row, today))
}

const day = (date: string | null) => (date === null ? '' : formatDate(date))

function together(first: Words, more: Words | null): Words {
  return more === null ? first : { nb: `${first.nb}. ${more.nb}`, en: `${first.en}. ${more.en}` }
}

function noticed(given: string, on: string | null): Words {
  return on === null
    ? { nb: `Sagt opp ${given}, uten sluttdato`, en: `Notice given ${given}, no end date` }
    : { nb: `Sagt opp ${given}, slutter ${on}`, en: `Notice given ${given}, ends ${on}` }
}

function renews(row: ContractFacts, on: string): Words {
  const period = renewalPeriod(row)
  const [nb, en] = isRenewalAssumed(row) ? [' (antatt)', ' (assumed)'] : ['', '']
  return {
    nb: `Fornyes ${on} for ${monthsNb(period)}${nb}`,
    en: `Renews itself ${on} for ${monthsEn(period)}${en}`,
  }
}

function runsOn({ noticeMonths: months }: ContractFacts): Words {
  if (months === null)
    return {
      nb: 'Løper til den sies opp. Oppsigelsestiden er ikke kjent',
      en: 'Runs until notice is given. The notice is not known',
    }
  return {
    nb: `Løper til den sies opp, med ${months} ${months === 1 ? 'måneds' : 'måneders'} varsel`,
    en: `Runs until notice is given, ${monthsEn(months)} ahead`,
  }
}

/** Why nobody is to do anything, or what it leads to that the deadline was missed. */
function addition(row: ContractFacts, today: string): Words | null {
  if (row.noticeWaiver) return { nb: 'Oppsigelse trengs ikke', en: 'No notice is needed' }
  if (row.heldByBody) return { nb: 'Avtalen er et samarbeids', en: 'The contract is a partnership’s' }
  const end = missedDeadline(row, today) === null ? null : possibleEnd(row, today)
  if (end === null) return null
  return {
    nb: `Sies den opp ${formatDate(today)}, slutter den ${formatDate(end)}`,
    en: `Notice given ${formatDate(today)} ends it ${formatDate(end)}`,
  }
}

/** What a system is without when a contract has ended, in a sentence. */
export function gapWords({ kind, days, until }: ContractGap, name: string): Words {
  const [nb, en] = [daysNb(days ?? 0), daysEn(days ?? 0)]
  const end = day(until)
  switch (kind) {
    case 'in_use':
      return {
        nb: `${name} er i bruk ${nb} etter at avtalen slutter: omlegging planlagt ${end}`,
        en: `${name} is in use for ${en} after the contract ends: cut-over planned ${end}`,
      }
    case 'read_only':
      return {
        nb: `${name} skal leses i ${nb} etter at avtalen slutter: slutt på lesingen planlagt ${end}`,
        en: `${name} is to be looked up in for ${en} after the contract ends: end of that planned ${end}`,
      }
    case 'undated':
      return {
        nb: `${name} har ingen dato for omlegging`,
        en: `${name} has no date of cut-over`,
      }
    case 'carried_on':
      return {
        nb: `${name} videreføres, og trenger en avtale etter denne`,
        en: `${name} is carried on, and needs a contract after this one`,
      }
  }
}
