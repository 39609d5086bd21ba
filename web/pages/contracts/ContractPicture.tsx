import { useRef } from 'react'
import type { Contract } from '../../../schema/api/contracts.js'
import { listPlanned, type Planned } from '../../../schema/api/plan.js'
import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { useChoices, useRows } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { formatMonth } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { usePastDay } from '../../parts/moment.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { useWidth } from '../../parts/useWidth.js'
import { makeScale, placeInRows, type Scale, spanOf } from '../plan/scale.js'
import { contractBars, type Stretch, systemBars } from './bars.js'
import './picture.css'

/** In pixels: a row with its name beside it and above it, a bar, the months, a line of names of days. */
const ROW = { wide: 30, narrow: 44 }
const BAR = 12
const MONTHS = 18
const LINE = 17
/** Room for the names of systems beside the bars. */
const NAMES = 220
/** So many systems are drawn; all of them stand in the table beneath. */
const DRAWN = 30
/** About the width of a letter, to see which names would cover each other. */
const LETTER = 6.4

/**
 * The contract over its systems, on one scale: how far it runs and renews itself, how long each is in use and looked up in, and
 * what of that lies after its end. The table beneath says the same to whoever does not see it.
 */
export function ContractPicture({ contract, today }: { contract: Contract; today: string }) {
  const { t } = useLanguage(contractTexts)
  const narrow = useNarrow()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const planned = useRows(listPlanned, { contract: [contract.id] })
  const systems = planned.data?.items ?? []
  return (
    <div ref={frame} className="contract-picture" aria-hidden="true">
      {systems.length > 0 && width > 0 && contract.section !== 'over' && (
        <>
          <Legend />
          <Bars contract={contract} systems={systems.slice(0, DRAWN)} {...{ today, width, narrow }} />
          {systems.length > DRAWN && (
            <p className="subtle small">{t.contracts.picture.more(systems.length - DRAWN)}</p>
          )}
        </>
      )}
    </div>
  )
}

function Bars({
  contract,
  systems,
  today,
  width,
  narrow,
}: {
  contract: Contract
  systems: readonly Planned[]
  today: string
  width: number
  narrow: boolean
}) {
  const { t, say, language } = useLanguage(contractTexts)
  const past = usePastDay(today)
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const { plannedEnd, nextEnd, noticeDeadline } = contract
  const words = t.contracts.picture
  const left = narrow ? 0 : NAMES
  const end = plannedEnd ?? nextEnd
  const days = systems.flatMap(({ targetDate, readyOn, readOnlyUntil }) => [
    ...[targetDate, readyOn].filter((day) => day !== null && day >= today),
    readOnlyUntil,
  ])
  // The next deadline alone, and not one that is years ahead, stretches what is drawn.
  const scale = makeScale(spanOf([end, ...days], today), 'all', width - left)
  const edge = { from: scale.from, to: scale.to }
  const marks = [
    { name: 'today', date: today, label: past ? words.asOf(past) : words.today },
    {
      name: 'deadline',
      date: noticeDeadline,
      label: noticeDeadline && words.lastDay(formatDate(noticeDeadline)),
    },
    { name: 'end', date: plannedEnd, label: plannedEnd && words.ends(formatDate(plannedEnd)) },
  ].flatMap(({ name, date, label }) =>
    date !== null && label && date >= scale.from && date <= scale.to ? [{ name, date, label }] : [],
  )
  const placed = placeInRows(marks, ({ date, label }) => endsOf(scale, date, label))
  const lines = Math.max(0, ...placed.map(({ row }) => row)) + 1
  const top = MONTHS + lines * LINE + 6
  const row = narrow ? ROW.narrow : ROW.wide
  const middle = (index: number) => top + index * row + (narrow ? row - 14 : row / 2)
  const height = top + (systems.length + 1) * row + 4
  const disposition = new Map(contract.covers.map((one) => [one.number, one.disposition]))
  return (
    <svg aria-hidden="true" className="contract-bars" width={width} height={height}>
      <Patterns />
      <g transform={`translate(${left} 0)`}>
        {scale.ticks.map((date) => (
          <g key={date}>
            <line className="month" x1={scale.x(date)} x2={scale.x(date)} y1={MONTHS} y2={height} />
            {scale.x(date) < scale.width - 40 && (
              <text className="subtle" x={scale.x(date) + 4} y="13">
                {date.endsWith('-01-01') ? date.slice(0, 4) : formatMonth(date, language)}
              </text>
            )}
          </g>
        ))}
        <ContractBar contract={contract} scale={scale} edge={edge} y={middle(0)} />
        {systems.map((system, index) => {
          const carriedOn = disposition.get(system.number) === 'retain'
          const bars = systemBars(system, { carriedOn, end: plannedEnd, today }, edge)
          const y = middle(index + 1)
          return (
            <g key={system.number}>
              <Bar className="in-use" of={bars.inUse} scale={scale} y={y} />
              <Bar className="read-only" of={bars.readOnly} scale={scale} y={y} />
              <Bar className="without" of={bars.without} scale={scale} y={y} />
              {bars.cutOver && bars.cutOver >= scale.from && bars.cutOver <= scale.to && (
                <line
                  className="tick"
                  x1={scale.x(bars.cutOver)}
                  x2={scale.x(bars.cutOver)}
                  y1={y - 9}
                  y2={y + 9}
                />
              )}
              {plannedEnd && bars.without && bars.cutOver && (
                <Beside
                  scale={scale}
                  date={bars.without.to}
                  from={bars.cutOver > bars.without.from ? bars.cutOver : bars.without.from}
                  y={y}
                  words={words.withoutDays(daysBetween(plannedEnd, bars.without.to))}
                />
              )}
            </g>
          )
        })}
        {placed.map(({ item: { name, date, label }, row: line }) => {
          const x = scale.x(date)
          const y = MONTHS + line * LINE + 13
          const turned = isTurned(scale, date, label)
          return (
            <g key={name} className={`day ${name}`}>
              <line x1={x} x2={x} y1={y - 11} y2={height} />
              <text x={turned ? x - 5 : x + 5} y={y} textAnchor={turned ? 'end' : 'start'}>
                {label}
              </text>
            </g>
          )
        })}
      </g>
      <Names narrow={narrow} y={middle(0)} name={words.contract} beside="" strong />
      {systems.map(({ number, name, municipality }, index) => (
        <Names
          key={number}
          narrow={narrow}
          y={middle(index + 1)}
          name={name}
          beside={municipalities.get(municipality) ?? municipality}
        />
      ))}
    </svg>
  )
}

