import t from 'tap'
import {
  type Action,
  can,
  canEditField,
  mappingAction,
  moveAction,
  replacementAction,
} from '../schema/rules/access.js'
import { isContractOver } from '../schema/rules/contracts.js'
import { NORWAY } from '../schema/rules/countries/norway.js'
import { dateIn } from '../schema/rules/dates.js'
import { isCovered, leadsTo } from '../schema/rules/mappings.js'
import { dateWarnings, daysOverdue, signalsOf } from '../schema/rules/progress.js'
import { isReady, STATUSES } from '../schema/rules/status.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS } from '../schema/rules/systemFields.js'
import { brokenGates } from '../schema/rules/transitions.js'
import { readDemo } from '../seeds/data.js'
import { loadDemo } from '../seeds/demo.js'
import { verifyChanges } from '../server/domain/verify.js'
import { type ChangeRow, findHead } from '../server/store/changes.js'
import { findFacts } from '../server/store/gateFacts.js'
import { findLinks } from '../server/store/mappingFacts.js'
import { findMoment, findProgramme } from '../server/store/programme.js'
import { listChecks, listFindings } from '../server/views/checks.js'
import { findProgress } from '../server/views/progress.js'
import { demoDatabase } from './engines.js'
import { openTestServices } from './server.js'

const TODAY = '2019-10-15'

/** Products whose vendor the domain research could not confirm (domain.md section 4). */
const VENDOR_UNCONFIRMED = [
  ...['eMeetings', 'Notus (Visma Ressursstyring)', 'HsPro', 'PPI', 'Visma Samspill', 'Visma Veilederen'],
  ...['Socio', 'Oppad', 'HK Oppvekst', 'Oppad Barnehage (modul)', 'Digital TRAS', 'IST Direkte Barnehage'],
  ...['Delfi Visitor', 'ESA Byggesak', 'ePhorte Byggesak (modul)', 'Ledningsportalen', 'Facilit FDV'],
  'Giant Parkering',
]

const { store, clock } = await openTestServices(t, { database: await demoDatabase(t) })
const began = new Date((await findProgramme(store))?.clockSetAt ?? '')
const moment = await findMoment(store, began)
const tables = store.t
const systems = await store.db.select().from(tables.systems).orderBy(tables.systems.number)
const replacements = await store.db.select().from(tables.replacements)
const mappings = await store.db.select().from(tables.mappings)
const changes = await store.db.select().from(tables.changes).orderBy(tables.changes.seq)
const links = await findLinks(store)
const factsOf = await findFacts(store, { these: systems.map(({ number }) => number) })
const demo = readDemo()

const facts = systems.map((system) => ({
  today: TODAY,
  label: `${system.number} ${system.name}`,
  system,
  ...factsOf(system.number),
}))
type Facts = (typeof facts)[number]

function count<T>(rows: readonly T[], of: (row: T) => unknown): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[String(of(row))] = (counts[String(of(row))] ?? 0) + 1
  return counts
}

/** Who took a system out of the register’s care. */
function decommissionedBy(number: string): string | undefined {
  return changes.find((row) => row.system === number && row.statusTo === 'decommissioned')?.actorId
}

/** The systems of which something does not hold: none, in a sound inventory. */
function breaking(rows: readonly Facts[], holds: (row: Facts) => unknown): string[] {
  return rows.filter((row) => !holds(row)).map(({ label }) => label)
}

t.test('279 systems: the sums by municipality, area and status agree', async (t) => {
  t.equal(systems.length, 279)
  t.strictSame(
    systems.map(({ number }) => number),
    Array.from({ length: 279 }, (_, index) => `IKT-${String(index + 1).padStart(3, '0')}`),
  )
  t.strictSame(
    count(systems, (row) => row.municipality),
    { '0602': 125, '0625': 88, '0711': 66 },
  )
  t.strictSame(
    count(systems, (row) => row.serviceArea),
    {
      ...{ SAK: 15, OKO: 22, HRL: 19, HEO: 28, FOR: 13, BVP: 9, SOS: 14, SKO: 30 },
      ...{ BHG: 11, KUL: 19, PBK: 24, VAR: 19, EIE: 13, BER: 9, INN: 14, IKT: 20 },
    },
  )
  t.strictSame(
    count(systems, (row) => row.status),
    {
      ...{ registered: 8, assessed: 21, decided: 69, planned: 51, migrating: 34 },
      ...{ cut_over: 18, read_only: 11, phasing_out: 9, decommissioned: 6, retained: 52 },
    },
  )
  t.equal(
    new Set(systems.map((row) => `${row.product} ${row.municipality}`)).size,
    279,
    'none is there twice',
  )
  const areas = await store.db.select().from(tables.serviceAreas)
  t.equal(areas.filter(({ subproject }) => /^D[1-6]$/.test(subproject ?? '')).length, 16)
  t.strictSame(
    (await store.db.select().from(tables.municipalities)).map(({ number, kind }) => `${number} ${kind}`),
    ['0602 former', '0625 former', '0711 former', '3005 new'],
  )
  t.equal((await store.db.select().from(tables.milestones)).length, 4)
  t.strictSame(
    count(await store.db.select().from(tables.risks), ({ state }) => state),
    { open: 4, being_handled: 3, closed: 1 },
  )
  const decisions = await store.db.select().from(tables.wantedDecisions)
  t.strictSame(
    count(decisions, ({ state }) => state),
    { wanted: 3, decided: 1 },
  )
  for (const { id, memo } of decisions) t.match(memo, /^SYN-/, id)
})

