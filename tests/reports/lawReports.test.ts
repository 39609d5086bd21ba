import type { Test } from 'tap'
import { createRisk as createRiskEndpoint } from '../../schema/api/risks.js'
import { NO_ARCHIVE_DUTY } from '../../schema/rules/codes.js'
import { countedClass, countedDuty } from '../../schema/rules/lowerings.js'
import { holdsPersonalData, PRIVACY_FIELDS } from '../../schema/rules/privacy.js'
import type { ReportOrder, Within } from '../../schema/rules/reports.js'
import { patchMunicipality } from '../../server/domain/municipalities.js'
import { createRisk } from '../../server/domain/risks.js'
import { createSystem } from '../../server/domain/systems.js'
import { findNames } from '../../server/exports/names.js'
import { type Part, TEMPLATE } from '../../server/files/report.js'
import { makeReportFile } from '../../server/files/reportFile.js'
import type { Services } from '../../server/http/bind.js'
import { makeArchives } from '../../server/reports/archives.js'
import { makeDecommissioning } from '../../server/reports/decommissioning.js'
import { makeProcessing } from '../../server/reports/processing.js'
import { makeRisk } from '../../server/reports/risk.js'
import { findReported, type ReportSource } from '../../server/reports/source.js'
import { insertArchive, untouchedArchive } from '../../server/store/archives.js'
import { insertPrivacy, untouchedPrivacy } from '../../server/store/privacy.js'
import { findMoment } from '../../server/store/programme.js'
import { findServiceAreas } from '../../server/store/serviceAreas.js'
import type { ExportedSystem } from '../../server/views/exports.js'
import { newRegister, test, testOn } from '../engines.js'
import {
  FULL_SYSTEM,
  openTestServices,
  SYSTEM,
  setUpRegister,
  systemFields,
  TODAY,
  testContext,
} from '../server.js'

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
  decommissioning: ({ disposition }) => ['replace', 'consolidate', 'retire'].includes(disposition),
}
const LISTED: Record<Name, (system: ExportedSystem) => boolean> = {
  archives: () => true,
  processing: DUE.processing,
  risk: ({ status }) => status !== 'decommissioned',
  decommissioning: DUE.decommissioning,
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
      ...{ choices: '', version: '0', template: TEMPLATE },
    }
    const file = await makeReportFile({ ...report, evidence, parts: made[name] }, 'xlsx')
    t.ok(file.length > 1000, `${name} makes a workbook`)
  }
})

/** What is known of the first system, and where each report says it. */
const SYSTEM_SAYS = {
  ...{ inUseSince: '2006-01-01', databasePlatform: 'Oracle 12c', location: 'Datarommet' },
  ...{ servers: 'To virtuelle', certificates: 'Virksomhetssertifikat', licencesGivenUp: '40 lisenser' },
  ...{ shutOffOn: '2019-10-10', ownerSignedOffBy: 'Omsorgssjef', ownerSignedOffOn: '2019-10-11' },
  ...{ operationsSignedOffBy: 'Driftsleder', operationsSignedOffOn: '2019-10-12' },
  ...{ readOnlyUntil: '2021-01-01', lookupRoles: 'Arkivtjenesten', accessRemovedOn: '2019-10-09' },
} as const
const ARCHIVE_SAYS = {
  state: 'deposited',
  extractTestResult: 'passed_with_remarks',
  ...{ series: 'Pasienter', periodFrom: '2006-01-01', periodTo: '2019-09-01' },
  ...{ productionFormat: 'Tabeller', archiveFormat: 'PDF/A', storageFormat: 'SIARD 2.1' },
  ...{ appraisal: 'Bevares', appraisedOn: '2019-02-01', retentionRule: 'Per pasient' },
  ...{ seriesClosedOn: '2019-09-01', newSeriesOpenedOn: '2019-09-02', extractCase: 'SYN-1' },
  ...{ extractOrderedOn: '2019-09-03', extractReceivedOn: '2019-09-04', extractTestTool: 'Arkade 5' },
  ...{
    extractTestedOn: '2019-09-05',
    extractApprovedBy: 'Arkivleder',
    extractApprovedOn: '2019-09-06',
    depot: 'own_depot',
  },
  ...{ depositedOn: '2019-09-07', handedOverOn: '2019-09-08', disposalBasis: 'Kap. 7' },
  ...{ disposalApprovedOn: '2019-09-09', destroyedOn: '2019-09-10', retentionExpiresOn: '2019-09-09' },
  ...{ deletionConsent: 'SYN-2', deletionConsentOn: '2019-09-11' },
} as const
const PRIVACY_SAYS = {
  dpaState: 'signed',
  dpiaRequired: 'yes',
  erasureState: 'ordered',
  riskResidual: 'critical',
  ...{ legalBasis: 'Art. 6', dataSubjects: 'Pasienter', dataCategories: 'Helse' },
  ...{ recipientCategories: 'Sykehus', processor: 'Driftsleverandør', subprocessors: 'Datasenter' },
  ...{ dpaSignedOn: '2019-01-01', controllerBefore: '0602', controllerAfter: '9999' },
  ...{ jointControllers: 'Svelvik', securityMeasures: 'Tilgang etter rolle' },
  ...{ dpiaDoneOn: '2019-01-02', storageCountry: 'US', processingCountry: 'NO' },
  ...{ thirdCountryBasis: 'Standardvilkår', riskAssessedOn: '2019-01-03' },
  ...{ riskApprovedBy: 'Omsorgssjef', riskReviewOn: '2020-01-03', backupsErasedOn: '2019-12-31' },
  erasureOrderedOn: '2019-10-13',
} as const

