import type { ContractField } from '../../schema/rules/contracts.js'
import type { ExportedList, ExportWord } from '../../schema/rules/exports.js'
import type { IntegrationField } from '../../schema/rules/integrations.js'
import type { MappingField } from '../../schema/rules/mappings.js'
import type { MunicipalityField } from '../../schema/rules/municipalities.js'
import type { ReplacementField } from '../../schema/rules/replacements.js'
import type { ServiceAreaField } from '../../schema/rules/serviceAreas.js'
import type { SystemField } from '../../schema/rules/systemFields.js'
import type { WaveField } from '../../schema/rules/waves.js'
import type { Words } from '../../schema/rules/words.js'
import { identifier, type ModelElement, type Named, type PropertyDefinition } from '../files/archimate.js'
import type { Column, Language } from '../files/columns.js'
import { exportListOf } from './lists.js'
import type { Taken } from './write.js'

/**
 * The columns of lists that are properties in the model. A model is passed on to others and imported elsewhere, so what
 * tells of persons, or what an attacker would learn from, is no part of it.
 */
export const MODEL_PROPERTIES = {
  municipalities: ['number', 'kind'] satisfies MunicipalityField[],
  'service-areas': ['code', 'subproject', 'active'] satisfies ServiceAreaField[],
  waves: ['code', 'startsOn', 'endsOn', 'systems', 'ready'] satisfies (WaveField | ExportWord)[],
  systems: [
    ...(['number', 'kind', 'municipality', 'serviceArea', 'product', 'vendor', 'supportEndsOn'] as const),
    ...(['responsibleBody', 'usedBy', 'inUseSince', 'users', 'dayOneCritical', 'privacyClass'] as const),
    ...(['annualCost', 'archiveDuty', 'disposition', 'decisionReference', 'decisionDate'] as const),
    ...(['wave', 'targetDate', 'plannedReadOnly', 'plannedDecommission', 'onHold', 'health'] as const),
    ...(['readOnlyFrom', 'readOnlyUntil', 'status', 'replacements', 'signals', 'daysOverdue'] as const),
  ] satisfies (SystemField | ExportWord)[],
  replacements: [
    ...(['code', 'kind', 'state', 'product', 'vendor', 'goLivePlanned', 'goLiveActual'] as const),
    ...(['dpaSignedOn', 'riskAssessedOn', 'dpiaDoneOn', 'systems', 'ready'] as const),
  ] satisfies (ReplacementField | ExportWord)[],
  contracts: [
    ...(['id', 'supplier', 'number', 'kind', 'party', 'start', 'end', 'autoRenew', 'annualCost'] as const),
    ...(['state', 'noticeDeadline', 'missedDeadline', 'nextEnd', 'possibleEnd'] as const),
  ] satisfies (ContractField | ExportWord | 'id')[],
  mappings: [
    ...(['id', 'systemStatus', 'coverage', 'plannedCutOver', 'actualCutOver'] as const),
    ...(['conversionNeeded', 'countIn', 'countOut', 'acceptedOn'] as const),
  ] satisfies (MappingField | ExportWord | 'id')[],
  integrations: ['id', 'data', 'direction', 'state', 'movedTo'] satisfies (IntegrationField | 'id')[],
} as const satisfies Partial<Record<ExportedList, readonly string[]>>
export type ModelList = keyof typeof MODEL_PROPERTIES
export const MODEL_LISTS = Object.keys(MODEL_PROPERTIES) as ModelList[]

/** The identifiers of the two plateaus, and of what lies between them. */
export const BEFORE = identifier('plateau', 'before')
export const AFTER = identifier('plateau', 'after')
export const GAP = identifier('gap', 'before', 'after')

/** What they are called. */
export const MODEL_WORDS = {
  before: { nb: 'Før', en: 'Before' },
  after: { nb: 'Etter', en: 'After' },
  gap: { nb: 'Fra før til etter', en: 'From before to after' },
} as const satisfies Record<string, Words>