t.test('the register says that it is synthetic and runs from 15 October 2019, 09:00 in Oslo', async (t) => {
  t.match(moment, { synthetic: true, demoClock: true, now: `${TODAY}T07:00:00.000Z` })
  const anHourOn = new Date(began.getTime() + 3_600_000)
  t.equal((await findMoment(store, anHourOn)).now, `${TODAY}T08:00:00.000Z`)
  t.strictSame(
    breaking(facts, ({ system }) => system.provenance === 'synthetic'),
    [],
  )
})

t.test('progress is what the plan of the demo says', async (t) => {
  const progress = await findProgress(store, moment)
  t.match(progress, { total: 279, ready: 96, plannedToday: 112, plannedAtMerger: 209, daysToMerger: 78 })
  const perDestination = progress.destinations.map(({ total }) => total)
  t.equal(
    perDestination.reduce((sum, total) => sum + total, 0),
    279,
  )
  t.equal(facts.filter((row) => daysOverdue(row) > 0).length, 19, 'over date')
  t.match(
    count(
      facts.flatMap((row) => signalsOf(row)),
      String,
    ),
    { overdue: 19, blocked: 13, no_date: 28, unmapped: 29, on_hold: 6, day_one: 24 },
  )
})

t.test('every gate behind every system holds, but where what it waited for was taken back', async (t) => {
  const broken = facts.flatMap((row) => brokenGates(row).map(({ code }) => `${row.label}: ${code}`))
  t.strictSame(broken, ['IKT-141 Visma Link: DEPENDENCY_OPEN'])
})

t.test('the invariants of the inventory', async (t) => {
  const moved = facts.filter(({ system }) => ['replace', 'consolidate'].includes(system.disposition))
  const others = facts.filter((row) => !moved.includes(row))
  const all: [string, readonly Facts[], (row: Facts) => unknown][] = [
    ['replaced and consolidated systems are mapped', moved, (row) => row.mappings.length > 0],
    ['others are not', others, (row) => row.mappings.length === 0],
    [
      'nothing goes past migration before its replacement is in use',
      moved.filter(({ system }) => isReady(system.status)),
      (row) => row.mappings.every(({ replacementState }) => replacementState === 'in_use'),
    ],
    [
      'no links make a circle',
      moved,
      ({ system, mappings }) =>
        mappings.every(({ continuesSystem: to }) => !to || !leadsTo(to, system.number, links)),
    ],
    [
      'split systems are covered in parts, the others whole or the rest is retired',
      moved,
      ({ system, mappings }) =>
        mappings.every(
          ({ coverage }) => (coverage === 'partial') === (mappings.length > 1 || system.restReason !== null),
        ),
    ],
    ['coverage adds up', moved, ({ system, mappings }) => isCovered(mappings, system)],
    [
      'who carries on for others is retained',
      facts.filter(({ continuedAs }) => continuedAs),
      ({ system }) => system.disposition === 'retain' && ['decided', 'retained'].includes(system.status),
    ],
    [
      'what is decommissioned is discharged by another than who took it out, and erased after that',
      facts.filter(({ system }) => system.status === 'decommissioned'),
      ({ archive, privacy, system, contracts }) =>
        archive.dischargedOn !== null &&
        (privacy.erasureConfirmedOn === null || privacy.erasureConfirmedOn >= archive.dischargedOn) &&
        contracts.every((contract) => isContractOver(contract, TODAY)) &&
        decommissionedBy(system.number) !== archive.dischargedById,
    ],
    [
      'national services are retained, or leave with the state’s own task',
      facts.filter(({ system }) => system.kind === 'national'),
      ({ system }) => system.disposition === 'retain' || system.disposition === 'retire',
    ],
  ]
  for (const [name, rows, holds] of all) {
    t.ok(rows.length > 0, `${name}: there are some`)
    t.strictSame(breaking(rows, holds), [], name)
  }
  const split = moved.filter((row) => row.mappings.length > 1).map(({ label }) => label)
  t.ok(split.some((label) => label.endsWith('Gerica')) && split.length >= 2, `split: ${split.join(', ')}`)
  t.notOk(mappings.some(({ coverage, scope }) => coverage === 'partial' && !scope))
})

