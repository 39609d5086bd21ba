import { EXPORTED_LISTS } from '../../schema/rules/exports.js'
import { groupBy } from '../../schema/rules/groups.js'
import type { Words } from '../../schema/rules/words.js'
import { type Box, type Folder, identifier, type View, type ViewConnection } from '../files/archimate.js'
import { arrange, besideSystems, grid, throughMiddle } from '../files/archimateLayout.js'
import type { Language } from '../files/columns.js'
import type { Names } from '../files/fieldColumns.js'
import { AFTER, BEFORE, GAP, MODEL_WORDS } from './modelKinds.js'
import { type Kept, type KeptSystem, replacementId, systemId } from './modelRelationships.js'

const WORDS = {
  overview: { nb: 'Platåer: før og etter', en: 'Plateaus: before and after' },
  none: { nb: 'Uten tjenesteområde', en: 'Without a service area' },
  parties: { nb: 'Parter utenfor', en: 'Outside parties' },
  plan: { nb: 'Platåer og bølger', en: 'Plateaus and waves' },
  views: { nb: 'Visninger', en: 'Views' },
} as const satisfies Record<string, Words>

/** What is there afterwards is green, in every view. */
const GREEN = [214, 236, 214] as const

/** A service area with its systems; those of none have one of their own. */
interface Area {
  view: string
  name: Words
  systems: KeptSystem[]
}

/** The areas that have systems, in the order of the register. */
function areasOf({ systems }: Kept, names: Names): Area[] {
  const by = groupBy(systems.values(), ({ serviceArea }) => serviceArea)
  const areas = [...names.rows.service_area].map(([code, name]) => ({
    view: identifier('view', code),
    name,
    systems: by.get(code) ?? [],
  }))
  const rest = [...systems.values()].filter(({ serviceArea }) => serviceArea === null)
  const none = { view: WITHOUT, name: WORDS.none, systems: rest }
  return [...areas, none].filter((area) => area.systems.length > 0)
}

/** The tree of the model: systems by area, and everything else by what it is. */
export function* folders(kept: Kept, names: Names): Generator<Folder> {
  const { municipality, service_area, wave } = names.rows
  const ids = (kind: string, codes: Iterable<string>) => [...codes].map((code) => identifier(kind, code))
  const areas = areasOf(kept, names)
  const all: Folder[] = [
    {
      name: EXPORTED_LISTS.systems,
      holds: areas.map(({ name, systems }) => ({
        name,
        holds: systems.map(({ number }) => systemId(number)),
      })),
    },
    { name: EXPORTED_LISTS.replacements, holds: ids('replacement', kept.replacements.keys()) },
    { name: EXPORTED_LISTS.municipalities, holds: ids('municipality', municipality.keys()) },
    { name: EXPORTED_LISTS['service-areas'], holds: ids('area', service_area.keys()) },
    { name: EXPORTED_LISTS.contracts, holds: ids('contract', kept.contracts) },
    { name: WORDS.parties, holds: [...kept.parties.keys()] },
    { name: WORDS.plan, holds: [BEFORE, AFTER, GAP, ...ids('wave', wave.keys())] },
    { name: EXPORTED_LISTS.mappings, holds: kept.mappings.map(({ id }) => id) },
    { name: EXPORTED_LISTS.integrations, holds: kept.integrations.map(({ id }) => id) },
    { name: WORDS.views, holds: [OVERVIEW, ...areas.map(({ view }) => view)] },
  ]
  yield* all.filter(({ holds }) => (holds as readonly unknown[]).length > 0)
}

const OVERVIEW = identifier('overview', 'plateaus')
const WITHOUT = identifier('overview', 'without-area')

/** The plateaus, and a view of each area that has systems. */
export function* views(kept: Kept, names: Names, language: Language): Generator<View> {
  yield overview(names, language)
  const links = linksBySource(kept)
  for (const area of areasOf(kept, names)) yield viewOf(area, kept, links, names, language)
}

