import type { ReactNode } from 'react'
import type { ReplacementProgress } from '../../../schema/api/replacements.js'
import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { hasCome } from '../../../schema/rules/days.js'
import { REPLACEMENT_STATE_WORDS, type ReplacementState } from '../../../schema/rules/replacements.js'
import type { Status } from '../../../schema/rules/status.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { DistributionBar } from '../../parts/DistributionBar.js'
import { useDaysLeft } from '../../parts/moment.js'
import { SignalGlyph } from '../../parts/SignalLabel.js'
import { SortHeader } from '../../parts/SortHeader.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { WarningGlyph } from '../../parts/Warnings.js'
import { paths } from '../../paths.js'
import { type Lateness, latenessOf, stateOf } from './goLive.js'

interface Days {
  today: string
  mergerDate: string | null
}
interface Props extends Days {
  caption: string
  rows: readonly ReplacementProgress[]
  sort: string
  onSort: (sort: string) => void
  /** Shows the agreement and the risk assessment of each; else what each waits for. */
  withDuties: boolean
}

/** Replacements as rows; on a narrow screen each is three lines. */
export function ReplacementTable(props: Props) {
  return useNarrow() ? <Lines {...props} /> : <Table {...props} />
}

function Table({ caption, rows, sort, onSort, withDuties, ...days }: Props) {
  const { t } = useLanguage(replacementTexts)
  // What is worst first is so by what is over date.
  const shown = { sort: sort === 'attention' ? '-overdue' : sort, onSort }
  const { columns, dayOne, nextCutOver, protection, waitsFor } = t.replacements
  return (
    <table className="plain replacement-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <SortHeader column="name" label={columns.name} {...shown} />
          <SortHeader column="goLive" label={columns.goLive} {...shown} />
          <SortHeader column="systems" label={columns.systems} begin="down" {...shown} />
          <SortHeader column="ready" label={columns.ready} begin="down" className="end" {...shown} />
          <SortHeader column="overdue" label={columns.overdue} begin="down" className="end" {...shown} />
          <SortHeader column="blocked" label={columns.blocked} begin="down" className="end" {...shown} />
          <th scope="col" data-column="dayOne" className="end">
            {dayOne}
          </th>
          <th scope="col" data-column="next">
            {nextCutOver}
          </th>
          <th scope="col" data-column="last">
            {withDuties ? protection : waitsFor}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">
              <Name row={row} />
            </th>
            <td>
              <State row={row} {...days} />
            </td>
            <td data-column="systems">
              <DistributionBar counts={row.byStatus} />
            </td>
            <td className="end">
              <Ready row={row} />
            </td>
            <td className="end">
              <Signalled row={row} signal="overdue" />
            </td>
            <td className="end">
              <Signalled row={row} signal="blocked" />
            </td>
            <td className="end">
              <DayOne row={row} />
            </td>
            <td>
              <NextCutOver row={row} today={days.today} />
            </td>
            <td>{withDuties ? <Duties row={row} today={days.today} /> : <WaitsFor row={row} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Name, state, and «2 av 14 · 4 over dato». */
function Lines({ caption, rows, ...days }: Props) {
  const { t } = useLanguage(replacementTexts)
  return (
    <ul className="replacement-lines" aria-label={caption}>
      {rows.map((row) => (
        <li key={row.code}>
          <NameLink row={row} />
          <State row={row} {...days} />
          <div className="replacement-counts">
            <span>
              <Ready row={row} /> {t.common.groupReady}
            </span>
            {row.overdue > 0 && <Signalled row={row} signal="overdue" withWord />}
            {row.blocked > 0 && <Signalled row={row} signal="blocked" withWord />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Name({ row }: { row: ReplacementProgress }) {
  const beside = [row.vendor, row.owner].filter(Boolean).join(' · ')
  return (
    <>
      <NameLink row={row} />
      {beside && <div className="subtle small">{beside}</div>}
    </>
  )
}

function NameLink({ row }: { row: ReplacementProgress }) {
  const { language } = useLanguage()
  return <AppLink href={paths.replacement(row.code)}>{language === 'nb' ? row.nameNb : row.nameEn}</AppLink>
}

/** The glyph of the status that is nearest to each state. */
const GLYPHS: Record<ReplacementState, Status> = {
  planned: 'assessed',
  coming: 'planned',
  in_use: 'decommissioned',
  retired: 'phasing_out',
}

/** Where it stands and since when, and what is late about that. */
function State({ row, today, mergerDate }: Days & { row: ReplacementProgress }) {
  const { t, say } = useLanguage(replacementTexts)
  const daysLeft = useDaysLeft()
  const state = stateOf(row, today)
  const actual = row.goLiveActual && hasCome(row.goLiveActual, today) ? row.goLiveActual : null
  const ahead = row.goLiveActual ?? row.goLivePlanned
  const late = latenessOf(row, today, mergerDate)
  const isAhead = ahead !== null && (state === 'coming' || state === 'planned')
  const [word, date] = isAhead
    ? t.replacements.coming(formatDate(ahead))
    : state === 'in_use' && actual
      ? t.replacements.inUse(formatDate(actual))
      : [say(REPLACEMENT_STATE_WORDS[state])]
  return (
    <div className="replacement-state">
      <StatusGlyph status={GLYPHS[state]} />
      <span>
        {word}
        <strong>{date}</strong>
        {late ? (
          <Late late={late} mergerDate={mergerDate} />
        ) : (
          isAhead && <div className="subtle small">{daysLeft(daysBetween(today, ahead))}</div>
        )}
      </span>
    </div>
  )
}

function Late({ late: { kind, days }, mergerDate }: { late: Lateness; mergerDate: string | null }) {
  const { t } = useLanguage(replacementTexts)
  if (kind === 'later_than_planned')
    return <div className="subtle small">{t.replacements.laterThanPlanned(days)}</div>
  return (
    <div className="small replacement-late" data-tone="warning">
      {kind === 'past_its_day'
        ? t.replacements.pastItsDay(days)
        : t.replacements.late(days, formatDate(mergerDate ?? ''))}
    </div>
  )
}

function Ready({ row }: { row: ReplacementProgress }) {
  const { t, language } = useLanguage(replacementTexts)
  const number = (count: number) => formatNumber(count, language)
  const [ready, of, systems] = t.replacements.readyOf(number(row.ready), number(row.systems))
  const replacement = [row.code]
  if (row.systems === 0) return <span className="subtle">{t.common.none}</span>
  return (
    <span className="replacement-ready">
      <strong>
        {row.ready > 0 ? (
          <AppLink href={paths.systems({ replacement, ready: 'true' })}>{ready}</AppLink>
        ) : (
          ready
        )}
      </strong>
      {of}
      <AppLink href={paths.systems({ replacement })}>{systems}</AppLink>
    </span>
  )
}

/** How many of its systems have a signal, in red where there are any. */
function Signalled({
  row,
  signal,
  withWord = false,
}: {
  row: ReplacementProgress
  signal: 'overdue' | 'blocked'
  /** Says what it counts: where no heading does. */
  withWord?: boolean
}) {
  const { t, language } = useLanguage(replacementTexts)
  const count = row[signal]
  if (count === 0) return <span className="subtle">0</span>
  const word = t.replacements.signals[signal].toLowerCase()
  return (
    <span className="labelled" data-tone="danger">
      <SignalGlyph signal={signal} />
      <AppLink href={paths.systems({ replacement: [row.code], signal: [signal] })}>
        <strong>{formatNumber(count, language)}</strong>
        {withWord ? ` ${word}` : <span className="visually-hidden"> {word}</span>}
      </AppLink>
    </span>
  )
}

function DayOne({ row: { code, dayOne } }: { row: ReplacementProgress }) {
  const { t, language } = useLanguage(replacementTexts)
  if (dayOne === 0) return <span className="subtle">0</span>
  return (
    <AppLink
      href={paths.systems({ replacement: [code], signal: ['day_one'], ready: 'false' })}
      title={t.replacements.dayOneLong}
    >
      {formatNumber(dayOne, language)}
      <span className="visually-hidden"> {t.replacements.dayOneLong}</span>
    </AppLink>
  )
}

function NextCutOver({ row: { code, nextCutOver }, today }: { row: ReplacementProgress; today: string }) {
  const { t } = useLanguage()
  const daysLeft = useDaysLeft()
  if (nextCutOver === null) return <span className="subtle">{t.common.none}</span>
  return (
    <>
      <AppLink
        href={paths.systems({
          replacement: [code],
          ready: 'false',
          targetFrom: nextCutOver,
          targetTo: nextCutOver,
        })}
      >
        {formatDate(nextCutOver)}
      </AppLink>
      <div className="subtle small">{daysLeft(daysBetween(today, nextCutOver))}</div>
    </>
  )
}

/** The agreement and the risk assessment of the processing in it; one on a day ahead is not there yet. */
function Duties({ row, today }: { row: ReplacementProgress; today: string }) {
  const { t } = useLanguage(replacementTexts)
  const { dpa, dpaAhead, dpaNotNeeded, dpaMissing, risk, riskAhead, riskMissing } = t.replacements
  const { dpaSignedOn, dpaReason, riskAssessedOn } = row
  const said = (day: string, done: (date: string) => string, ahead: (date: string) => string) =>
    (hasCome(day, today) ? done : ahead)(formatDate(day))
  return (
    <>
      <Duty done={hasCome(dpaSignedOn, today) || dpaReason !== null}>
        {dpaSignedOn ? said(dpaSignedOn, dpa, dpaAhead) : dpaReason ? dpaNotNeeded : dpaMissing}
      </Duty>
      <Duty done={hasCome(riskAssessedOn, today)}>
        {riskAssessedOn ? said(riskAssessedOn, risk, riskAhead) : riskMissing}
      </Duty>
    </>
  )
}

function Duty({ done, children }: { done: boolean; children: ReactNode }) {
  return (
    <span className="labelled replacement-duty" data-tone={done ? undefined : 'warning'}>
      {done ? <StatusGlyph status="decommissioned" /> : <WarningGlyph />}
      <span>{children}</span>
    </span>
  )
}

/** The systems that it waits for: the worst by name, and how many more there are. */
function WaitsFor({ row }: { row: ReplacementProgress }) {
  const { t } = useLanguage(replacementTexts)
  if (row.waitsFor.length === 0) return <span className="subtle">{t.common.none}</span>
  return row.waitsFor.map(({ number, name }, at) => (
    <span key={number}>
      {at > 0 && ', '}
      <AppLink href={paths.system(number)}>{name}</AppLink>
    </span>
  ))
}
