import type { WantedDecision } from '../../../schema/api/wantedDecisions.js'
import { addDays, formatDate } from '../../../schema/rules/dates.js'
import { iteratePages } from '../../exports/list.js'
import type { Fact, Part, Table } from '../../files/report.js'
import { listMilestones } from '../../store/milestones.js'
import { listWantedDecisions } from '../../store/wantedDecisions.js'
import { attention } from '../../views/progress.js'
import { belongsTo, findOpenRisks } from '../belonging.js'
import { costOf, type findReportedContracts, NEAR_DAYS } from '../contracts.js'
import type { ReportSource } from '../source.js'
import { statusWords } from '../statusWords.js'
import type { Figures } from './figures.js'
import { moneyIn } from './money.js'

/** How many of each the first page has room for. */
const SHOWN = { risks: 5, decisions: 3, ahead: 8 }

/** So many letters of what people write have room on the first page; a decision is told in full on the next ones. */
const ROOM = { name: 90, text: 160 }

/** A text that has room: what is cut off is marked, and not in the middle of a word. */
export function shorten(text: string, most: number): string {
  const letters = [...text]
  if (letters.length <= most) return text
  const cut = letters.slice(0, most).join('')
  return `${cut.replace(/\s+\S*$/u, '')} …`
}

/** The risks on top: what each is of, what is done, by whom and by when. */
export async function listTopRisks(source: ReportSource, figures: Figures): Promise<Table> {
  const t = statusWords[source.language]
  const risks = await findOpenRisks(source, figures.numbers)
  return {
    kind: 'table',
    heading: t.risks,
    note: t.risksNote(Math.max(0, risks.length - SHOWN.risks)),
    columns: [
      { header: t.risk, type: 'text', width: 9 },
      { header: t.measure, type: 'text', width: 10 },
      { header: t.owner, type: 'text', width: 4 },
      { header: t.due, type: 'date', width: 3 },
    ],
    rows: risks
      .slice(0, SHOWN.risks)
      .map(({ title, about, subproject, measure, owner, dueOn }) => [
        named(shorten(title, ROOM.name), about?.name ?? subproject, about?.dayOneCritical ? t.dayOne : null),
        ...[measure && shorten(measure, ROOM.text), owner, dueOn],
      ]),
    empty: t.noRisks,
  }
}

/** What something is of, in brackets after its name. */
function named(name: string, ...of: (string | null)[]): string {
  const said = of.filter((one) => one !== null)
  return said.length === 0 ? name : `${name} (${said.join(', ')})`
}

/** The decisions that are waited for, the most urgent first. */
export async function findWanted(source: ReportSource, figures: Figures): Promise<WantedDecision[]> {
  const wanted: WantedDecision[] = []
  for await (const page of iteratePages((paging) =>
    listWantedDecisions(source.reader, { state: ['wanted'], ...paging }),
  ))
    wanted.push(...page.filter(belongsTo(source, figures.numbers)))
  return wanted
}

/** The most urgent decisions, each with a box to tick in the meeting. */
export function askDecisions(source: ReportSource, wanted: readonly WantedDecision[]): Part {
  const t = statusWords[source.language]
  const money = moneyIn(source)
  return {
    kind: 'tick',
    heading: t.decisions,
    note: t.decisionsNote(Math.max(0, wanted.length - SHOWN.decisions)),
    items: wanted.slice(0, SHOWN.decisions).map(({ title, memo, cost, decider, decideBy, ...one }) => ({
      title: shorten(title, ROOM.name),
      text: [
        ...(cost === null ? [] : [t.costs(money(cost))]),
        t.ofNone(shorten(one.consequenceOfNone, ROOM.text)),
      ].join(' '),
      who: [decider, memo].filter((text) => text !== null).join(', '),
      by: decideBy === null ? '' : t.by(formatDate(decideBy)),
    })),
    empty: t.noDecisions,
  }
}

/** All of each decision that is waited for: the memo, the options, and what comes of none. */
export function tellDecisions(source: ReportSource, wanted: readonly WantedDecision[]): Part {
  const { language } = source
  const t = statusWords[language]
  const money = moneyIn(source)
  const said = (name: string, value: string | null) => (value ? [{ name, value }] : [])
  return {
    kind: 'records',
    heading: t.decisionsWhole,
    records: wanted.map((one) => ({
      title: one.title,
      facts: [
        ...said(t.facts.memo, one.memo),
        ...said(t.system, one.about ? `${one.about.number} ${one.about.name}` : null),
        ...said(t.subproject, one.subproject),
        ...said(t.facts.question, one.question),
        ...said(t.facts.options, one.options.map((option, at) => `${at + 1}. ${option}`).join('\n')),
        ...said(t.facts.recommendation, one.recommendation),
        ...said(t.facts.ofNone, one.consequenceOfNone),
        ...said(t.facts.cost, one.cost === null ? null : money(one.cost)),
        ...said(t.facts.decider, one.decider),
        ...said(t.facts.decideBy, one.decideBy === null ? null : formatDate(one.decideBy)),
      ] satisfies Fact[],
    })),
    empty: t.noDecisions,
  }
}

/** Milestones and notice deadlines that are near, in the order of their days; what contracts of one day cost together. */
export async function listAhead(
  source: ReportSource,
  soon: Awaited<ReturnType<typeof findReportedContracts>>['soon'],
): Promise<Table> {
  const { reader, language, moment, of } = source
  const t = statusWords[language]
  const last = addDays(moment.today, NEAR_DAYS)
  const milestones = (await listMilestones(reader))
    .filter(({ date }) => date >= moment.today && date <= last)
    .map(({ date, nameNb, nameEn }) => [date, language === 'nb' ? nameNb : nameEn, null] as const)
  const deadlines = [...new Set(soon.map(({ noticeDeadline }) => noticeDeadline))].map((date) => {
    const same = soon.filter(({ noticeDeadline }) => noticeDeadline === date)
    return [date ?? '', t.notices(same.length), costOf(same)] as const
  })
  const rows = [...milestones, ...deadlines].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return {
    kind: 'table',
    heading: t.ahead,
    note: t.aheadNote(Math.max(0, rows.length - SHOWN.ahead), formatDate(last)),
    columns: [
      { header: t.day, type: 'date' },
      { header: t.what, type: 'text', width: 3 },
      { header: t.amount(moneyIn({ language, of }).unit), type: 'number' },
    ],
    rows: rows.slice(0, SHOWN.ahead),
    empty: t.nothingAhead(NEAR_DAYS),
  }
}

/** The systems that somebody must act on first. */
export function listAttention({ language, of }: ReportSource, { systems }: Figures): Table {
  const t = statusWords[language]
  const { total, items } = attention(systems)
  return {
    kind: 'table',
    heading: t.attention,
    note: t.attentionNote(total - items.length),
    columns: [
      { header: t.system, type: 'text', width: 6 },
      { header: t.municipality, type: 'text', width: 3 },
      { header: t.planned, type: 'date', width: 3 },
      { header: t.overBy, type: 'number', width: 2 },
      { header: t.hindrance, type: 'text', width: 10 },
    ],
    rows: items.map(({ number, name, municipality, dayOneCritical, targetDate, daysOverdue, obstacles }) => [
      named(`${number} ${name}`, dayOneCritical ? t.dayOne : null),
      of.names.rows.municipality.get(municipality)?.[language] ?? municipality,
      targetDate,
      daysOverdue,
      t.firstOf(obstacles.map((gate) => gate[language])),
    ]),
    empty: t.noAttention,
  }
}
