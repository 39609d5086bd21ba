import type { Test } from 'tap'
import { NO_ARCHIVE_DUTY } from '../../schema/rules/codes.js'
import { countedClass, countedDuty } from '../../schema/rules/lowerings.js'
import { holdsPersonalData } from '../../schema/rules/privacy.js'
import type { ReportOrder, Within } from '../../schema/rules/reports.js'
import { createSystem } from '../../server/domain/systems.js'
import { findNames } from '../../server/exports/names.js'
import type { Part } from '../../server/files/report.js'
import { makeReportFile } from '../../server/files/reportFile.js'
import type { Services } from '../../server/http/bind.js'
import { makeArchives } from '../../server/reports/archives.js'
import { makeDecommissioning } from '../../server/reports/decommissioning.js'
import { makeProcessing } from '../../server/reports/processing.js'
import { makeRisk } from '../../server/reports/risk.js'
import { findReported, type ReportSource } from '../../server/reports/source.js'
import { findMoment } from '../../server/store/programme.js'
import { findServiceAreas } from '../../server/store/serviceAreas.js'
import type { ExportedSystem } from '../../server/views/exports.js'
import { newRegister, test, testOn } from '../engines.js'
import { FULL_SYSTEM, openTestServices, setUpRegister, systemFields, TODAY, testContext } from '../server.js'

const MAKERS = {
  archives: makeArchives,
  processing: makeProcessing,
  risk: makeRisk,
  decommissioning: makeDecommissioning,
} as const
type Name = keyof typeof MAKERS
const NAMES = Object.keys(MAKERS) as Name[]
const WHOLE: Within = { municipality: null, serviceArea: null, subproject: null }

/** What a report is made of: the register of a test as it is. */
async function sourceOf(
  { store }: Pick<Services, 'store'>,
  language: ReportSource['language'],
  within: Partial<Within> = {},
): Promise<ReportSource> {
  const moment = { ...(await findMoment(store, new Date())), today: TODAY }
  const { settings } = moment
  return {
    ...{ reader: store, log: store, moment, language },
    order: { ...WHOLE, ...within } as ReportOrder,
    of: { language, names: await findNames(store), settings },
    areas: await findServiceAreas(store),
    openSince: async () => null,
  }
}

const flat = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => (part.kind === 'columns' ? flat([...part.left, ...part.right]) : [part]))
const tablesOf = (parts: readonly Part[]) => flat(parts).filter((part) => part.kind === 'table')
const recordsOf = (parts: readonly Part[]) =>
  flat(parts).flatMap((part) => (part.kind === 'records' ? part.records : []))
const numberIn = (title: string) => title.split(' ')[0]
const sorted = (numbers: readonly unknown[]) => [...numbers].sort()
/** The numbers of the systems in all tables that name them, each as often as it stands there. */
const listed = (parts: readonly Part[]) =>
  tablesOf(parts).flatMap(({ rows }) =>
    rows.flatMap(([first]) => (/^[A-Z]+-\d+$/.test(String(first)) ? [first] : [])),
  )

/** Which systems each report has to have a block for, or a line in a table. */
const DUE: Record<Name, (system: ExportedSystem) => boolean> = {
  archives: (system) => ![null, NO_ARCHIVE_DUTY].includes(countedDuty(system)),
  processing: (system) => holdsPersonalData(countedClass(system)),
  risk: () => false,
  decommissioning: ({ disposition, status }) =>
    ['replace', 'consolidate', 'retire'].includes(disposition) && status !== 'decommissioned',
}
const LISTED: Record<Name, (system: ExportedSystem) => boolean> = {
  archives: () => true,
  processing: DUE.processing,
  risk: ({ status }) => status !== 'decommissioned',
  decommissioning: ({ disposition }) => ['replace', 'consolidate', 'retire'].includes(disposition),
}

async function checkComplete(t: Test, name: Name, source: ReportSource): Promise<Part[]> {
  const systems = await findReported(source)
  const parts = await MAKERS[name](source)
  const numbersOf = (isIn: (system: ExportedSystem) => boolean) =>
    sorted(systems.filter(isIn).map(({ number }) => number))
  t.strictSame(
    sorted(recordsOf(parts).map(({ title }) => numberIn(title))),
    numbersOf(DUE[name]),
    `${name}: a block each`,
  )
  t.strictSame(sorted(listed(parts)), numbersOf(LISTED[name]), `${name}: a line each, and no more`)
  for (const { columns, rows, total } of tablesOf(parts)) {
    t.ok(
      [...rows, ...(total ? [total] : [])].every((row) => row.length === columns.length),
      `${name}: every row has a cell for each column`,
    )
  }
  t.notMatch(JSON.stringify(parts), /@|undefined|NaN/, `${name}: no address of a user, and nothing unsaid`)
  return parts
}

