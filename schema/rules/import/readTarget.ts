import { CLEAR, columnTable } from './columnTable.js'
import type { Imported } from './settings.js'
import { IMPORTED_FIELDS, isTarget, pairOf, type Target, type Targets, targetsOf } from './targets.js'
import { wordKey } from './wordKey.js'

/** Short names of targets, as people type them; those of columns are in COLUMN_WORDS. */
const SHORT_NAMES: { readonly [E in Imported]?: Readonly<Record<string, Targets[E]>> } = {
  system: {
    version: 'productVersion',
    versjon: 'productVersion',
    nameVersion: 'name+productVersion',
    vendorContact: 'vendor+contactRoles',
    contact: 'contactRoles',
    kontakt: 'contactRoles',
    notes: 'note',
    owner: 'systemOwner',
    ownId: 'externalId',
    sourceId: 'externalId',
    area: 'serviceArea',
    purpose: 'descriptionNb',
    description: 'descriptionNb',
    cost: 'annualCost',
    privacy: 'privacyClass',
    sensitive: 'hasSensitiveData',
    archive: 'archiveDuty',
    database: 'databasePlatform',
    contacts: 'contactRoles',
    integrations: 'hasIntegrations',
    contractEnd: 'contract.end',
    contractStart: 'contract.start',
    contractNumber: 'contract.number',
    contractSupplier: 'contract.supplier',
    contractKind: 'contract.kind',
    contractCost: 'contract.annualCost',
    contractNotice: 'contract.noticeMonths',
    notice: 'contract.noticeMonths',
    supplier: 'vendor',
    responsible: 'responsible',
  },
}
const LEFT_OUT = ['ignore', 'skip', 'ignorer', 'hopp over', 'utelat']
const KEPT = ['keep', 'behold', 'i merknad']

/** So many of the nearest are named. */
const NAMED = 4

/**
 * A target as somebody types it: by its name in the API, a short name, a label of the field or a name that columns have. Null
 * where it is none, or may be several; `nearest` are those that may have been meant.
 */
export function readTarget<E extends Imported>(
  text: string,
  entity: E,
): { target: Targets[E] | null; nearest: readonly Targets[E][] } {
  const read = readAny(text, entity)
  return read as { target: Targets[E] | null; nearest: readonly Targets[E][] }
}

function readAny(text: string, entity: Imported): { target: Target | null; nearest: readonly Target[] } {
  const key = wordKey(text)
  const all: readonly Target[] = targetsOf(entity)
  const short = Object.entries(SHORT_NAMES[entity] ?? {}) as [string, Target][]
  const pair = pairOf(text)
  if (pair) {
    const [first, second] = pair.map((part) => readAny(part, entity))
    const both = `${first?.target}+${second?.target}`
    if (isTarget(entity, both)) return { target: both as Target, nearest: [] }
    return { target: null, nearest: (first?.target === null ? first : second)?.nearest ?? [] }
  }
  const is = (name: string) => key !== '' && wordKey(name) === key
  const found =
    all.find(is) ??
    short.find(([name]) => is(name))?.[1] ??
    (LEFT_OUT.some(is) ? 'ignore' : KEPT.some(is) ? 'keep' : null)
  if (found !== null) return { target: found, nearest: [] }
  const candidates = (columnTable(entity).names.get(key) ?? []).filter(({ target }) => target !== 'keep')
  const [best] = [...candidates].sort((a, b) => b.score - a.score)
  if (best && best.score >= CLEAR) return { target: best.target, nearest: [] }
  const nearest = [...candidates.map(({ target }) => target), ...nearestTo(key, entity, all)]
  return { target: null, nearest: [...new Set(nearest)].slice(0, NAMED) }
}

/** The targets whose name or labels are written most like a key. */
function nearestTo(key: string, entity: Imported, all: readonly Target[]): Target[] {
  const measured = all.map((target) => {
    const field = IMPORTED_FIELDS[entity][target]
    const names = [target, ...(field ? [field.nb, field.en] : [])].map(wordKey)
    return { target, away: Math.min(...names.map((name) => distance(key, name))) }
  })
  return measured
    .filter(({ away }) => away <= Math.max(2, key.length / 2))
    .sort((a, b) => a.away - b.away)
    .map(({ target }) => target)
}

/** How many letters must be changed, added or left out; what one begins with counts as near. */
function distance(a: string, b: string): number {
  if (a.length > 2 && (b.startsWith(a) || a.startsWith(b))) return 1
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...a].entries()) {
    const next = [at + 1]
    for (const [index, other] of [...b].entries())
      next.push(
        Math.min(
          (next[index] as number) + 1,
          (row[index + 1] as number) + 1,
          (row[index] as number) + Number(letter !== other),
        ),
      )
    row = next
  }
  return row[b.length] as number
}
