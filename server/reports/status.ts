import { OVERRIDE_LIST } from '../exports/connectionLists.js'
import type { Part } from '../files/report.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import { iterateFindings } from '../views/checks.js'
import { findReportedContracts, NEAR_DAYS } from './contracts.js'
import { findReportedOverrides } from './overrides.js'
import { findReported, type MakeParts, pickColumns, type ReportSource, tableOf } from './source.js'
import { DEFINITIONS } from './status/definitions.js'
import { listChangedSince, listLights, listMoved } from './status/details.js'
import { type Figures, findFigures } from './status/figures.js'
import { sayHowFar } from './status/firstPage.js'
import { listDoubleRunning, listSoon, sumMoney } from './status/money.js'
import { countAllWays, reconcile, tableOfWay } from './status/reconciliation.js'
import {
  askDecisions,
  findWanted,
  listAhead,
  listAttention,
  listTopRisks,
  tellDecisions,
} from './status/urgent.js'
import { statusWords } from './statusWords.js'

/** How far the work has come, what is urgent, and what must be decided; last, that its numbers agree. */
export const makeStatus: MakeParts = async (source) => {
  const figures = await findFigures(source)
  const before = await findBefore(source)
  const contracts = await findReportedContracts(source)
  const wanted = await findWanted(source, figures)
  return [
    ...sayHowFar(source, figures, {
      ...{ before, deadlines: contracts.soon.length },
      serious: await countSerious(source, figures),
    }),
    await listTopRisks(source, figures),
    {
      kind: 'columns',
      shares: [4, 3],
      left: [askDecisions(source, wanted)],
      right: [await listAhead(source, contracts.soon)],
    },
    { kind: 'pageBreak' },
    { kind: 'section', heading: statusWords[source.language].details },
    listLights(source, figures),
    {
      kind: 'columns',
      shares: [5, 4],
      left: [await listMoved(source)],
      right: [sumMoney(source, figures, contracts, wanted)],
    },
    listAttention(source, figures),
    tellDecisions(source, wanted),
    listSoon(source, contracts),
    listDoubleRunning(source, figures),
    await listStandingOverrides(source),
    { kind: 'pageBreak' },
    ...(await tellNumbers(source, figures, before)),
  ]
}

/** The same figures of the register that an earlier report was made of; null where the order names none. */
async function findBefore(source: ReportSource): Promise<Figures | null> {
  const view = await source.openSince()
  if (!view) return null
  try {
    const { reader, moment } = view
    return await findFigures({ ...source, reader, moment, areas: await findServiceAreas(reader) })
  } finally {
    await view.close()
  }
}

async function countSerious({ reader, moment }: ReportSource, { numbers }: Figures): Promise<number> {
  let count = 0
  for await (const some of iterateFindings(reader, moment, { severity: ['error'] }))
    count += some.filter((row) => numbers.has((row as { number: string }).number)).length
  return count
}

async function listStandingOverrides(source: ReportSource): Promise<Part> {
  const t = statusWords[source.language]
  const standing = (await findReportedOverrides(source)).filter(({ voidedAt }) => voidedAt === null)
  const named = ['id', 'system', 'systemName', 'check', 'reason', 'byName', 'createdAt']
  return tableOf(pickColumns(OVERRIDE_LIST.columns(source.of), named), standing, {
    ...{ heading: t.overrides, empty: t.noOverrides },
  })
}

/** The page on which every table ends in the same sums, and what the numbers mean. */
async function tellNumbers(source: ReportSource, figures: Figures, before: Figures | null): Promise<Part[]> {
  const { language, of } = source
  const t = statusWords[language]
  const counted = countAllWays(source, figures.systems)
  const table = (way: Parameters<typeof tableOfWay>[1], heading: string) =>
    tableOfWay(counted, way, { heading, language })
  const voided = (await findReported(source, 'only')).map((system) => ({
    ...system,
    municipality: of.names.rows.municipality.get(system.municipality)?.[language] ?? system.municipality,
  }))
  return [
    ...reconcile(figures, counted, language),
    {
      kind: 'columns',
      left: [
        table('status', t.status),
        table('disposition', t.disposition),
        table('municipality', t.formerMunicipality),
        listChangedSince(source, before, figures),
      ],
      right: [table('area', t.area)],
    },
    {
      ...{ kind: 'table', heading: t.voided, note: t.voidedNote, empty: t.noVoided },
      columns: [
        { header: t.systemNumber, type: 'text' },
        { header: t.system, type: 'text', width: 4 },
        { header: t.municipality, type: 'text', width: 3 },
        { header: t.voidedOn, type: 'moment' },
        { header: t.voidReason, type: 'text', width: 5 },
      ],
      rows: voided.map(({ number, name, municipality, voidedAt, voidReason }) => [
        ...[number, name, municipality, voidedAt, voidReason],
      ]),
    },
    {
      kind: 'facts',
      heading: t.rules,
      facts: DEFINITIONS[language](NEAR_DAYS).map(([name, value]) => ({ name, value })),
    },
  ]
}
