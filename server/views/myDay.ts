import { askedAt } from '../../schema/api/mending.js'
import type { DayItem, MyDay, WaitingFor } from '../../schema/api/myDay.js'
import type { SystemFilters } from '../../schema/api/systemFilters.js'
import { type Access, AGREE_ACTIONS, moveAction } from '../../schema/rules/access.js'
import { byUrgency, deadlinesSoon, TO_ACT_ON } from '../../schema/rules/attention.js'
import { addDays } from '../../schema/rules/dates.js'
import { groupBy } from '../../schema/rules/groups.js'
import { LOWERABLE_FIELDS } from '../../schema/rules/lowerings.js'
import { may, ofContract, ofSystem, type Subproject, whoMay } from '../../schema/rules/may.js'
import {
  DAY_SECTIONS,
  daySection,
  MOVE_ON,
  monthAhead,
  pressure,
  URGENT_SECTIONS,
} from '../../schema/rules/myDay.js'
import { cutOver } from '../../schema/rules/plan.js'
import { nextStatuses } from '../../schema/rules/status.js'
import { type GateResult, transitions } from '../../schema/rules/transitions.js'
import type { Reader } from '../engines/store.js'
import { iterateContracts } from '../store/contractList.js'
import { findFollowed } from '../store/followUps.js'
import { findGateFactsOf } from '../store/gateFacts.js'
import { findUnmet } from '../store/prerequisites.js'
import type { Moment } from '../store/programme.js'
import { findRisksOf } from '../store/risks.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import { findLowered, findSystems } from '../store/systems.js'
import { findWantedOf } from '../store/wantedDecisions.js'
import type { Assessment } from './assessments.js'
import { tellDeadline } from './deadlines.js'
import { findStandings } from './standings.js'
import { findMatches } from './systemList.js'
import { metaOf } from './systems.js'

/** Who looks at their day. */
type Person = Access & { id: string; name: string }

/** So many rows of a section are told, and so many of those for whom somebody waits; the lists behind have the rest. */
const SHOWN = 25
/** So many of the systems of a finding are named. */
const NAMED = 3

type SystemItem = Extract<DayItem, { kind: 'system' }>

/** One of a person's own systems that is late or due, and what stands in its way for them and for others. */
interface Due {
  one: Assessment
  due: string
  subproject: Subproject
  /** What stands in its way that others must do. */
  others: readonly GateResult[]
  /** True where it waits for other systems. */
  waits: boolean
  /** True where the person can do something about it. */
  isMine: boolean
  /** True where nothing stands in its way but that somebody else must move it. */
  isMoved: boolean
}

/** What waits for a person, and for whom they wait; `own` finds the systems that they are responsible for. */
export async function findMyDay(
  reader: Reader,
  moment: Moment,
  person: Person,
  own: SystemFilters,
): Promise<MyDay> {
  const { today } = moment
  const [systems, areas] = await Promise.all([findMatches(reader, own, moment), findServiceAreas(reader)])
  const subprojectOf = new Map(areas.map(({ code, subproject }) => [code, subproject]))
  const due = systems.flatMap((one) => {
    const day = dueOn(one, today)
    if (day === null || day > monthAhead(today)) return []
    return [standFor(person, one, day, subprojectOf.get(one.system.serviceArea ?? '') ?? null)]
  })
  const found = await Promise.all([
    findDeadlines(reader, moment, person),
    findFindings(reader, moment, person),
    findLowerings(reader, person),
    findAssigned(reader, person),
  ])
  const mine = due.filter(({ isMine }) => isMine)
  const items = [...mine.map(asItem), ...found.flat()]
  const bySection = groupBy(items, (item) => daySection(item, today))
  const sections = DAY_SECTIONS.flatMap((section) => {
    const rows = byUrgency(bySection.get(section) ?? [], (item) => pressure(item, today))
    return rows.length > 0 ? [{ section, total: rows.length, items: rows.slice(0, SHOWN) }] : []
  })
  return {
    total: items.length,
    urgent: sections
      .filter(({ section }) => URGENT_SECTIONS.includes(section))
      .reduce((sum, { total }) => sum + total, 0),
    sections: await addSteps(reader, moment, person, sections),
    waitingFor: await findWaitingFor(reader, moment, person, due),
    next: nextOf(systems, today),
    systems: systems.length,
    meta: metaOf(moment),
  }
}