/** What the block of a system has to hold, by the report: the name of a fact, and what it says. */
const HELD: Partial<Record<Name, Readonly<Record<string, string>>>> = {
  archives: {
    ...{ Arkivskaper: 'Drammen', 'Tatt i bruk': '01.01.2006', Arkivserier: 'Pasienter' },
    ...{ 'Periode fra': '01.01.2006', 'Periode til': '01.09.2019', Produksjonsformat: 'Tabeller' },
    ...{ Arkivformat: 'PDF/A', Lagringsformat: 'SIARD 2.1', Plassering: 'Datarommet' },
    ...{ Bevaringsvurdering: 'Bevares', 'Hjemmel for kassasjon': 'Kap. 7', Oppbevaringsregel: 'Per pasient' },
    ...{ 'Oppbevaringstid ute': '09.09.2019', 'Serier avsluttet (skarpt periodeskille)': '01.09.2019' },
    ...{
      'Ny serie åpnet': '02.09.2019',
      Databaseplattform: 'Oracle 12c',
      'Saksnummer for uttrekket': 'SYN-1',
    },
    ...{ 'Uttrekk mottatt dato': '04.09.2019', 'Verktøy for test av uttrekket': 'Arkade 5' },
    ...{ 'Uttrekk testet dato': '05.09.2019', 'Resultat av testen': 'Godkjent med merknader' },
    ...{ 'Uttrekk godkjent av': 'Arkivleder', 'Uttrekk godkjent dato': '06.09.2019' },
    ...{ Depot: 'Kommunens eget depot', 'Deponert dato': '07.09.2019', 'Overført dato': '08.09.2019' },
    ...{ 'Depotets samtykke til sletting': 'SYN-2', 'Samtykke gitt': '11.09.2019' },
    ...{ 'Kassasjon godkjent dato': '09.09.2019', 'Destruert dato': '10.09.2019' },
  },
  processing: {
    ...{ 'Behandlingsansvarlig før': 'Drammen', 'Behandlingsansvarlig etter': 'Testvik' },
    ...{ 'Felles behandlingsansvarlige': 'Svelvik', 'Kategorier av registrerte': 'Pasienter' },
    ...{ 'Kategorier av personopplysninger': 'Helse', 'Kategorier av mottakere': 'Sykehus' },
    ...{ Behandlingsgrunnlag: 'Art. 6', Databehandler: 'Driftsleverandør', 'DPIA gjennomført': '02.01.2019' },
    ...{ 'Underleverandører til databehandleren': 'Datasenter', Databehandleravtale: 'Signert' },
    ...{ 'Grunnlag for overføring til tredjeland': 'Standardvilkår', Oppbevaringsregel: 'Per pasient' },
    ...{ Sikkerhetstiltak: 'Tilgang etter rolle', 'Sikkerhetskopier slettes': '31.12.2019' },
  },
  decommissioning: {
    ...{ 'Kun lesetilgang til': '01.01.2021', 'Roller med oppslag': 'Arkivtjenesten' },
    ...{ 'Sikkerhetskopier slettes': '31.12.2019', 'Tilganger fjernet': '09.10.2019' },
    ...{ Servere: 'To virtuelle', Sertifikater: 'Virksomhetssertifikat' },
    ...{ 'Lisenser som sies opp': '40 lisenser', 'Slått av dato': '10.10.2019' },
    ...{ 'Godkjent avviklet for systemeier av': 'Omsorgssjef' },
    ...{ 'Godkjent avviklet av systemeier': '11.10.2019' },
    ...{ 'Godkjent avviklet for driften av': 'Driftsleder', 'Godkjent avviklet av driften': '12.10.2019' },
  },
}

