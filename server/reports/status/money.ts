import type { WantedDecision } from '../../../schema/api/wantedDecisions.js'
import { currencyWords } from '../../../schema/rules/money.js'
import { CONTRACT_LIST } from '../../exports/connectionLists.js'
import type { Part, Table } from '../../files/report.js'
import { costOf, type findReportedContracts, NEAR_DAYS } from '../contracts.js'
import { pickColumns, type ReportSource, tableOf } from '../source.js'
import { statusWords } from '../statusWords.js'
import type { Figures } from './figures.js'

type Contracts = Awaited<ReturnType<typeof findReportedContracts>>

/** Writes amounts with the currency of the programme. */
export function moneyIn({ language, of }: Pick<ReportSource, 'language' | 'of'>) {
  const unit = currencyWords(of.settings.currency)[language]
  const written = (amount: number) => `${statusWords[language].number(amount)} ${unit}`
  return Object.assign(written, { unit })
}

/** How many systems of double running are named. */
const SHOWN = 8

/** What is paid twice, what runs, what can be told off soon, and what the decisions cost. */
export function sumMoney(
  source: ReportSource,
  { systems }: Figures,
  { running, soon, missed }: Contracts,
  wanted: readonly WantedDecision[],
): Part {
  const t = statusWords[source.language]
  const money = moneyIn(source)
  const double = systems.filter(({ standing }) => standing.doubleRunningPerMonth > 0)
  const perMonth = double.reduce((sum, { standing }) => sum + standing.doubleRunningPerMonth, 0)
  const contracts = (some: Contracts['running']) => t.contractFact(money(costOf(some)), some.length)
  return {
    kind: 'facts',
    heading: t.money,
    facts: [
      { name: t.double, value: t.doubleFact(money(perMonth), double.length) },
      { name: t.running, value: contracts(running) },
      { name: t.soon(NEAR_DAYS), value: contracts(soon) },
      { name: t.missed, value: contracts(missed) },
      { name: t.decisionCost, value: money(wanted.reduce((sum, { cost }) => sum + (cost ?? 0), 0)) },
    ],
  }
}

/** The systems that cost most although their users have moved. */
export function listDoubleRunning(source: ReportSource, { systems }: Figures): Table {
  const { language, of } = source
  const t = statusWords[language]
  const double = systems
    .filter(({ standing }) => standing.doubleRunningPerMonth > 0)
    .sort((a, b) => b.standing.doubleRunningPerMonth - a.standing.doubleRunningPerMonth)
  return {
    kind: 'table',
    heading: t.double,
    note: t.doubleNote(Math.max(0, double.length - SHOWN)),
    columns: [
      { header: t.system, type: 'text', width: 5 },
      { header: t.municipality, type: 'text', width: 3 },
      { header: t.goesTo, type: 'text', width: 5 },
      { header: t.perMonth(moneyIn(source).unit), type: 'number', width: 3 },
    ],
    rows: double
      .slice(0, SHOWN)
      .map(({ system, standing }) => [
        `${system.number} ${system.name}`,
        of.names.rows.municipality.get(system.municipality)?.[language] ?? system.municipality,
        of.names.rows.replacement.get(standing.destination)?.[language] ?? null,
        standing.doubleRunningPerMonth,
      ]),
    empty: t.noDouble,
  }
}

/** The contracts whose notice deadline is near, with what each costs a year. */
export function listSoon({ language, of }: ReportSource, { soon }: Contracts): Table {
  const t = statusWords[language]
  const covers = {
    ...{ name: 'systems', header: t.covers, type: 'text' as const },
    value: (row: object) =>
      (row as Contracts['soon'][number]).covers.map(({ number, name }) => `${number} ${name}`).join('; '),
  }
  const columns = CONTRACT_LIST.columns(of)
  return tableOf(
    [
      ...pickColumns(columns, ['noticeDeadline', 'id', 'supplier']),
      covers,
      ...pickColumns(columns, ['nextEnd', 'annualCost']),
    ],
    soon,
    { heading: t.soon(NEAR_DAYS), empty: t.soonNone(NEAR_DAYS), sum: t.sum },
  )
}
