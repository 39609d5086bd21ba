import { verifyChanges } from '../server/domain/verify.js'
import type { TestServer } from './server.js'

/** What has been seen of a log so far: the hash of each row, in order. */
export type SeenLog = string[]

const MOVED = ['cut_over', 'read_only', 'phasing_out', 'decommissioned']
const PAST_DECIDED = ['decided', 'planned', 'migrating', ...MOVED]

/** The first invariant of the register that does not hold, in words; null when all do. Said again without the rules. */
export async function brokenInvariant(server: TestServer, seen: SeenLog): Promise<string | null> {
  const { db, t: tables } = server.store
  const systems = await db.select().from(tables.systems)
  const archives = new Map((await db.select().from(tables.archives)).map((row) => [row.system, row]))
  const privacy = await db.select().from(tables.privacy)
  const replacements = new Map((await db.select().from(tables.replacements)).map((row) => [row.code, row]))
  const mappings = (await db.select().from(tables.mappings)).filter(({ voidedAt }) => voidedAt === null)
  const log = await db.select().from(tables.changes).orderBy(tables.changes.seq)
  const statusOf = new Map(systems.map(({ number, status }) => [number, status]))

  for (const [index, hash] of seen.entries())
    if (log[index]?.hash !== hash) return `row ${index + 1} of the log was changed or is gone`
  seen.splice(0, seen.length, ...log.map(({ hash }) => hash))

  // What waits asked for more than what is said; what nobody has said asks for more than «none».
  const [duties, classes] = [
    ['none', '(unassessed)', 'another'],
    ['none', '(unassessed) or ordinary', 'special'],
  ] as const
  const rank = (value: string | null, order: readonly string[]) => {
    const found = order.findIndex((one) => one.split(' or ').includes(value ?? '(unassessed)'))
    return found < 0 ? order.length - 1 : found
  }
  for (const { number, archiveDuty, archiveDutyBefore, privacyClass, privacyClassBefore } of systems) {
    if (archiveDutyBefore !== null && rank(archiveDutyBefore, duties) <= rank(archiveDuty, duties))
      return `${number} waits to go from ${archiveDutyBefore} to ${archiveDuty}`
    if (privacyClassBefore !== null && rank(privacyClassBefore, classes) <= rank(privacyClass, classes))
      return `${number} waits to go from ${privacyClassBefore} to ${privacyClass}`
  }
  for (const { number, status, disposition, voidedAt } of systems) {
    const links = mappings.filter(({ system }) => system === number)
    if (status === 'decommissioned' && !archives.get(number)?.dischargedOn)
      return `${number} is decommissioned and its archive not discharged`
    const moves = disposition === 'replace' || disposition === 'consolidate'
    if (voidedAt !== null || !moves) continue
    if (PAST_DECIDED.includes(status) && links.length === 0) return `${number} is ${status} without a link`
    for (const { replacement } of links)
      if (MOVED.includes(status) && replacements.get(replacement)?.state !== 'in_use')
        return `${number} is ${status} and ${replacement} not in use`
  }
  for (const { system, erasureConfirmedOn } of privacy) {
    const discharged = archives.get(system)?.dischargedOn
    if (erasureConfirmedOn && (!discharged || erasureConfirmedOn < discharged))
      return `${system} was erased on ${erasureConfirmedOn}, discharged on ${discharged}`
  }
  const edges = mappings.flatMap(({ system, replacement }) => {
    const row = replacements.get(replacement)
    return row?.continuesSystem ? [{ from: system, to: row.continuesSystem, state: row.state }] : []
  })
  for (const { to, state } of edges)
    if (state !== 'retired' && statusOf.get(to) === 'decommissioned')
      return `${to} is carried on and decommissioned`
  for (const { number } of systems) {
    const reached = new Set(edges.filter(({ from }) => from === number).map(({ to }) => to))
    for (const one of reached) for (const { from, to } of edges) if (from === one) reached.add(to)
    if (reached.has(number)) return `${number} is replaced by itself, in a circle`
  }
  return (await brokenSum(server)) ?? (await brokenDeadline(server))
}

async function brokenSum(server: TestServer): Promise<string | null> {
  const { body } = await server.call('auditor', 'GET', '/api/v1/progress')
  const total = async (query: string) =>
    (await server.call('auditor', 'GET', `/api/v1/systems?limit=1&${query}`)).body.total as number
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
  const of = (groups: { total: number }[]) => sum(groups.map((group) => group.total))
  const sums = {
    list: await total(''),
    status: sum(Object.values(body.byStatus)),
    municipality: of(body.municipalities),
    area: of(body.serviceAreas) + (await total('serviceArea=')),
    destination: of(body.destinations),
  }
  const all = { ...sums, systems: (await total('voided=all')) - (await total('voided=only')) }
  return Object.values(all).every((one) => one === body.total)
    ? null
    : `sums differ: ${body.total} ${JSON.stringify(all)}`
}

async function brokenDeadline(server: TestServer): Promise<string | null> {
  const { items } = (await server.call('auditor', 'GET', '/api/v1/contracts?voided=true')).body
  const { today } = (await server.call('auditor', 'GET', '/api/v1/meta')).body
  for (const contract of items) {
    const { id, end, noticeMonths, noticeDeadline, renewalMonths } = contract
    const runsOn = contract.autoRenew && contract.noticeGivenOn === null && contract.terminatedOn === null
    let expected: string | null = null
    // A renewal at a time, until the deadline of one lies ahead.
    if (runsOn && end && noticeMonths !== null)
      for (let after = 0; (expected ?? '') < today; after += renewalMonths ?? 12)
        expected = monthsBefore(monthsBefore(end, -after), noticeMonths)
    if (noticeDeadline !== expected) return `${id}: notice until ${noticeDeadline}, not ${expected}`
  }
  return null
}

/** The same day so many months before, or the last of a month that has no such day. */
function monthsBefore(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const index = year * 12 + month - 1 - months
  const first = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  for (let last = day; last > 28; last--) {
    const tried = `${first}-${last}`
    if (new Date(`${tried}T00:00:00Z`).toISOString().startsWith(tried)) return tried
  }
  return `${first}-${String(Math.min(day, 28)).padStart(2, '0')}`
}

/** True when every row of the log holds. */
export async function logHolds(server: TestServer): Promise<boolean> {
  return (await verifyChanges(server.store)).ok
}