t.test('nothing was cut over before its test was approved and its replacement live', async (t) => {
  const live = new Map(replacements.map((row) => [row.code, row.goLiveActual]))
  const done = mappings.filter(({ actualCutOver }) => actualCutOver)
  t.equal(done.length, 43)
  const early = done.filter(
    ({ actualCutOver, acceptedOn, replacement }) =>
      !acceptedOn ||
      acceptedOn > (actualCutOver ?? '') ||
      (live.get(replacement) ?? '9999') > (actualCutOver ?? ''),
  )
  t.strictSame(early, [])
})

t.test('the replacements of the slide have its states and name it as their source', async (t) => {
  const shared = replacements.filter(({ kind }) => kind === 'shared_solution')
  t.strictSame(Object.fromEntries(shared.map(({ code, state }) => [code, state])), {
    case_archive: 'in_use',
    patient_journal: 'in_use',
    school_health: 'in_use',
    school_kindergarten_admin: 'coming',
    mapping: 'coming',
  })
  for (const { code, source, goLiveActual, state } of shared) {
    t.match(source, /IKT-harmonisering i nye Drammen.*lysark.*syntetisk/, `${code}: source`)
    t.equal(goLiveActual !== null, state === 'in_use', `${code}: live when in use`)
  }
  const status = new Map(systems.map((row) => [row.number, row.status]))
  const carriedOn = replacements.filter(({ kind }) => kind === 'continued')
  t.equal(carriedOn.length, 49)
  const wrong = carriedOn.filter(
    ({ code, continuesSystem, state }) =>
      code !== continuesSystem?.toLowerCase() ||
      state !== (status.get(continuesSystem) === 'retained' ? 'in_use' : 'planned'),
  )
  t.strictSame(wrong, [], 'a system that is carried on is in use for others once it is retained')
})

t.test('a vendor is named unless it could not be confirmed', async (t) => {
  const unconfirmed = facts.filter(({ system }) => VENDOR_UNCONFIRMED.includes(system.product ?? ''))
  t.strictSame(
    facts.filter(({ system }) => system.vendor === 'ikke bekreftet'),
    unconfirmed,
  )
  t.equal(unconfirmed.length, 24)
})

t.test('rows are as complete as their status asks, with codes that exist', async (t) => {
  const codes = new Set(NORWAY.codes.map(({ list, code }) => `${list} ${code}`))
  const assessed = facts.filter(({ system }) => system.status !== 'registered')
  const all: [string, readonly Facts[], (system: Facts['system']) => unknown][] = [
    ['identity', facts, (s) => s.product && s.vendor && s.descriptionNb && s.descriptionEn && s.serviceArea],
    ['kind', facts, (s) => codes.has(`kind ${s.kind}`)],
    ['roles', assessed, (s) => s.systemOwner && s.administrator && s.operations],
    ['use', assessed, (s) => s.users && s.location],
    ['security', assessed, (s) => s.confidentiality && s.integrity && s.availability],
    ['downtime', assessed, (s) => s.tolerableDowntimeHours],
    ['hosting', assessed, (s) => codes.has(`hosting ${s.hosting}`)],
    ['archive duty', assessed, (s) => codes.has(`archive_duty ${s.archiveDuty}`)],
    ['what is off the track says why', facts, (s) => !s.health || s.health === 'on_track' || s.healthNote],
    ['what is on hold says why', facts, (s) => Boolean(s.onHoldReason) === s.onHold],
    [
      'dates follow each other',
      facts,
      (s) => dateWarnings({ ...s, contractEnd: null }, SYSTEM_FIELDS, null).length === 0,
    ],
  ]
  for (const [name, rows, holds] of all)
    t.strictSame(
      breaking(rows, ({ system }) => holds(system)),
      [],
      name,
    )
})

