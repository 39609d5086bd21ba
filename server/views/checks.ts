import { setImmediate } from 'node:timers/promises'
import {
  type CheckCount,
  type CheckFindings,
  FIRST_FOUND,
  type FoundSystem,
  type listFindings as listFindingsEndpoint,
} from '../../schema/api/checks.js'
import type { Query } from '../../schema/api/endpoint.js'
import type { Found, Severity } from '../../schema/rules/checkFacts.js'
import type { Finding } from '../../schema/rules/checks.js'
import type { Reader } from '../engines/store.js'
import { cutPage, type Page } from '../store/cursor.js'
import { findNamedSystems, type NamedSystem, pickNamedSystem } from '../store/namedSystems.js'
import type { Moment } from '../store/programme.js'
import { findStandings } from './standings.js'

/** How many systems every check finds. No statement beside those of the standings. */
export async function countFindings(reader: Reader, moment: Moment): Promise<CheckCount[]> {
  return (await findStandings(reader, moment)).findings().map(asCount)
}

/** Every check with the first of the systems that it finds, named. One statement beside those of the standings. */
export async function listChecks(reader: Reader, moment: Moment): Promise<CheckFindings[]> {
  const findings = (await findStandings(reader, moment))
    .findings()
    .map((finding) => ({ finding, first: take(finding.each(), FIRST_FOUND) }))
  const names = await findNames(
    reader,
    findings.flatMap(({ first }) => first),
  )
  return findings.map(({ finding, first }) => {
    const { what, place = null } = finding.check
    return { ...asCount(finding), what, law: finding.law, place, systems: first.map(named(names)) }
  })
}

/**
 * A page of the systems that one check finds, named; undefined when the rule set of the programme does not make it. One
 * statement beside those of the standings.
 */
export async function listFindings(
  reader: Reader,
  moment: Moment,
  code: string,
  query: Query<typeof listFindingsEndpoint>,
): Promise<Page<FoundSystem> | undefined> {
  const finding = (await findStandings(reader, moment)).findings().find(({ check }) => check.code === code)
  if (!finding) return undefined
  const page = cutPage([...finding.each()], `findings ${code}`, ({ number }) => number, query)
  return { ...page, items: page.items.map(named(await findNames(reader, page.items))) }
}

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
      const names = await findNames(reader, some)
      yield some.map((one) => ({
        code: check.code,
        severity: check.severity,
        check: check.words,
        law,
        ...named(names)(one),
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

const findNames = (reader: Reader, found: readonly Found[]) =>
  findNamedSystems(
    reader,
    found.map(({ number }) => number),
  )

const named =
  (names: ReadonlyMap<string, NamedSystem>) =>
  ({ number, detail }: Found): FoundSystem => {
    const { name, municipality } = pickNamedSystem(names, number)
    return { number, name, municipality, ...(detail && { detail }) }
  }
