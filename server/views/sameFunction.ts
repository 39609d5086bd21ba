import type { SystemSuggestions } from '../../schema/api/suggestions.js'
import { isContractOver, noticeDeadline, possibleEnd } from '../../schema/rules/contracts.js'
import { movingReasons } from '../../schema/rules/suggestions/factReasons.js'
import type { SuggestedSystem, SuggestionReason } from '../../schema/rules/suggestions/facts.js'
import type { Suggester } from '../../schema/rules/suggestions.js'
import { compareKeys } from '../../schema/rules/text.js'
import type { Words } from '../../schema/rules/words.js'
import type { Reader } from '../engines/store.js'
import { listCodes } from '../store/codes.js'
import { findFacts } from '../store/gateFacts.js'
import { type ListedSystem, listedColumns } from '../store/listedSystems.js'
import { findNamedSystems } from '../store/namedSystems.js'
import type { Moment } from '../store/programme.js'
import { findOpenIntegrations, findSuppliers, type OpenIntegration } from '../store/suggestions.js'
import { findColumns, findSystems, type SystemRecord } from '../store/systems.js'
import { findSuggestions, inShort, type Suggestions } from './suggestions.js'
import { findSystemRows, metaOf } from './systems.js'

type Answer = SystemSuggestions
type Item = Answer['items'][number]

/** How many systems of one municipality stand beside each other, and of how many municipalities. */
const OF_EACH = 2
const COLUMNS = 12

/**
 * Where a system may go, what follows, and the systems that are for the same. Some twenty statements beside those of the
 * suggestions, however many systems there are; undefined when there is none of this number.
 */
export async function findSystemSuggestions(
  reader: Reader,
  number: string,
  moment: Moment,
): Promise<Answer | undefined> {
  const { today } = moment
  const { suggester, replacements } = await findSuggestions(reader, moment)
  const suggested = suggester.list(number)
  const continued = suggested.map(({ replacement }) => continuedBy(replacements, replacement))
  const { chosen, more } = choose(suggester, number, continued[0])
  const rows = new Map(
    (await findSystems(reader, [...new Set([...chosen, ...continued.flatMap((one) => one ?? [])])])).map(
      (row) => [row.number, row],
    ),
  )
  const system = rows.get(number)
  if (!system) return undefined

  const [factsOf, hosting, connections] = await Promise.all([
    findFacts(reader, { these: [number] }),
    findHosting(reader),
    findOpenIntegrations(reader, chosen),
  ])
  const running = factsOf(number).contracts.filter((one) => !isContractOver(one, today))
  const [suppliers, compared] = await Promise.all([
    findSuppliers(
      reader,
      running.map(({ id }) => id),
    ),
    findCompared(reader, chosen, connections, replacements, moment),
  ])
  const contracts = running.map((one) => ({
    id: one.id,
    supplier: suppliers.get(one.id) ?? '',
    noticeDeadline: noticeDeadline(one, today),
    possibleEnd: possibleEnd(one, today),
  }))
  const consequences = {
    integrations: connections.filter(({ fromSystem, toSystem }) => [fromSystem, toSystem].includes(number))
      .length,
    contracts: contracts.filter(({ possibleEnd: end }) => end !== null),
    annualCost: system.annualCost,
  }
  return {
    number,
    items: suggested.map((one, place): Item => {
      const moves = one.replacement !== null
      const target = rows.get(continued[place] ?? '')
      const reasons = moves
        ? inOrder([
            ...one.reasons,
            ...movingReasons({
              contracts: running,
              hosting: hosting(system.hosting),
              targetHosting: hosting(target?.hosting ?? null),
              today,
            }),
          ])
        : [...one.reasons]
      return {
        ...inShort({ ...one, reasons }, replacements),
        reasons,
        besides: one.besides.flatMap((code) => replacements.get(code) ?? []),
        consequences: moves ? consequences : null,
      }
    }),
    sameFunction: {
      purpose: shortest(chosen.flatMap((one) => rows.get(one) ?? [])),
      systems: compared,
      more,
    },
    meta: metaOf(moment),
  }
}

function continuedBy(replacements: Suggestions['replacements'], code: string | null): string | null {
  return code === null ? null : (replacements.get(code)?.continuesSystem ?? null)
}

/**
 * Which systems stand beside each other: the system, what the best suggestion carries on, and those most like it, a few of
 * each municipality, in the order of the municipalities. What is removed from the register stands alone.
 */
function choose(
  suggester: Suggester,
  number: string,
  carriedOn: string | null | undefined,
): { chosen: string[]; more: number } {
  const system = suggester.get(number)
  if (!system) return { chosen: [number], more: 0 }
  const carried = carriedOn ? suggester.get(carriedOn) : undefined
  const all = new Set([system, ...(carried ? [carried] : []), ...suggester.sameFunction(number)])
  const ofEach = new Map<string, SuggestedSystem[]>()
  for (const one of all) {
    const those = ofEach.get(one.municipality) ?? []
    if (those.length < OF_EACH) those.push(one)
    ofEach.set(one.municipality, those)
  }
  const chosen = [...ofEach]
    .slice(0, COLUMNS)
    .sort(([a], [b]) => compareKeys(a, b))
    .flatMap(([, those]) => those.map((one) => one.number))
  return { chosen, more: all.size - chosen.length }
}

async function findCompared(
  reader: Reader,
  numbers: readonly string[],
  connections: readonly OpenIntegration[],
  replacements: Suggestions['replacements'],
  moment: Moment,
): Promise<Answer['sameFunction']['systems']> {
  const [listed, names] = await Promise.all([
    findColumns<ListedSystem>(reader, 'listed', listedColumns(reader), numbers),
    findNamedSystems(
      reader,
      connections.flatMap(({ fromSystem, toSystem }) => (toSystem ? [fromSystem, toSystem] : [fromSystem])),
    ),
  ])
  const otherEnd = (number: string, { fromSystem, toSystem, toReplacement, toParty }: OpenIntegration) => {
    if (fromSystem !== number) return toSystem === number ? names.get(fromSystem)?.name : undefined
    if (toSystem !== null) return names.get(toSystem)?.name
    return toReplacement === null ? toParty : replacements.get(toReplacement)?.nameNb
  }
  const rows = await findSystemRows(reader, listed, moment)
  return rows.map((row) => ({
    ...row,
    integrations: [...new Set(connections.flatMap((one) => otherEnd(row.number, one) ?? []))],
  }))
}

/** What ways of running a system are called. One statement. */
async function findHosting(reader: Reader): Promise<(code: string | null) => Words | null> {
  const codes = await listCodes(reader)
  const words = new Map(
    codes
      .filter(({ list }) => list === 'hosting')
      .map(({ code, nameNb, nameEn }) => [code, { nb: nameNb, en: nameEn }]),
  )
  return (code) => (code === null ? null : (words.get(code) ?? null))
}

/** What speaks for first, then what speaks against. */
function inOrder(reasons: readonly SuggestionReason[]): SuggestionReason[] {
  return (['for', 'against'] as const).flatMap((how) => reasons.filter(({ speaks }) => speaks === how))
}

/** The purpose of systems in the fewest letters, in each language. */
function shortest(rows: readonly SystemRecord[]): Answer['sameFunction']['purpose'] {
  const of = (field: 'descriptionNb' | 'descriptionEn') =>
    rows.flatMap((row) => row[field] ?? []).sort((a, b) => a.length - b.length || compareKeys(a, b))[0] ??
    null
  return { nb: of('descriptionNb'), en: of('descriptionEn') }
}