t.test('there is something to decide, and one decision is prepared', async (t) => {
  const open = facts.filter(({ system }) => system.disposition === 'undecided')
  t.equal(open.length, 29)
  t.strictSame(
    breaking(open, ({ system }) => ['registered', 'assessed'].includes(system.status)),
    [],
  )
  const prepared = open.filter(({ system }) => system.decisionReference)
  t.strictSame(
    prepared.map(({ system }) => `${system.name} ${system.municipality} ${system.status}`),
    ['KF Skjema 0711 assessed'],
  )
})

t.test('the history ends where the committed rows say', async (t) => {
  const wrong = demo.systems.flatMap(({ number, status, fields }) => {
    const system = systems.find((row) => row.number === number)
    const differing = SYSTEM_FIELD_NAMES.filter(
      (name) => JSON.stringify(system?.[name]) !== JSON.stringify(fields[name]),
    )
    return system?.status === status && differing.length === 0 ? [] : [`${number} ${differing.join(', ')}`]
  })
  t.strictSame(wrong, [], 'systems')
  t.equal(mappings.length, demo.mappings.length)
  for (const { reason: _, ...goal } of demo.mappings) {
    const row = mappings.find(
      ({ system, replacement }) => system === goal.system && replacement === goal.replacement,
    )
    t.match(row, goal, `${goal.system} → ${goal.replacement}`)
  }
  for (const { reason: _, ...goal } of demo.replacements)
    t.match(
      replacements.find(({ code }) => code === goal.code),
      goal,
      goal.code,
    )
})

t.test('the history was made by roles that may, in office hours, in order', async (t) => {
  const roles = new Map([demo.setUpBy, ...demo.history.map(({ actor }) => actor)].map((one) => [one.id, one]))
  const hours = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Oslo',
    weekday: 'short',
    hour: 'numeric',
  })
  const wrong: string[] = []
  for (const [index, row] of changes.entries()) {
    const [weekday = '', hour = ''] = hours.format(new Date(row.at)).split(', ')
    const inOffice = !['Sat', 'Sun'].includes(weekday) && Number(hour) >= 8 && Number(hour) < 16
    const inOrder = row.at >= (changes[index - 1]?.at ?? '') && row.at < moment.now
    const actor = roles.get(row.actorId)
    const asked = actionOf(row)
    const may =
      actor?.name === row.actorName &&
      (!asked || can(actor, asked)) &&
      (row.entity !== 'system' ||
        row.action !== 'update' ||
        SYSTEM_FIELD_NAMES.every((name) => !row.fields.includes(name) || canEditField(actor, name)))
    if (!(inOffice && inOrder && may)) wrong.push(`${row.seq} ${row.at} ${row.actorName} ${row.label}`)
  }
  t.strictSame(wrong, [])
  t.equal(dateIn('Europe/Oslo', changes[0]?.at ?? ''), '2018-11-16')
  t.strictSame(
    [...new Set(changes.map(({ actorName }) => actorName))].sort(),
    [
      ...['Administrator', 'Arkivleder', 'IKT-arkitekt', 'Personvernrådgiver'],
      ...[1, 2, 3, 4, 5, 6].map((d) => `Prosjektleder D${d}`),
    ],
    'roles, no people',
  )
  const back = changes.filter(
    ({ statusFrom: from, statusTo: to }) => from && to && STATUSES.indexOf(to) < STATUSES.indexOf(from),
  )
  t.ok(back.length > 0 && back.every(({ reason }) => reason), 'a step back has its reason')
})

t.test('each kind of change was made by the role whose it is', async (t) => {
  const [architect, adviser, records] = [/^IKT-arkitekt$/, /^Personvernrådgiver$/, /^Arkivleder$/] as const
  const lead = /^Prosjektleder D[1-6]$/
  const writes =
    (...names: string[]) =>
    (row: ChangeRow) =>
      names.some((name) => row.fields.includes(name))
  const ofEntity = (entity: string) => (row: ChangeRow) => row.entity === entity
  const both = (entity: string, holds: (row: ChangeRow) => boolean) => (row: ChangeRow) =>
    row.entity === entity && row.action !== 'create' && holds(row)
  const kinds: [string, (row: ChangeRow) => boolean, RegExp][] = [
    ['personal data', ofEntity('privacy'), adviser],
    ['the class of personal data', both('system', writes('privacyClass')), adviser],
    [
      'what a replacement needs of privacy',
      both('replacement', writes('dpaSignedOn', 'riskAssessedOn', 'dpiaRequired', 'dpiaDoneOn')),
      adviser,
    ],
    ['acceptance', both('mapping', writes('acceptedBy', 'acceptedOn')), lead],
    ['archives', ofEntity('archive'), records],
    ['archive duty', both('system', writes('archiveDuty')), records],
    ['mappings', (row) => row.entity === 'mapping' && row.action === 'create', architect],
    ['reconciliation', both('mapping', writes('countIn', 'countOut', 'deviation')), architect],
    ['decisions', both('system', writes('disposition', 'decisionDate')), architect],
    ['contracts', ofEntity('contract'), architect],
    ['integrations', ofEntity('integration'), architect],
  ]
  for (const [name, is, role] of kinds) {
    const rows = changes.filter(is)
    t.ok(rows.length > 0, `${name}: there are some`)
    t.strictSame(
      [...new Set(rows.map(({ actorName }) => actorName))].filter((by) => !role.test(by)),
      [],
      name,
    )
  }
})

