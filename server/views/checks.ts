import { setImmediate } from 'node:timers/promises'
import {
  type CheckCount,
  type CheckFindings,
  type CheckHistory,
  FIRST_FOUND,
  type FoundSystem,
  type listFindings as listFindingsEndpoint,
  type Stood,
} from '../../schema/api/checks.js'
import type { Query } from '../../schema/api/endpoint.js'
import type { CheckCode } from '../../schema/rules/checkCodes.js'
import type { Found, Severity } from '../../schema/rules/checkFacts.js'
import type { Finding } from '../../schema/rules/checks.js'
import { followUpId, mayBeNotNeeded } from '../../schema/rules/followUps.js'
import { groupBy } from '../../schema/rules/groups.js'
import type { Reader } from '../engines/store.js'
import { cutPage, type Page } from '../store/cursor.js'
import { countNotNeeded, findAllFollowUpsOf, findFollowed } from '../store/followUps.js'
import { findNamedSystems, pickNamedSystem } from '../store/namedSystems.js'
import type { Moment } from '../store/programme.js'
import { type Before, findBefore, type ReadPast, stoodSince, weekAgo } from './foundBefore.js'
import { findStandings } from './standings.js'

/** How many systems every check finds. No statement beside those of the standings. */
export async function countFindings(reader: Reader, moment: Moment): Promise<CheckCount[]> {
  return (await findStandings(reader, moment)).findings().map(asCount)
}

/** Every check with the first of the systems that it finds, named. Four statements beside those of the standings. */
export async function listChecks(reader: Reader, moment: Moment): Promise<CheckFindings[]> {
  const findings = (await findStandings(reader, moment))
    .findings()
    .map((finding) => ({ finding, first: take(finding.each(), FIRST_FOUND) }))
  const [describe, followed, notNeeded] = await Promise.all([
    findDescriptions(
      reader,
      findings.flatMap(({ first }) => first),
    ),
    findFollowed(reader),
    countNotNeeded(reader),
  ])
  const followedOf = groupBy(followed, ({ check }) => check)
  return findings.map(({ finding, first }) => {
    const { code, what, place = null } = finding.check
    const theirs = followedOf.get(code) ?? []
    const found = theirs.length > 0 ? numbersOf(finding) : new Set<string>()
    return {
      ...asCount(finding),
      ...{ what, law: finding.law, place },
      followed: theirs.filter(({ system }) => found.has(system)).length,
      notNeeded: notNeeded.get(code) ?? 0,
      mayBeNotNeeded: mayBeNotNeeded(code),
      systems: first.map((one) => describe(code, one)),
    }
  })
}

/**
 * A page of the systems that one check finds, named; undefined when the rule set of the programme does not make it. At most
 * three statements beside those of the standings, and looking back where that is asked.
 */
export async function listFindings(
  reader: Reader,
  moment: Moment,
  code: CheckCode,
  { only, since, ...paging }: Query<typeof listFindingsEndpoint>,
  readPast: ReadPast,
): Promise<Page<FoundSystem & { since?: Stood }> | undefined> {
  const finding = (await findStandings(reader, moment)).findings().find(({ check }) => check.code === code)
  if (!finding) return undefined
  const before = asksBefore({ only, since }) ? await findBefore(readPast, reader, moment) : []
  const found = await chooseFound(reader, finding, only, before)
  const page = cutPage(found, `findings ${code} ${only ?? ''}`, ({ number }) => number, paging)
  const describe = await findDescriptions(reader, page.items)
  return {
    ...page,
    items: page.items.map((one) => ({
      ...describe(code, one),
      ...(since && only !== 'closed' && { since: stoodSince(code, one.number, before, moment.today) }),
    })),
  }
}

/** True where a list of findings asks for what was found before. */
export function asksBefore({
  only,
  since,
}: Pick<Query<typeof listFindingsEndpoint>, 'only' | 'since'>): boolean {
  return since === true || only === 'new' || only === 'closed'
}

