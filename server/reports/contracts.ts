import type { Contract } from '../../schema/api/contracts.js'
import { CONTRACT_SECTION_WORDS, isToEnd } from '../../schema/rules/contractSections.js'
import { CONTRACT_STATE_WORDS, isInForce } from '../../schema/rules/contracts.js'
import { addDays, formatDate } from '../../schema/rules/dates.js'
import { currencyWords } from '../../schema/rules/money.js'
import { CONTRACT_LIST } from '../exports/connectionLists.js'
import type { Column } from '../files/columns.js'
import { iterateContracts } from '../store/contractList.js'
import {
  findReportedNumbers,
  isWhole,
  type MakeParts,
  pickColumns,
  type ReportSource,
  tableOf,
} from './source.js'
import { contractWords } from './words.js'

/** So many days ahead a notice deadline is near. */
export const NEAR_DAYS = 60

/** What contracts cost a year, as far as that is known. */
export const costOf = (some: readonly Contract[]) =>
  some.reduce((sum, { annualCost }) => sum + (annualCost ?? 0), 0)

/** The contracts of the systems that a report is of, by their notice deadlines: all, and those that say something of today. */
export async function findReportedContracts(source: ReportSource) {
  const { reader, moment, order } = source
  const numbers = await findReportedNumbers(source)
  const contracts: Contract[] = []
  // One that covers nothing is nobody's part of the register.
  for await (const some of iterateContracts(reader, { sort: 'noticeDeadline' }, moment))
    contracts.push(...some.filter(({ systems }) => isWhole(order) || systems.some((one) => numbers.has(one))))
  const near = addDays(moment.today, NEAR_DAYS)
  return {
    contracts,
    soon: contracts.filter(({ noticeDeadline }) => noticeDeadline !== null && noticeDeadline <= near),
    missed: contracts.filter(({ missedDeadline }) => missedDeadline !== null),
    running: contracts.filter(({ state }) => isInForce(state)),
  }
}

/** What must be given notice of when, and what it costs to leave it. */
export const makeContracts: MakeParts = async (source) => {
  const { language, of, moment } = source
  const t = contractWords[language]
  const { settings } = moment
  const { contracts, soon, missed, running } = await findReportedContracts(source)
  const money = (amount: number) => `${t.number(amount)} ${currencyWords(settings.currency)[language]}`
  const listed = CONTRACT_LIST.columns(of)
  const cell = (name: string, header: string, value: (contract: Contract) => string): Column => ({
    name,
    header,
    type: 'text',
    value: (row) => value(row as Contract),
  })
  const terms = cell('terms', t.terms, (contract) => {
    const { noticeMonths, autoRenew, renewalMonths } = contract
    return [
      noticeMonths === null ? '' : t.notice(noticeMonths),
      autoRenew ? t.renews(renewalMonths ?? 12) : t.fixed,
    ]
      .filter(Boolean)
      .join(', ')
  })
  const action = cell('action', t.action, ({ section, noticeDeadline, nextEnd, noticeGivenOn }) => {
    if (section === 'told' && noticeGivenOn) return t.given(formatDate(noticeGivenOn))
    if (isToEnd(section) && noticeDeadline) return t.give(formatDate(noticeDeadline))
    if (section === 'run_out' && nextEnd) return t.ends(formatDate(nextEnd))
    return CONTRACT_SECTION_WORDS[section][language]
  })
  const responsible = cell('responsible', t.systems, ({ covers }) =>
    covers.map(({ number, name }) => `${number} ${name}`).join('; '),
  )
  const state = cell(
    'state',
    CONTRACT_LIST.filters.state?.[language] ?? '',
    (contract) => CONTRACT_STATE_WORDS[contract.state][language],
  )
  const short = [
    ...pickColumns(listed, ['id', 'supplier']),
    responsible,
    ...pickColumns(listed, ['party', 'noticeDeadline', 'nextEnd', 'possibleEnd', 'annualCost']),
    action,
  ]
  return [
    {
      kind: 'headline',
      text: t.headline(soon.length),
      sentence: t.sentence(running.length, money(costOf(running))),
    },
    {
      kind: 'keys',
      keys: [
        { value: t.number(soon.length), label: t.soon },
        { value: money(costOf(soon)), label: t.soon },
        { value: t.number(missed.length), label: t.missed },
        { value: t.number(running.length), label: CONTRACT_STATE_WORDS.active[language] },
      ],
    },
    tableOf(short, soon, { heading: t.soon, empty: t.noneSoon, sum: t.sum }),
    tableOf(
      [
        ...pickColumns(listed, ['id', 'supplier']),
        responsible,
        ...pickColumns(listed, ['missedDeadline', 'nextEnd', 'annualCost']),
      ],
      missed,
      { heading: t.missed, empty: t.noneMissed, sum: t.sum },
    ),
    tableOf(
      [
        ...pickColumns(listed, ['id', 'supplier']),
        responsible,
        ...pickColumns(listed, ['kind', 'party', 'otherParties', 'start', 'end']),
        terms,
        ...pickColumns(listed, ['noticeDeadline', 'annualCost', 'notifiedOn', 'exitTerms']),
        state,
        action,
      ],
      contracts,
      { heading: t.all, empty: t.none, sum: t.sum },
    ),
  ]
}
