import type { ComparedSystem, Comparison } from '../../schema/api/comparisons.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import {
  type ComparedValues,
  compareRows,
  contractUntil,
  MOST_COMPARED,
  missingOf,
  paidUntil,
  proposedTarget,
  sumOf,
} from '../../schema/rules/comparison.js'
import { countedFacts } from '../../schema/rules/countedFacts.js'
import { findFunctions, spread } from '../../schema/rules/functions.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import { groupBy } from '../../schema/rules/groups.js'
import { countedClass, countedDuty } from '../../schema/rules/lowerings.js'
import { type StandingFacts, standingOf } from '../../schema/rules/standings.js'
import type { Reader } from '../engines/store.js'
import { findGateFactsOf } from '../store/gateFacts.js'
import { findMappedAlike } from '../store/mappedAlike.js'
import { findNamedMappings } from '../store/mappings.js'
import { findSubprojects } from '../store/namedSystems.js'
import type { Moment } from '../store/programme.js'
import { findPurposesBeside } from '../store/purposes.js'
import { findReplacement, type ReplacementRecord } from '../store/replacements.js'
import { findSystems, type SystemRecord } from '../store/systems.js'
import { metaOf } from './systems.js'

/** What is compared with what, as it is asked for. */
interface Asked {
  system?: readonly string[] | undefined
  like?: string | undefined
  target?: string | undefined
}

type Facts = GateFacts & StandingFacts & { system: SystemRecord }

/**
 * Systems side by side with what would replace them. The number of statements does not grow with them.
 * @throws Refusal `invalid_input` when no system is named.
 */
export async function compareSystems(
  reader: Reader,
  { system = [], like, target: asked }: Asked,
  moment: Moment,
): Promise<Comparison> {
  const alike = like === undefined ? [] : await findAlike(reader, like)
  const numbers = [...new Set([...system, ...alike])].slice(0, MOST_COMPARED)
  if (numbers.length === 0) throw noSystems()
  const rows = await findInOrder(reader, numbers)
  const named = rows.filter(({ voidedAt }) => voidedAt === null)
  const systems = await findCompared(reader, named, moment)
  const code =
    asked ??
    proposedTarget(
      systems.map(({ mappings, continuedAs }) => ({ replacements: codesOf(mappings), continuedAs })),
    )
  const target = code === null ? null : await findTarget(reader, code, systems, moment)
  const compared = compareRows(systems, target?.values ?? null)
  const having = (mark: string) => compared.filter((row) => row.mark === mark).length
  return {
    systems,
    target,
    rows: compared,
    totals: { rows: compared.length, differs: having('differs'), missing: having('missing') },
    costs: {
      before: sumOf(systems.map(costOf)),
      after: (target?.values.annualCost as number | null | undefined) ?? null,
    },
    removed: rows.filter(({ voidedAt }) => voidedAt !== null).map(({ number }) => number),
    mergerDate: moment.mergerDate,
    meta: metaOf(moment),
  }
}

/** A system and those that do the same; where no others do, those that go where it goes. Two statements at most. */
async function findAlike(reader: Reader, number: string): Promise<string[]> {
  const functions = findFunctions(await findPurposesBeside(reader, number))
  const own = functions.find(({ systems }) => systems.some((system) => system.number === number))
  if (!own || own.systems.length === 1) return findMappedAlike(reader, number, MOST_COMPARED)
  return spread(own.systems, number, MOST_COMPARED).map((system) => system.number)
}

function noSystems(): Refusal {
  return new Refusal('invalid_input', {
    errors: [
      fieldProblem('system', 'required', {
        nb: 'Oppgi systemene som skal sammenlignes, eller ett med `like`.',
        en: 'Name the systems to compare, or one by `like`.',
      }),
    ],
  })
}

const codesOf = (mappings: ComparedSystem['mappings']) => mappings.map(({ replacement }) => replacement.code)
const costOf = ({ values }: ComparedSystem) => values.annualCost as number | null

/** Systems with these numbers as they are compared, in that order. The number of statements does not grow with them. */
export async function compareNamed(
  reader: Reader,
  numbers: readonly string[],
  moment: Moment,
): Promise<ComparedSystem[]> {
  return findCompared(reader, await findInOrder(reader, numbers), moment)
}

