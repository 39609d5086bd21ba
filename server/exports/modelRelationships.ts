import { createHash } from 'node:crypto'
import type { ReplacementState } from '../../schema/rules/replacements.js'
import { DISPOSITION_WORDS, type Disposition } from '../../schema/rules/systems.js'
import type { Words } from '../../schema/rules/words.js'
import { identifier, type ModelRelationship, type Named } from '../files/archimate.js'
import { AFTER, BEFORE, GAP, type ListProperties, rowsOf } from './modelKinds.js'
import type { Taken } from './write.js'

/** A relationship that views show, by the elements that it is between. */
interface KeptLink {
  id: string
  source: string
  target: string
}

/** What is kept of rows while they are written, for what comes after them: a few words of each, and of removed ones none. */
export interface Kept {
  systems: Map<string, KeptSystem>
  replacements: Map<string, { code: string; state: ReplacementState; continuesSystem: string | null }>
  contracts: string[]
  /** What integrations lead to outside, by identifier. */
  parties: Map<string, string>
  mappings: KeptLink[]
  integrations: KeptLink[]
  continued: KeptLink[]
}
export interface KeptSystem {
  number: string
  name: string
  municipality: string
  serviceArea: string | null
  wave: string | null
  disposition: Disposition
}

export const systemId = (number: string) => identifier('system', number)
export const replacementId = (code: string) => identifier('replacement', code)
/** An outside party is known by its name alone, which may be long. */
export const partyId = (name: string) =>
  identifier('party', createHash('sha256').update(name).digest('hex').slice(0, 16))

const WORDS = {
  serves: { nb: 'Brukes av', en: 'Used by' },
  moves: { nb: 'Legger om', en: 'Moves' },
  continues: { nb: 'Viderefører', en: 'Continues' },
  covers: { nb: 'Gjelder', en: 'Covers' },
} as const satisfies Record<string, Words>

/** Every relationship of the model, some at a time. Mappings and integrations are kept as they pass. */
export async function* relationships(
  kept: Kept,
  taken: Taken,
  properties: Record<'mappings' | 'integrations', ListProperties>,
): AsyncGenerator<ModelRelationship[]> {
  yield [
    link('Association', identifier('gap-of', 'before'), GAP, BEFORE),
    link('Association', identifier('gap-of', 'after'), GAP, AFTER),
  ]
  const carriedOn = new Set([...kept.replacements.values()].map(({ continuesSystem }) => continuesSystem))
  for (const systems of inTurn(kept.systems.values()))
    yield systems.flatMap((system) => ofSystem(system, carriedOn))
  yield [...kept.replacements.values()].flatMap((replacement) => ofReplacement(replacement, kept))
  for await (const rows of rowsOf('contracts', taken))
    yield (rows as { id: string; systems: string[] }[]).flatMap(({ id, systems }) =>
      systems
        .filter((number) => kept.systems.has(number))
        .map((number) =>
          link(
            'Association',
            identifier('covers', id, number),
            identifier('contract', id),
            systemId(number),
            WORDS.covers,
          ),
        ),
    )
  for await (const rows of rowsOf('mappings', taken))
    yield (rows as MappingRow[]).flatMap((row) => ofMapping(row, kept, properties.mappings))
  for await (const rows of rowsOf('integrations', taken))
    yield (rows as IntegrationRow[]).flatMap((row) => ofIntegration(row, kept, properties.integrations))
}

function link(type: string, id: string, source: string, target: string, name: Named = ''): ModelRelationship {
  return { id, type, source, target, name }
}

/** The plateaus, the area, the municipality and the wave that a system is of. */
function ofSystem(system: KeptSystem, carriedOn: ReadonlySet<string | null>): ModelRelationship[] {
  const { number, serviceArea, municipality, wave, disposition } = system
  const id = systemId(number)
  const found = [
    link('Aggregation', identifier('before', number), BEFORE, id),
    link('Serving', identifier('serves', number), id, identifier('municipality', municipality), WORDS.serves),
  ]
  // One that a replacement carries on stands there as that replacement.
  if (disposition === 'retain' && !carriedOn.has(number))
    found.push(link('Aggregation', identifier('after-system', number), AFTER, id))
  if (serviceArea !== null)
    found.push(link('Aggregation', identifier('within', number), identifier('area', serviceArea), id))
  if (wave !== null)
    found.push(link('Association', identifier('moves', number), identifier('wave', wave), id, WORDS.moves))
  return found
}

type KeptReplacement = Kept['replacements'] extends Map<string, infer R> ? R : never

/** That a replacement is there afterwards, and the system that it carries on. */
function ofReplacement({ code, state, continuesSystem }: KeptReplacement, kept: Kept): ModelRelationship[] {
  const id = replacementId(code)
  const found: ModelRelationship[] = []
  if (state !== 'retired') found.push(link('Aggregation', identifier('after', code), AFTER, id))
  if (continuesSystem !== null && kept.systems.has(continuesSystem)) {
    const one = link(
      'Association',
      identifier('continues', code),
      id,
      systemId(continuesSystem),
      WORDS.continues,
    )
    kept.continued.push(keep(one))
    found.push(one)
  }
  return found
}

interface MappingRow {
  id: string
  scope: string | null
  system: { number: string }
  replacement: { code: string }
}

/** From a system to what replaces it, called what is decided of the system. */
function ofMapping(row: MappingRow, kept: Kept, properties: ListProperties): ModelRelationship[] {
  const system = kept.systems.get(row.system.number)
  if (!system || !kept.replacements.has(row.replacement.code)) return []
  const one = {
    ...link(
      'Association',
      identifier('mapping', row.id),
      systemId(system.number),
      replacementId(row.replacement.code),
      DISPOSITION_WORDS[system.disposition],
    ),
    documentation: row.scope ?? '',
    properties: properties.of(row),
  }
  kept.mappings.push(keep(one))
  return [one]
}

export interface IntegrationRow {
  id: string
  fromSystem: string
  toSystem: string | null
  toReplacement: string | null
  toParty: string | null
  data: string
  note: string | null
}

/** What flows from a system, named by its data. */
function ofIntegration(row: IntegrationRow, kept: Kept, properties: ListProperties): ModelRelationship[] {
  const target = targetOf(row, kept)
  if (!target || !kept.systems.has(row.fromSystem)) return []
  const one = {
    ...link('Flow', identifier('integration', row.id), systemId(row.fromSystem), target, row.data),
    documentation: row.note ?? '',
    properties: properties.of(row),
  }
  kept.integrations.push(keep(one))
  return [one]
}

/** What an integration leads to; undefined when that is removed. */
function targetOf({ toSystem, toReplacement, toParty }: IntegrationRow, kept: Kept): string | undefined {
  if (toSystem !== null) return kept.systems.has(toSystem) ? systemId(toSystem) : undefined
  if (toReplacement !== null)
    return kept.replacements.has(toReplacement) ? replacementId(toReplacement) : undefined
  return toParty === null ? undefined : partyId(toParty)
}

const keep = ({ id, source, target }: ModelRelationship): KeptLink => ({ id, source, target })

const IN_TURN = 200

/** So many at a time. */
function* inTurn<T>(all: Iterable<T>): Generator<T[]> {
  let batch: T[] = []
  for (const one of all) {
    batch.push(one)
    if (batch.length < IN_TURN) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