/** What a row of a list is in the model. */
interface ModelKind<Row> {
  list: ModelList
  type: string
  id: (row: Row) => string
  name: (row: Row) => Named
  documentation?: (row: Row) => Named
}
const kind = <Row>(one: ModelKind<Row>) => one as ModelKind<never> as ModelKind<object>

interface InBoth {
  code: string
  nameNb: string
  nameEn: string
}
const inBoth = ({ nameNb, nameEn }: InBoth) => ({ nb: nameNb, en: nameEn })
interface Told {
  descriptionNb: string | null
  descriptionEn: string | null
}
const told = ({ descriptionNb, descriptionEn }: Told) => ({ nb: descriptionNb, en: descriptionEn })

/** The elements that are rows of lists, in the order in which they are written. */
export const MODEL_KINDS = [
  kind<{ number: string; name: string }>({
    list: 'municipalities',
    type: 'BusinessActor',
    id: ({ number }) => identifier('municipality', number),
    name: ({ name }) => name,
  }),
  kind<InBoth>({
    list: 'service-areas',
    type: 'Grouping',
    id: ({ code }) => identifier('area', code),
    name: inBoth,
  }),
  kind<InBoth & { goal: string | null }>({
    list: 'waves',
    type: 'WorkPackage',
    id: ({ code }) => identifier('wave', code),
    name: inBoth,
    documentation: ({ goal }) => goal ?? '',
  }),
  kind<{ number: string; name: string } & Told>({
    list: 'systems',
    type: 'ApplicationComponent',
    id: ({ number }) => identifier('system', number),
    name: ({ name }) => name,
    documentation: told,
  }),
  kind<InBoth & Told>({
    list: 'replacements',
    type: 'ApplicationComponent',
    id: ({ code }) => identifier('replacement', code),
    name: inBoth,
    documentation: told,
  }),
  kind<{ id: string; supplier: string; number: string | null }>({
    list: 'contracts',
    type: 'Contract',
    id: ({ id }) => identifier('contract', id),
    name: ({ id, supplier, number }) => `${supplier} ${number ?? id}`,
  }),
]

/** How the rows of a list are told of in the model: by properties, in the language of the file, called the same in both. */
export interface ListProperties {
  definitions: PropertyDefinition[]
  of: (row: object) => NonNullable<ModelElement['properties']>
}

/** The properties of a list: those of its columns that the programme asks for. */
export function propertiesOf(list: ModelList, { names, source }: Taken, language: Language): ListProperties {
  const { settings } = source.moment
  const wanted: readonly string[] = MODEL_PROPERTIES[list]
  const columnsIn = (one: Language) =>
    exportListOf(list)
      .columns({ language: one, names, settings })
      .filter(({ name }) => wanted.includes(name))
  const english = columnsIn('en')
  const definitions = columnsIn('nb').map(({ name, header, type }, at) => ({
    id: identifier('property', list, name),
    name: { nb: header, en: english[at]?.header ?? header },
    type: DATA_TYPES[type],
  }))
  const columns = columnsIn(language)
  return {
    definitions,
    of: (row) =>
      columns.flatMap(({ value }, at) => {
        const given = value(row)
        const definition = definitions[at]?.id
        return given === null || given === '' || !definition ? [] : [{ definition, value: String(given) }]
      }),
  }
}

const DATA_TYPES = {
  text: 'string',
  number: 'number',
  flag: 'boolean',
  date: 'date',
  moment: 'string',
} as const satisfies Record<Column['type'], PropertyDefinition['type']>

/** All rows of a list that are not removed. */
export async function* rowsOf(
  list: ModelList,
  { source, register }: Taken,
): AsyncGenerator<readonly object[]> {
  const exported = exportListOf(list)
  const filters = await exported.read(register, exported.endpoint.query.parse({}) as object, source.moment)
  yield* exported.iterate(source, filters)
}