async function findInOrder(reader: Reader, numbers: readonly string[]): Promise<SystemRecord[]> {
  const found = new Map((await findSystems(reader, numbers)).map((row) => [row.number, row]))
  return numbers.flatMap((number) => found.get(number) ?? [])
}

/** Systems as they are compared, in their order. */
async function findCompared(
  reader: Reader,
  rows: readonly SystemRecord[],
  { today }: Moment,
): Promise<ComparedSystem[]> {
  const numbers = rows.map(({ number }) => number)
  const [facts, mappings, subprojects] = await Promise.all([
    findGateFactsOf(reader, rows, today),
    findNamedMappings(reader, { systems: numbers }),
    findSubprojects(reader, numbers),
  ])
  const mappingsOf = groupBy(mappings, ({ system }) => system.number)
  return facts.map((one) => {
    const { number } = one.system
    return viewOf(one as Facts, mappingsOf.get(number) ?? [], subprojects.get(number) ?? null)
  })
}

function viewOf(
  facts: Facts,
  mappings: Awaited<ReturnType<typeof findNamedMappings>>,
  subproject: string | null,
): ComparedSystem {
  const { system, contracts, today } = facts
  const standing = standingOf(facts)
  const values = valuesOf(
    facts,
    standing,
    mappings.map(({ replacement }) => replacement.code),
  )
  const { number, name, product, municipality, serviceArea, version, status, disposition } = system
  return {
    ...{ number, name, product, municipality, serviceArea, subproject, version, status, disposition },
    decisionReference: system.decisionReference,
    targetDate: system.targetDate,
    daysOverdue: standing.daysOverdue,
    continuedAs: standing.continuedAs,
    values,
    missing: missingOf(values, system),
    mappings: mappings.map(({ id, version, replacement, coverage, plannedCutOver, actualCutOver }) => ({
      ...{ id, version, replacement, coverage, plannedCutOver, actualCutOver },
    })),
    paidUntil: paidUntil(contracts, today),
  }
}

/** What is known of a system under each row, as it counts today. */
function valuesOf(
  given: Facts,
  { noticeDeadline }: ReturnType<typeof standingOf>,
  replacements: readonly string[],
): ComparedValues {
  const { system, integrations, contracts, today } = countedFacts(given)
  const { vendor, users, hosting, dayOneCritical, systemOwner, annualCost, disposition, targetDate } = system
  return {
    ...{ vendor, users, hosting, dayOneCritical, systemOwner, annualCost, disposition, targetDate },
    privacyClass: countedClass(system),
    archiveDuty: countedDuty(system),
    integrations: new Set(integrations.map(({ id }) => id)).size,
    contractEnd: contractUntil(contracts, today),
    ...{ noticeDeadline, replacements: [...replacements] },
  }
}

/** What the systems would go to, with what is known of it: of what carries a system on, that system’s. */
async function findTarget(
  reader: Reader,
  code: string,
  systems: readonly ComparedSystem[],
  moment: Moment,
): Promise<NonNullable<Comparison['target']>> {
  const replacement = await findReplacement(reader, code)
  // Filters are looked up before, and no replacement is ever deleted.
  if (!replacement) throw new Error(`no replacement ${code}`)
  const { continuesSystem } = replacement
  const continued =
    systems.find(({ number }) => number === continuesSystem) ??
    (continuesSystem &&
      (await findCompared(reader, await findSystems(reader, [continuesSystem]), moment))[0]) ??
    undefined
  const { nameNb, nameEn, kind, state, goLivePlanned, goLiveActual } = replacement
  const users = [
    ...systems.filter(({ number }) => number !== continuesSystem),
    ...(continued ? [continued] : []),
  ]
  return {
    ...{ code, nameNb, nameEn, kind, state, continuesSystem, goLivePlanned, goLiveActual },
    values: continued ? continued.values : ownValues(replacement),
    users: sumOf(users.map(({ values }) => values.users as number | null)),
    mapped: systems.filter(({ mappings }) => codesOf(mappings).includes(code)).length,
  }
}

const ownValues = ({ vendor, goLivePlanned }: ReplacementRecord) => ({ vendor, targetDate: goLivePlanned })