/** On which day a system is due: when it missed the first of its dates, or when it is to be cut over; null: on none. */
function dueOn(one: Assessment, today: string): string | null {
  const { daysOverdue } = one.standing
  if (daysOverdue > 0) return addDays(today, -daysOverdue)
  const next = cutOver(one.system, null, today)
  return next?.state === 'coming' ? next.date : null
}

const isOnOthers = ({ place }: GateResult) => place?.part === 'prerequisites'

function mayMend(person: Person, { place }: GateResult, subproject: Subproject): boolean {
  const asked = place && askedAt(place)
  return asked ? may(person, asked, ofSystem({ subproject })) : false
}

function standFor(person: Person, one: Assessment, due: string, subproject: Subproject): Due {
  const { system, standing } = one
  const of = ofSystem({ subproject })
  const { obstacles } = standing
  const own = obstacles.filter((gate) => !isOnOthers(gate) && mayMend(person, gate, subproject))
  const others = obstacles.filter((gate) => !isOnOthers(gate) && !own.includes(gate))
  const mayDate = standing.daysOverdue > 0 && may(person, { field: 'targetDate' }, of)
  const [to] = nextStatuses(system)
  const mayMove = to !== undefined && may(person, { action: moveAction(system.status, to) }, of)
  const isFree = obstacles.length === 0
  return {
    ...{ one, due, subproject, others },
    waits: obstacles.some(isOnOthers),
    isMine: mayDate || own.length > 0 || (isFree && mayMove),
    isMoved: isFree && !mayMove,
  }
}

function asItem({ one: { system, standing }, due, subproject }: Due): SystemItem {
  const { number, name, municipality, status, targetDate, dayOneCritical } = system
  return {
    kind: 'system',
    ...{ number, name, municipality, subproject, status, targetDate, due, dayOneCritical },
    daysOverdue: standing.daysOverdue,
    signals: standing.signals,
    step: null,
  }
}

/** Says of the systems that are told what their next step is and what fails there. Some statements, however many they are. */
async function addSteps(
  reader: Reader,
  { today }: Moment,
  person: Person,
  sections: MyDay['sections'],
): Promise<MyDay['sections']> {
  const shown = sections.flatMap(({ items }) => items.filter((item) => item.kind === 'system'))
  const stored = await findSystems(
    reader,
    shown.map(({ number }) => number),
  )
  const facts = await findGateFactsOf(reader, stored, today)
  const factsOf = new Map(facts.map((row) => [row.system.number, row]))
  const stepOf = ({ number, subproject }: SystemItem): SystemItem['step'] => {
    const row = factsOf.get(number)
    const forward = (row ? transitions(row, person, { subproject }) : []).filter(
      ({ direction }) => direction === 'forward',
    )
    const step = forward.find(({ allowed }) => allowed) ?? forward[0]
    if (!step) return null
    const failing = step.gates
      .filter(({ holds }) => !holds)
      .map((gate) => ({ ...gate, mine: mayMend(person, gate, subproject) }))
    return { to: step.to, allowed: step.allowed, failing }
  }
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) => (item.kind === 'system' ? { ...item, step: stepOf(item) } : item)),
  }))
}

/** The systems of a person that stand still until others have done something, what presses most first. */
async function findWaitingFor(
  reader: Reader,
  moment: Moment,
  person: Person,
  due: readonly Due[],
): Promise<MyDay['waitingFor']> {
  const waiting = due.filter(({ others, waits, isMoved }) => others.length > 0 || waits || isMoved)
  const rows = byUrgency(waiting, ({ due, one }) => pressure({ due, ...pickDayOne(one) }, moment.today))
  const shown = rows.slice(0, SHOWN)
  const [unmet, standings] = await Promise.all([
    findUnmet(
      reader,
      shown.filter(({ waits }) => waits).map(({ one }) => one.system.number),
    ),
    findStandings(reader, moment),
  ])
  const wanted = new Set([...unmet.values()].flat())
  const required = new Map(
    (wanted.size > 0 ? standings.all : [])
      .filter(({ system }) => wanted.has(system.number))
      .map(({ system: { number, name, responsible } }) => [number, { number, name, responsible }]),
  )
  return {
    total: rows.length,
    items: shown.map(({ one, due, subproject, others, isMoved }): WaitingFor => {
      const { number, name, municipality, dayOneCritical, status } = one.system
      const of = ofSystem({ subproject })
      const [to] = nextStatuses(one.system)
      const moved = isMoved && to ? [{ action: moveAction(status, to) }] : []
      return {
        ...{ number, name, municipality, dayOneCritical, due, daysOverdue: one.standing.daysOverdue },
        asks: [
          ...others.map(({ act, nb, en, place }) => {
            const asked = place && askedAt(place)
            return { ...(act ?? { nb, en }), who: asked ? whoMay(person, asked, of) : [] }
          }),
          ...moved.map((asked) => ({ ...MOVE_ON, who: whoMay(person, asked, of) })),
        ],
        requires: (unmet.get(number) ?? []).flatMap((one) => required.get(one) ?? []),
      }
    }),
  }
}

