import type { Words } from '../../schema/rules/words.js'
import { ABOUT_HEADINGS, dataWords } from '../files/about.js'
import { identifier, type ModelElement, type PropertyDefinition, writeArchimate } from '../files/archimate.js'
import type { Language } from '../files/columns.js'
import type { Source } from './list.js'
import {
  AFTER,
  BEFORE,
  GAP,
  type ListProperties,
  MODEL_KINDS,
  MODEL_LISTS,
  MODEL_WORDS,
  type ModelList,
  propertiesOf,
  rowsOf,
} from './modelKinds.js'
import {
  type IntegrationRow,
  type Kept,
  type KeptSystem,
  partyId,
  relationships,
} from './modelRelationships.js'
import { folders, views } from './modelViews.js'
import { type Taken, takeOut } from './write.js'

const WORDS = {
  model: {
    nb: 'Systemer, erstatninger, integrasjoner, koblinger og avtaler som står i registeret. Det som er fjernet, er ikke med, og heller ikke hvem personer er og hva som gjelder sikkerhet.',
    en: 'Systems, replacements, integrations, mappings and contracts of the register. What is removed is left out, and so is who persons are and what security depends on.',
  },
  beforeText: {
    nb: 'Alle systemene som kommunene kommer med, også de som er avviklet siden.',
    en: 'All systems that the municipalities come with, those switched off since too.',
  },
  afterText: {
    nb: 'Erstatningene som ikke er tatt ut av bruk, og systemene som videreføres. Et system som videreføres for flere, står her som erstatningen som viderefører det.',
    en: 'The replacements that are not retired, and the systems carried on. One that is carried on for others is here as the replacement that continues it.',
  },
} as const satisfies Record<string, Words>

/**
 * The register as a model of ArchiMate, as it stands: what is removed is no part of it.
 * @param register the register as it is
 * @param by who asks, by name
 */
export async function writeModel(
  source: Source,
  register: Source['reader'],
  language: Language,
  by: string,
): Promise<AsyncIterable<string>> {
  const taken = await takeOut(source, register, by)
  const properties = Object.fromEntries(
    MODEL_LISTS.map((list) => [list, propertiesOf(list, taken, language)]),
  ) as Record<ModelList, ListProperties>
  const facts = factsOf(taken, language)
  const kept: Kept = {
    systems: new Map(),
    replacements: new Map(),
    contracts: [],
    parties: new Map(),
    mappings: [],
    integrations: [],
    continued: [],
  }
  return writeArchimate({
    id: identifier('model', 'harmoni'),
    name: taken.about.programme || 'Harmoni',
    documentation: WORDS.model,
    properties: facts.map(({ id, value }) => ({ definition: id, value })),
    language,
    elements: () => elements(kept, taken, properties),
    relationships: () => relationships(kept, taken, properties),
    folders: () => folders(kept, taken.names),
    definitions: [
      ...facts.map(({ id, name, type }) => ({ id, name, type })),
      ...MODEL_LISTS.flatMap((list) => properties[list].definitions),
    ],
    views: () => views(kept, taken.names, language),
  })
}

/** What the file says of itself, as properties of the model. */
function factsOf({ about }: Taken, language: Language): (PropertyDefinition & { value: string })[] {
  const { programme, synthetic, asOf, sequence, hash, at, by } = about
  const given = { programme, data: dataWords(synthetic)[language], asOf, sequence, hash, at, by }
  return Object.entries(given).flatMap(([name, value]) =>
    value === null
      ? []
      : [
          {
            id: identifier('property', 'model', name),
            name: ABOUT_HEADINGS[name as keyof typeof given],
            type: name === 'asOf' ? 'date' : name === 'sequence' ? 'number' : 'string',
            value: String(value),
          },
        ],
  )
}

/** Every element of the model, some at a time. What later parts are made of is kept as it passes. */
async function* elements(
  kept: Kept,
  taken: Taken,
  properties: Record<ModelList, ListProperties>,
): AsyncGenerator<ModelElement[]> {
  yield [
    { id: BEFORE, type: 'Plateau', name: MODEL_WORDS.before, documentation: WORDS.beforeText },
    { id: AFTER, type: 'Plateau', name: MODEL_WORDS.after, documentation: WORDS.afterText },
    { id: GAP, type: 'Gap', name: MODEL_WORDS.gap },
  ]
  for (const { list, type, id, name, documentation } of MODEL_KINDS)
    for await (const rows of rowsOf(list, taken)) {
      for (const row of rows) keep(kept, list, row)
      yield rows.map((row) => ({
        id: id(row),
        type,
        name: name(row),
        ...(documentation && { documentation: documentation(row) }),
        properties: properties[list].of(row),
      }))
    }
  for await (const rows of rowsOf('integrations', taken))
    for (const { fromSystem, toParty } of rows as IntegrationRow[])
      if (toParty !== null && kept.systems.has(fromSystem)) kept.parties.set(partyId(toParty), toParty)
  yield [...kept.parties].map(([id, name]) => ({ id, type: 'BusinessActor', name }))
}

function keep(kept: Kept, list: ModelList, row: object): void {
  if (list === 'systems') {
    const { number, name, municipality, serviceArea, wave, disposition } = row as KeptSystem
    kept.systems.set(number, { number, name, municipality, serviceArea, wave, disposition })
  }
  if (list === 'replacements') {
    type KeptReplacement = NonNullable<ReturnType<Kept['replacements']['get']>>
    const { code, state, continuesSystem } = row as KeptReplacement
    kept.replacements.set(code, { code, state, continuesSystem })
  }
  if (list === 'contracts') kept.contracts.push((row as { id: string }).id)
}