testOn('sqlite', 'the reports that the law asks for miss no system, whole or of a part', async (t) => {
  const services = await openTestServices(t, { database: await newRegister(t, 'demo') })
  const nb = await sourceOf(services, 'nb')
  const en = await sourceOf(services, 'en')
  const part = await sourceOf(services, 'en', { municipality: '0711', subproject: 'D3' })
  for (const name of NAMES) {
    const parts = await checkComplete(t, name, nb)
    const english = await MAKERS[name](en)
    const kinds = (some: readonly Part[]) => flat(some).map(({ kind }) => kind)
    t.strictSame(kinds(english), kinds(parts), `${name}: the same parts in both languages`)
    t.notMatch(JSON.stringify(english), /ikke oppgitt|Gjenstår|Slik er det/i, `${name}: English throughout`)
    t.not(listed(await checkComplete(t, name, part)).length, listed(parts).length)
  }
})

const factOf = (parts: readonly Part[], title: RegExp, name: string) =>
  recordsOf(parts)
    .find((record) => title.test(record.title))
    ?.facts.find((fact) => fact.name === name)?.value

test('they say what is known of a system, and what is not, under the law of the programme', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  const empty = await sourceOf(services, 'nb')
  for (const name of NAMES) {
    const parts = await MAKERS[name](empty)
    t.equal(parts[0]?.kind, 'headline', `${name} of an empty register has its headline`)
    t.equal(listed(parts).length + recordsOf(parts).length, 0)
    t.ok(
      tablesOf(parts).every(({ rows, empty }) => rows.length > 0 || empty !== ''),
      `${name}: what is empty says so`,
    )
  }
  await createSystem(
    testContext(services),
    systemFields({
      ...{ ...FULL_SYSTEM, disposition: 'retire', annualCost: 365_000, readOnlyCost: 36_500 },
      ...{ plannedReadOnly: '2019-10-20', plannedDecommission: '2019-10-25' },
    }),
  )
  const source = await sourceOf(services, 'nb')
  const made = {
    archives: await makeArchives(source),
    processing: await makeProcessing(source),
    risk: await makeRisk(source),
    decommissioning: await makeDecommissioning(source),
  }
  t.equal(factOf(made.archives, /Gerica/, 'Arkivskaper'), 'Drammen')
  t.match(factOf(made.archives, /Gerica/, 'Ikke oppgitt'), /Depot.*Arkivplikten oppfylt/)
  t.match(
    factOf(made.archives, /Gerica/, 'Gjenstår'),
    /Uttrekk er ikke bestilt\. Arkivplikten er ikke oppfylt\./,
  )
  t.equal(factOf(made.processing, /Gerica/, 'Mottakere'), 'ingen')
  t.match(
    factOf(made.processing, /Gerica/, 'Mangler'),
    /^behandlingsgrunnlag, databehandleravtale, føring i protokollen$/,
  )
  t.match(made.risk[0], { text: '0 av 1 system er risikovurdert' })
  t.equal(
    factOf(made.decommissioning, /Gerica/, 'Kostnad til av (kr)'),
    '5\u00a0500',
    'five days at the yearly cost, five at that of read-only',
  )
  t.match(factOf(made.decommissioning, /Gerica/, 'Gjenstår'), /Tilgangene er ikke fjernet\./)
  const general: ReportSource = {
    ...source,
    moment: { ...source.moment, settings: { ...source.moment.settings, ruleSet: 'general' } },
  }
  const cited = /Arkivlova|Personvernforordningen|riksarkivarens|§/i
  for (const name of NAMES) {
    t.match(JSON.stringify(made[name]), cited, `${name} names the law of the country`)
    t.notMatch(JSON.stringify(await MAKERS[name](general)), cited, `${name} names none where there is none`)
    const report = { language: 'nb', name, programme: '', synthetic: true, timeZone: 'Europe/Oslo' } as const
    const evidence = {
      ...{
        number: 'R-2019-001',
        asOf: TODAY,
        sequence: 1,
        at: `${TODAY}T07:00:00.000Z`,
        hash: 'a'.repeat(64),
      },
      ...{ choices: '', version: '0', template: 1 },
    }
    const file = await makeReportFile({ ...report, evidence, parts: made[name] }, 'xlsx')
    t.ok(file.length > 1000, `${name} makes a workbook`)
  }
})