/** What the request behind a log row asked for, where more than to edit fields. */
function actionOf({ entity, action, fields, statusFrom, statusTo }: ChangeRow): Action | null {
  if (entity === 'replacement') {
    const isAssessed =
      action === 'update' && fields.every((name) => replacementAction(name) === 'assess_replacement')
    return isAssessed ? 'assess_replacement' : 'edit_replacement'
  }
  // A cut-over dates the links of its system, on the lead's behalf.
  if (entity === 'mapping') {
    if (fields.join() === 'actualCutOver') return null
    const isAccepted = action === 'update' && fields.every((name) => mappingAction(name) === 'accept_mapping')
    return isAccepted ? 'accept_mapping' : 'edit_mapping'
  }
  if (entity === 'series_break') return 'edit_archive'
  if (entity === 'archive') return fields.includes('dischargedOn') ? 'discharge_archive' : 'edit_archive'
  if (entity === 'privacy') return 'edit_privacy'
  if (entity === 'contract') return action === 'create' ? 'register_contract' : 'edit_contract'
  if (entity === 'integration') return 'edit_integration'
  if (entity === 'override') return 'override_gate'
  if (entity === 'follow_up') return fields.includes('notNeeded') ? 'waive_finding' : 'follow_up'
  // Those of the demo are shared.
  if (entity === 'saved_view') return 'edit_system'
  if (['prerequisite', 'wave', 'milestone', 'risk', 'wanted_decision'].includes(entity)) return 'edit_plan'
  if (entity !== 'system') return 'edit_programme'
  if (!statusTo) return null
  return statusFrom ? moveAction(statusFrom, statusTo) : 'create_system'
}

t.test('loading twice changes nothing, and the chain holds', async (t) => {
  const before = await findHead(store)
  t.equal(await loadDemo({ store }, clock()), false)
  t.strictSame(await findHead(store), before)
  t.match(await verifyChanges(store), { ok: true, rows: changes.length, head: before?.hash })
})

t.test(
  'the checks find a handful, as a merger has them on that day, and agree with the overview',
  async (t) => {
    const found = (await listChecks(store, moment)).filter((check) => check.count > 0)
    const counts = Object.fromEntries(found.map((check) => [check.code, check.count]))
    t.strictSame(counts, {
      ...{ SPECIAL_WITHOUT_DPIA: 3, SPECIAL_WITHOUT_RISK_ASSESSMENT: 3, SPECIAL_WITHOUT_DPA: 2 },
      ...{ READ_ONLY_BEYOND_CONTRACT: 2, READ_ONLY_WITHOUT_DPA: 1, THIRD_COUNTRY_WITHOUT_BASIS: 1 },
      ...{ SERIES_OPEN_AT_MERGER: 2, STATUS_AHEAD_OF_FACTS: 1 },
      ...{ DAY_ONE_NOT_READY: 5, UNMAPPED: 29, OVERDUE: 19, GO_LIVE_AFTER_CUT_OVER: 5 },
      ...{ ARCHIVE_DUTY_UNKNOWN: 8, NOTICE_DEADLINE_PASSED: 4, OFF_TRACK: 4 },
    })
    const { signals } = await findProgress(store, moment)
    t.match(counts, { OVERDUE: signals.overdue, UNMAPPED: signals.unmapped })
  },
)

t.test('what is alive after the merger in an old name is found then, and not before', async (t) => {
  const old = ['OLD_PROCESSING_AGREEMENT', 'OLD_CONTROLLER', 'OLD_OWNER'] as const
  for (const [today, found] of [
    ['2019-12-31', false],
    ['2020-01-01', true],
  ] as const) {
    for (const code of old) {
      const findings = await listFindings(
        store,
        { ...moment, today },
        code,
        { limit: 1000 },
        async () => undefined,
      )
      t.equal(
        findings?.items.some(({ number }) => number === 'IKT-038'),
        found,
        `${code} of the health clinics’ records on ${today}`,
      )
    }
  }
})
