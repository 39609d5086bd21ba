import { CLEAR } from './columnTable.js'
import { readHeading } from './headings.js'
import type { Header } from './layout.js'
import { IMPORTED, type Imported } from './settings.js'
import type { Target } from './targets.js'

/** What a list must say to be one of such rows: one of each group. */
const NEEDED: Readonly<Record<Imported, readonly (readonly Target[])[]>> = {
  system: [['name', 'name+productVersion', 'product']],
  contract: [['supplier'], ['number', 'end', 'start', 'noticeMonths', 'systems', 'systemNames']],
  integration: [
    ['fromSystem', 'fromSystemName'],
    ['toSystem', 'toSystemName', 'toReplacement', 'toParty'],
    ['data', 'direction', 'method', 'state'],
  ],
  replacement: [
    ['nameNb', 'nameEn', 'code'],
    ['goLivePlanned', 'goLiveActual', 'code', 'continuesSystem', 'kind'],
    ['state', 'kind', 'source', 'nameEn'],
  ],
  mapping: [
    ['system', 'systemName'],
    ['replacement', 'replacementName'],
    ['coverage', 'scope', 'plannedCutOver', 'actualCutOver', 'conversionNeeded', 'countIn'],
  ],
}

/** What systems have in common with contracts, and says nothing of which of the two a list is of. */
const SHARED: ReadonlySet<Target> = new Set<Target>([
  'name',
  'vendor',
  'note',
  'annualCost',
  'municipality',
  'number',
  'keep',
])

/** What the rows of a list are, by the names of its columns; not `sure` where two concepts would do. */
export function guessEntity(headers: readonly Pick<Header, 'name' | 'group'>[]): {
  entity: Imported
  sure: boolean
} {
  const clear = (entity: Imported) =>
    headers.flatMap(({ name, group }) => {
      const [first] = readHeading(entity, name, group).candidates
      return first && first.score >= CLEAR ? [first.target] : []
    })
  const found = IMPORTED.map((entity) => ({ entity, targets: new Set(clear(entity)) })).filter(
    ({ entity, targets }) => NEEDED[entity].every((group) => group.some((target) => targets.has(target))),
  )
  const system = found.find(({ entity }) => entity === 'system')
  const other = found
    .filter(({ entity }) => entity !== 'system')
    .sort((a, b) => b.targets.size - a.targets.size)[0]
  if (!other) return { entity: 'system', sure: system !== undefined }
  if (!system) return { entity: other.entity, sure: true }
  const [own, ofContracts] = [
    [...system.targets].filter((target) => !SHARED.has(target) && !target.startsWith('contract.')).length,
    [...system.targets].filter((target) => target.startsWith('contract.')).length,
  ]
  if (other.entity === 'contract') {
    // A list of systems with their contracts says more of systems than what they are called and what they cost.
    if (own > 0) return { entity: 'system', sure: own > 1 || ofContracts < 3 }
    return ofContracts > 2
      ? { entity: 'contract', sure: false }
      : { entity: 'system', sure: ofContracts === 0 }
  }
  return other.targets.size > system.targets.size
    ? { entity: other.entity, sure: own < 2 }
    : { entity: 'system', sure: own > 1 }
}