/** The plateaus beside each other, and the waves below them. */
function overview(names: Names, language: Language): View {
  const plateaus = [
    { element: BEFORE, name: MODEL_WORDS.before[language] },
    { element: GAP, name: MODEL_WORDS.gap[language] },
    { element: AFTER, name: MODEL_WORDS.after[language] },
  ]
  const waves = [...names.rows.wave].map(([code, name]) => ({
    element: identifier('wave', code),
    name: name[language],
  }))
  const line = (side: string, plateau: string) => ({
    id: identifier('line', OVERVIEW, side),
    relationship: identifier('gap-of', side),
    source: nodeId(OVERVIEW, GAP),
    target: nodeId(OVERVIEW, plateau),
  })
  return {
    id: OVERVIEW,
    name: WORDS.overview,
    nodes: [...grid(plateaus, 20), ...grid(waves, 140)].map(({ element, box }) => ({
      id: nodeId(OVERVIEW, element),
      shows: { element },
      ...box,
    })),
    connections: [line('before', BEFORE), line('after', AFTER)],
  }
}

const nodeId = (view: string, element: string) => identifier('node', view, element)

type Links = ReadonlyMap<string, readonly Link[]>
interface Link {
  id: string
  source: string
  target: string
  of: 'mappings' | 'integrations' | 'continued'
}

function linksBySource(kept: Kept): Links {
  const all = (['mappings', 'integrations', 'continued'] as const).flatMap((of) =>
    kept[of].map((link) => ({ ...link, of })),
  )
  return groupBy(all, ({ source }) => source)
}

/** A view of an area: its systems by municipality, what replaces them, and the lines between these. */
function viewOf(area: Area, kept: Kept, links: Links, names: Names, language: Language): View {
  const { view, name, systems } = area
  const shown = systems.map((system) => ({ ...system, element: systemId(system.number) }))
  const own = new Set(shown.map(({ element }) => element))
  const from = shown.flatMap(({ element }) => links.get(element) ?? [])
  const sourcesOf = groupBy(from, ({ target }) => target)
  const replacements = [...kept.replacements.keys()].flatMap((code) => {
    const element = replacementId(code)
    const sources = (sourcesOf.get(element) ?? []).map(({ source }) => source)
    const called = names.rows.replacement.get(code)?.[language] ?? code
    return sources.length > 0 ? [{ element, name: called, sources }] : []
  })
  const byMunicipality = groupBy(shown, ({ municipality }) => municipality)
  const groups = [...names.rows.municipality].flatMap(([number, { nb: label }]) => {
    const those = byMunicipality.get(number)
    return those ? [{ number, label, systems: those }] : []
  })
  const placed = arrange(groups, replacements, ({ sources }) => sources)
  const boxes = new Map<string, Box>()
  for (const { element, box } of [...placed.groups.flatMap((group) => group.systems), ...placed.replacements])
    boxes.set(element, box)
  return {
    id: view,
    name,
    nodes: [
      ...placed.groups.map((group, at) => ({
        id: identifier('frame', view, groups[at]?.number ?? ''),
        shows: { label: group.label },
        ...group.box,
        nodes: group.systems.map(({ element, disposition, box }) => ({
          id: nodeId(view, element),
          shows: disposition === 'retain' ? { element, color: GREEN } : { element },
          ...box,
        })),
      })),
      ...placed.replacements.map(({ element, box }) => ({
        id: nodeId(view, element),
        shows: { element, color: GREEN },
        ...box,
      })),
    ],
    connections: connectionsOf(
      view,
      [...from, ...replacements.flatMap(({ element }) => links.get(element) ?? [])],
      boxes,
      own,
    ),
  }
}

/** The lines of a view: of links, those with both ends in it. */
function connectionsOf(
  view: string,
  links: readonly Link[],
  boxes: ReadonlyMap<string, Box>,
  systems: ReadonlySet<string>,
): ViewConnection[] {
  let beside = 0
  return links.flatMap(({ id, of, source, target }) => {
    const [from, to] = [boxes.get(source), boxes.get(target)]
    if (!from || !to) return []
    const bends =
      systems.has(source) && systems.has(target)
        ? besideSystems(from, to, beside++)
        : of === 'mappings'
          ? []
          : throughMiddle(from, to, of === 'integrations' ? 16 : -16)
    return [
      {
        id: identifier('line', view, id),
        relationship: id,
        source: nodeId(view, source),
        target: nodeId(view, target),
        bends,
      },
    ]
  })
}