test('they hold what an auditor asks each of them for, and name what is not given', async (t) => {
  const services = await openTestServices(t)
  const { store } = services
  const context = testContext(services)
  await setUpRegister(services)
  const full = { ...FULL_SYSTEM, usesOrganisationNumber: 'yes', ...SYSTEM_SAYS }
  await createSystem(context, systemFields(full))
  await createSystem(context, systemFields({ ...SYSTEM, disposition: 'retire', archiveDuty: 'siard' }))
  const first = { number: 'IKT-001', createdAt: context.at }
  await store.transaction(async (tx) => {
    await insertArchive(tx, { ...untouchedArchive(first), ...ARCHIVE_SAYS })
    await insertPrivacy(tx, { ...untouchedPrivacy(first), ...PRIVACY_SAYS })
  })
  const contacts = { controllerContact: 'Rådmannens kontor', dpoContact: 'Personvernombudet' }
  await patchMunicipality(context, '0602', 1, contacts)
  const risk = createRiskEndpoint.body.parse({ title: 'x', likelihood: 4, consequence: 4, system: 'IKT-001' })
  await createRisk(context, { ...risk, title: 'Liten', likelihood: 1 })
  await createRisk(context, {
    ...risk,
    title: 'Stor',
    owner: 'Omsorgssjef',
    measure: 'Øves',
    dueOn: '2019-12-01',
  })
  await createRisk(context, { ...risk, title: 'Lukket', state: 'closed', closedOn: TODAY, outcome: 'Borte' })

  const source = await sourceOf(services, 'nb')
  for (const name of NAMES) {
    const parts = await MAKERS[name](source)
    for (const [fact, value] of Object.entries(HELD[name] ?? {})) {
      t.equal(factOf(parts, /IKT-001/, fact), value, `${name}: ${fact}`)
      const open = factOf(parts, /IKT-002/, 'Ikke oppgitt')?.split(', ') ?? []
      t.ok(
        // What is not dated is not said to lie ahead, and what is in no third country needs no basis.
        open.includes(fact.replace('slettes', 'slettet')) ||
          factOf(parts, /IKT-002/, fact) !== undefined ||
          fact === PRIVACY_FIELDS.thirdCountryBasis.nb,
        `${name}: ${fact} is not given`,
      )
    }
  }
  const tableOf = async (name: Name, heading: string) =>
    tablesOf(await MAKERS[name](source)).find((part) => part.heading === heading)
  t.strictSame((await tableOf('processing', 'Kontakt og personvernombud'))?.rows, [
    ['0602', 'Drammen', 'Rådmannens kontor', 'Personvernombudet'],
    ['0711', 'Svelvik', null, null],
    ['9999', 'Testvik', null, null],
  ])
  const risks = await tableOf('risk', 'Åpne risikoer')
  t.match(risks?.rows, [
    ['Stor', 'Gerica', null, 4, 4, 16, 'Øves', 'Omsorgssjef', '2019-12-01', 'Åpen'],
    ['Liten', 'Gerica', null, 1, 4, 4, null, null, null, 'Åpen'],
  ])
  t.equal(risks?.rows.length, 2, 'one that is closed is nobody’s to handle')
  const [assessed] = (await tableOf('risk', 'Systemer som er risikovurdert'))?.rows ?? []
  t.strictSame(assessed?.slice(3, 8), ['2019-01-03', null, 'Kritisk', 'Omsorgssjef', '2020-01-03'])
})