async function chooseFound(
  reader: Reader,
  finding: Finding,
  only: Query<typeof listFindingsEndpoint>['only'],
  before: readonly Before[],
): Promise<Found[]> {
  const found = [...finding.each()]
  if (only === undefined) return found
  const { code } = finding.check
  if (only === 'unfollowed') {
    const followed = await findFollowed(reader)
    const theirs = new Set(followed.flatMap(({ check, system }) => (check === code ? [system] : [])))
    return found.filter(({ number }) => !theirs.has(number))
  }
  const week = weekAgo(before)?.found.get(code) ?? new Set<string>()
  if (only === 'new') return weekAgo(before) ? found.filter(({ number }) => !week.has(number)) : []
  const now = new Set(found.map(({ number }) => number))
  return [...week].filter((number) => !now.has(number)).map((number) => ({ number }))
}

/** What every check found before, in the order of the checks. No statement beside those of the standings, and looking back. */
export async function listCheckHistory(
  reader: Reader,
  moment: Moment,
  readPast: ReadPast,
): Promise<CheckHistory[]> {
  const findings = (await findStandings(reader, moment)).findings()
  const before = await findBefore(readPast, reader, moment)
  const week = weekAgo(before)
  return findings.map((finding) => {
    const { code } = finding.check
    const earlier = week?.found.get(code) ?? new Set<string>()
    const now = week ? numbersOf(finding) : new Set<string>()
    const without = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
      [...some].filter((number) => !others.has(number)).length
    return {
      code,
      counts: before.map(({ day, found }) => ({ day, count: found.get(code)?.size ?? 0 })),
      opened: week ? without(now, earlier) : null,
      closed: week ? without(earlier, now) : null,
    }
  })
}

const numbersOf = (finding: Finding) => new Set([...finding.each()].map(({ number }) => number))

/** How many systems that are found are named at a time. */
const AT_ONCE = 100

/**
 * What every check finds, a row for each system, in the order of the checks, some at a time. One statement for each batch beside
 * those of the standings.
 */
export async function* iterateFindings(
  reader: Reader,
  moment: Moment,
  { code, severity }: { code?: readonly string[] | undefined; severity?: readonly Severity[] | undefined },
): AsyncGenerator<object[]> {
  for (const { check, law, each } of (await findStandings(reader, moment)).findings()) {
    if (code && !code.includes(check.code)) continue
    if (severity && !severity.includes(check.severity)) continue
    const found = [...each()]
    for (let from = 0; from < found.length; from += AT_ONCE) {
      const some = found.slice(from, from + AT_ONCE)
      const describe = await findDescriptions(reader, some)
      yield some.map((one) => ({
        code: check.code,
        severity: check.severity,
        check: check.words,
        law,
        ...describe(check.code, one),
      }))
      await setImmediate()
    }
  }
}

function asCount({ check: { code, severity, words }, count }: Finding): CheckCount {
  return { code, severity, ...words, count }
}

/** The first few: what comes after them is not made. */
function take(found: Iterable<Found>, most: number): Found[] {
  const first: Found[] = []
  for (const one of found) {
    if (first.length === most) break
    first.push(one)
  }
  return first
}

/** What is said of systems that are found: their names, and who follows up what was found. Two statements. */
async function findDescriptions(
  reader: Reader,
  found: readonly Found[],
): Promise<(code: CheckCode, found: Found) => FoundSystem> {
  const numbers = [...new Set(found.map(({ number }) => number))]
  const [names, followUps] = await Promise.all([
    findNamedSystems(reader, numbers),
    findAllFollowUpsOf(reader, numbers),
  ])
  const followedUpBy = new Map(followUps.map((row) => [row.id, row.followedUpBy]))
  return (code, { number, detail }) => {
    const { name, municipality } = pickNamedSystem(names, number)
    return {
      ...{ number, name, municipality, ...(detail && { detail }) },
      followedUpBy: followedUpBy.get(followUpId(code, number)) ?? null,
    }
  }
}