const pickDayOne = ({ system: { dayOneCritical } }: Assessment) => ({ dayOneCritical })

/** The contracts that a person may give notice of, whose deadline is near. */
async function findDeadlines(reader: Reader, moment: Moment, person: Person): Promise<DayItem[]> {
  const asked = { action: 'edit_contract' } as const
  if (!may(person, asked)) return []
  const items: DayItem[] = []
  const query = { ...deadlinesSoon(moment.today), section: [...TO_ACT_ON], sort: 'noticeDeadline' as const }
  for await (const contracts of iterateContracts(reader, query, moment))
    for (const contract of contracts) {
      const told = may(person, asked, ofContract(contract)) && tellDeadline(contract)
      if (!told) continue
      const dayOneCritical = contract.covers.some((one) => one.dayOneCritical && !one.voided)
      items.push({ kind: 'deadline', due: told.noticeDeadline, dayOneCritical, ...told })
    }
  return items
}

/** What the checks find of systems that a person follows up, by check. No statement of its own for each check. */
async function findFindings(reader: Reader, moment: Moment, { name }: Person): Promise<DayItem[]> {
  const followed = (await findFollowed(reader)).filter(({ followedUpBy }) => followedUpBy === name)
  if (followed.length === 0) return []
  const standings = await findStandings(reader, moment)
  const systems = new Map(standings.all.map(({ system }) => [system.number, system]))
  const theirs = groupBy(followed, ({ check }) => check)
  return standings.findings().flatMap(({ check, each }): DayItem[] => {
    const numbers = new Set(theirs.get(check.code)?.map(({ system }) => system))
    if (numbers.size === 0) return []
    const found = [...each()].flatMap(({ number }) =>
      numbers.has(number) ? (systems.get(number) ?? []) : [],
    )
    if (found.length === 0) return []
    return [
      {
        kind: 'finding',
        ...{ check: check.code, severity: check.severity, ...check.words, count: found.length },
        systems: found.slice(0, NAMED).map(({ number, name }) => ({ number, name })),
        due: null,
        dayOneCritical: found.some(({ dayOneCritical }) => dayOneCritical),
      },
    ]
  })
}

/** The systems of which something was lowered that a person may agree to. */
async function findLowerings(reader: Reader, person: Person): Promise<DayItem[]> {
  const fields = LOWERABLE_FIELDS.filter((field) => may(person, { action: AGREE_ACTIONS[field] }))
  const lowered = await Promise.all(
    fields.map(async (field) => (await findLowered(reader, field)).map((row) => ({ ...row, field }))),
  )
  return lowered.flat().map((row) => ({ kind: 'lowering', due: null, ...row }))
}

/** The risks that a person owns, and the decisions that are wanted of them. */
async function findAssigned(reader: Reader, { name }: Person): Promise<DayItem[]> {
  const [decisions, risks] = await Promise.all([findWantedOf(reader, name), findRisksOf(reader, name)])
  const aboutOf = ({ about }: (typeof risks)[number] | (typeof decisions)[number]) => ({
    about: about && { number: about.number, name: about.name },
    dayOneCritical: about?.dayOneCritical ?? false,
  })
  return [
    ...decisions.map((row): DayItem => {
      const { id, title, decideBy } = row
      return { kind: 'decision', id, title, due: decideBy, ...aboutOf(row) }
    }),
    ...risks.map((row): DayItem => {
      const { id, title, score, dueOn } = row
      return { kind: 'risk', id, title, score, due: dueOn, ...aboutOf(row) }
    }),
  ]
}

/** The first of some systems that is due after all that waits already. */
function nextOf(systems: readonly Assessment[], today: string): MyDay['next'] {
  const later = systems.flatMap((one) => {
    const due = dueOn(one, today)
    return due !== null && due > monthAhead(today)
      ? [{ number: one.system.number, name: one.system.name, due }]
      : []
  })
  return later.reduce<MyDay['next']>((first, one) => (first && first.due <= one.due ? first : one), null)
}