/** True where a name has no room to the right of its day. */
function isTurned(scale: Scale, date: string, label: string): boolean {
  return scale.x(date) + label.length * LETTER + 10 > scale.width
}

function endsOf(scale: Scale, date: string, label: string): { left: number; right: number } {
  const x = scale.x(date)
  const room = label.length * LETTER + 14
  return isTurned(scale, date, label) ? { left: x - room, right: x } : { left: x, right: x + room }
}

/** What a row is of: beside its bars, or above them where there is no room. */
function Names({
  narrow,
  y,
  name,
  beside,
  strong = false,
}: {
  narrow: boolean
  y: number
  name: string
  beside: string
  strong?: boolean
}) {
  const most = narrow ? 34 : 20
  const short = name.length > most ? `${name.slice(0, most - 1)}…` : name
  return (
    <text x="0" y={narrow ? y - 12 : y + 4.5} className={strong ? 'halo strong' : 'halo'}>
      {short}
      {beside && (
        <tspan className="subtle" dx="7">
          {beside}
        </tspan>
      )}
    </text>
  )
}

function Bar({
  className,
  of,
  scale,
  y,
}: {
  className: string
  of: Stretch | null
  scale: Scale
  y: number
}) {
  if (!of || of.to <= scale.from || of.from >= scale.to) return null
  const x = scale.x(of.from)
  return (
    <rect className={className} x={x} y={y - BAR / 2} width={Math.max(1, scale.x(of.to) - x)} height={BAR} />
  )
}

/** How far the contract runs, and until when it renews itself. */
function ContractBar({
  contract,
  scale,
  edge,
  y,
}: {
  contract: Contract
  scale: Scale
  edge: Stretch
  y: number
}) {
  const { t } = useLanguage(contractTexts)
  const { runs, renewal } = contractBars(contract, edge)
  const words = contract.renewedEnd && t.contracts.picture.renews(formatDate(contract.renewedEnd))
  const x = renewal ? scale.x(renewal.from) + 10 : 0
  return (
    <>
      <Bar className="runs" of={runs} scale={scale} y={y} />
      <Bar className="renewal" of={renewal} scale={scale} y={y} />
      {renewal && words && x + words.length * LETTER < scale.width && (
        <text className="halo over" x={x} y={y + 4.5}>
          {words}
        </text>
      )}
    </>
  )
}

/** How long a system is without a contract, behind its bar or within it. */
function Beside({
  scale,
  date,
  from,
  y,
  words,
}: {
  scale: Scale
  date: string
  from: string
  y: number
  words: string
}) {
  const room = words.length * LETTER + 7
  const [left, right] = [scale.x(from), scale.x(date)]
  // Behind the bar, within it, or nowhere: before it stands what is in use.
  const x = right + room < scale.width ? right + 7 : right - left > room + 12 ? left + 10 : null
  if (x === null) return null
  return (
    <text className="halo over" data-tone="danger" x={x} y={y + 4.5}>
      {words}
    </text>
  )
}

/** What the bars stand for. */
function Legend() {
  const { t } = useLanguage(contractTexts)
  const { legend } = t.contracts.picture
  return (
    <ul className="contract-legend">
      {(['runs', 'renewal', 'in-use', 'read-only', 'without'] as const).map((name) => (
        <li key={name}>
          <svg aria-hidden="true" className="contract-bars" width="22" height="12">
            <rect className={name} x=".5" y="1.5" width="21" height="9" />
          </svg>
          {legend[name]}
        </li>
      ))}
      <li>
        <svg aria-hidden="true" className="contract-bars" width="8" height="14">
          <line className="tick" x1="4" x2="4" y1="0" y2="14" />
        </svg>
        {legend.cutOver}
      </li>
    </ul>
  )
}

/** Lines, so that renewal and what is without a contract are read without colour. */
function Patterns() {
  const pattern = {
    width: 6,
    height: 6,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  } as const
  return (
    <defs>
      {(['renewal', 'without'] as const).map((name) => (
        <pattern key={name} id={`contract-${name}`} {...pattern}>
          <rect className="ground" width="6" height="6" />
          <line className={`lines ${name}-lines`} x1="1.5" x2="1.5" y1="0" y2="6" />
        </pattern>
      ))}
    </defs>
  )
}
