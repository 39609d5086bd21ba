import { isReady } from '../../schema/rules/status.js'
import { DISPOSITION_WORDS } from '../../schema/rules/systems.js'
import { MAPPING_LIST } from '../exports/connectionLists.js'
import { iteratePages } from '../exports/list.js'
import { systemColumns } from '../files/systemColumns.js'
import { listMappings } from '../store/mappings.js'
import { findReported, type MakeParts, pickColumns, tableOf } from './source.js'
import { mappingWords } from './words.js'

/** What is replaced by what, and by which memo. */
export const makeMappings: MakeParts = async (source) => {
  const { language, of, reader } = source
  const t = mappingWords[language]
  const systems = await findReported(source)
  const numbers = new Set(systems.map(({ number }) => number))
  const decided = systems.filter(({ disposition }) => disposition !== 'undecided')
  const undecided = systems.filter(({ disposition }) => disposition === 'undecided')
  const mappings: object[] = []
  for await (const page of iteratePages((paging) => listMappings(reader, { ...paging })))
    mappings.push(...page.filter(({ system }) => numbers.has(system.number)))
  const perReplacement = new Map<string, { systems: number; ready: number }>()
  for (const { replacements, status } of systems)
    for (const one of replacements) {
      const name = language === 'nb' ? one.nameNb : one.nameEn
      const { systems: count, ready } = perReplacement.get(name) ?? { systems: 0, ready: 0 }
      perReplacement.set(name, { systems: count + 1, ready: ready + Number(isReady(status)) })
    }
  const columns = systemColumns(of)
  return [
    {
      kind: 'headline',
      text: t.headline(decided.length, systems.length),
      sentence: t.sentence(decided.filter(({ decisionReference }) => !decisionReference).length),
    },
    {
      kind: 'keys',
      keys: Object.entries(DISPOSITION_WORDS).map(([code, words]) => ({
        value: t.number(systems.filter(({ disposition }) => disposition === code).length),
        label: words[language],
      })),
    },
    tableOf(
      [
        { name: 'name', header: t.replacement, type: 'text', value: (row) => (row as { name: string }).name },
        {
          name: 'systems',
          header: t.systems,
          type: 'number',
          adds: true,
          value: (row) => (row as { systems: number }).systems,
        },
        {
          name: 'ready',
          header: t.ready,
          type: 'number',
          adds: true,
          value: (row) => (row as { ready: number }).ready,
        },
      ],
      [...perReplacement].map(([name, counts]) => ({ name, ...counts })),
      { heading: t.byReplacement, empty: t.noMappings, sum: t.sum },
    ),
    tableOf(
      pickColumns(
        columns,
        [
          'number',
          'name',
          'municipality',
          'disposition',
          'replacements',
          'decisionReference',
          'decisionDate',
          'decisionRole',
          'decisionReasons',
        ].filter((name) => columns.some((column) => column.name === name)),
      ),
      decided,
      { heading: t.decisions, empty: t.none },
    ),
    tableOf(
      pickColumns(MAPPING_LIST.columns(of), [
        'id',
        'system',
        'systemName',
        'replacement',
        'coverage',
        'scope',
        'plannedCutOver',
        'actualCutOver',
        'acceptedBy',
        'acceptedOn',
      ]),
      mappings,
      { heading: t.mappings, empty: t.noMappings },
    ),
    tableOf(
      pickColumns(columns, ['number', 'name', 'municipality', 'serviceArea', 'status', 'systemOwner']),
      undecided,
      {
        heading: t.undecided,
        empty: t.allDecided,
      },
    ),
  ]
}
