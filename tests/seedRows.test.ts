import t from 'tap'
import { noticeDeadline } from '../schema/rules/contracts.js'
import { STATUSES } from '../schema/rules/status.js'
import { readDemo } from '../seeds/data.js'

const demo = readDemo()
const systems = new Map(demo.systems.map((system) => [system.number, system]))
const contracts = [...demo.contracts.values()]
const integrations = [...demo.integrations.entries()]

/** What a vendor that is made up says of itself. */
const INVENTED = ' (oppdiktet)'
/** Words that tell of a fault of a product, or of who sells it. */
const FAULT = /leverandøren|underkjent|avvik|feil|starter ikke|virker ikke|forsink/i

/** Every text of the demo, with where it stands. */
function textsOf(value: unknown, place = ''): [place: string, text: string][] {
  if (typeof value === 'string') return [[place, value]]
  if (value instanceof Map) return [...value].flatMap(([key, one]) => textsOf(one, `${place} ${key}`))
  if (Array.isArray(value)) return value.flatMap((one, at) => textsOf(one, `${place} ${at}`))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, `${place}.${name}`))
}
const texts = textsOf({ ...demo, setUpBy: null })

/** The texts for which something does not hold, with where they stand. */
function wrongTexts(isWrong: (text: string) => boolean): string[] {
  return texts.filter(([, text]) => isWrong(text)).map(([place, text]) => `${place}: ${text}`)
}

function fieldsOf(number: string) {
  const system = systems.get(number)
  if (!system) throw new Error(`There is no ${number}`)
  return system.fields
}

const isLeaving = (number: string) => !['retain', 'undecided'].includes(fieldsOf(number).disposition)

/** The day on which the users of a system are gone: it was cut over, or where nothing took over, decommissioned. */
function goneAt(number: string): string | null {
  const steps = demo.history.filter(({ subject }) => subject === number)
  const left =
    steps.findLast(({ step }) => step === 'cut_over') ?? steps.find(({ step }) => step === 'decommissioned')
  const back = steps.findLast(({ step }) => step === 'back')
  return left && !(back && back.at > left.at) ? left.at : null
}

t.test('no memo, case or import of the real programme', async (t) => {
  t.ok(texts.length > 10_000)
  t.strictSame(
    wrongTexts((text) => /\bD[1-6]-\d{3}\b|Importert fra|driftsoversikt/i.test(text)),
    [],
  )
  t.strictSame(
    wrongTexts(
      (text) =>
        /\b\d{2,4}\/\d{3,}|\b(notat|sak|depotsak|ROS|DPIA|BP)[ -]\d/i.test(text) && !text.startsWith('SYN-'),
    ),
    [],
    'every text with the number of a memo or case begins with SYN-',
  )
  const registered = demo.history.filter(({ step }) => step === 'registered').map(({ reason }) => reason)
  t.equal(registered.filter((reason) => reason === 'Syntetisk').length, 267)
})

t.test('where the story is a fault, product and vendor are invented', async (t) => {
  const told: [number: string, text: string | null | undefined][] = [
    ...demo.systems.flatMap(({ number, fields }): [string, string | null][] => [
      [number, fields.healthNote],
      [number, fields.onHoldReason],
      [number, fields.usageNote],
    ]),
    ...demo.mappings.map(({ system, deviation }): [string, string | null] => [system, deviation]),
    ...[...demo.archives].map(([number, { note, state }]): [string, string] => [
      number,
      `${note ?? ''}${state === 'validation_failed' ? ' underkjent' : ''}`,
    ]),
    ...demo.history
      .filter(({ subject }) => systems.has(subject))
      .flatMap(({ subject, reason, changes }): [string, string | undefined][] => [
        [subject, reason],
        ...[...changes.values()].map((value): [string, string] => [subject, String(value)]),
      ]),
  ]
  const faults = told.filter(([, text]) => FAULT.test(text ?? ''))
  t.ok(faults.length >= 4)
  const blamed = faults.filter(([number]) => !fieldsOf(number).vendor?.endsWith(INVENTED))
  t.strictSame(blamed, [])
  const sold = contracts.filter(({ supplier, systems }) =>
    systems.some(
      (number) => (fieldsOf(number).vendor ?? '').endsWith(INVENTED) !== supplier.endsWith(INVENTED),
    ),
  )
  t.strictSame(sold, [], 'their contracts are with who sells them')
})

t.test('integrations have ends, and none outlives the system that it is of', async (t) => {
  const wrong = integrations.flatMap(([id, { fromSystem, toSystem, state }]) => {
    const ends = [fromSystem, toSystem].filter((end) => end !== null)
    const made = demo.history.find(({ subject, step }) => subject === id && step === 'created')?.at ?? ''
    const moved = demo.history.find(({ subject, step }) => subject === id && step === 'moved')?.at
    const gone = ends.map(goneAt).filter((at) => at !== null)
    const holds =
      ends.every((end) => fieldsOf(end).hasIntegrations === 'yes') &&
      gone.every((at) => made < at && state !== 'open' && moved !== undefined && moved <= at)
    return holds ? [] : [id]
  })
  t.strictSame(wrong, [])
  const connected = new Set(integrations.flatMap(([, { fromSystem, toSystem }]) => [fromSystem, toSystem]))
  const alone = demo.systems.filter(
    ({ number, fields }) => (fields.hasIntegrations === 'yes') !== connected.has(number),
  )
  t.strictSame(alone, [], 'what is said to have integrations has some')
  const care = demo.systems.filter(
    ({ fields: { kind, serviceArea, disposition } }) =>
      ['HEO', 'FOR', 'BVP', 'SOS'].includes(serviceArea ?? '') &&
      kind === 'business' &&
      disposition !== 'undecided',
  )
  t.strictSame(
    care.filter(({ number }) => !connected.has(number)).map(({ fields }) => fields.name),
    [],
    'what health, child welfare and social services work in is connected',
  )
})

t.test('what is paid for has a contract, and notices are of contracts that need them', async (t) => {
  const covered = new Set(contracts.flatMap(({ systems }) => systems))
  t.strictSame(
    demo.systems.filter(({ number, fields }) => (fields.annualCost ?? 0) > 0 && !covered.has(number)),
    [],
  )
  t.strictSame(
    demo.systems.filter(({ number, fields }) => (fields.hasContracts === 'yes') !== covered.has(number)),
    [],
  )
  const kindOf = ({ autoRenew, end }: (typeof contracts)[number]) =>
    autoRenew ? 'renews' : end === null ? 'open' : 'fixed'
  const noticed = contracts.filter(({ noticeGivenOn }) => noticeGivenOn !== null).map(kindOf)
  const of = (kind: string) => noticed.filter((one) => one === kind).length
  t.ok(of('renews') > 20 && of('open') > 2 && of('fixed') <= 2, `renews, open, fixed: ${noticed.join()}`)
  const renewing = contracts.filter(({ autoRenew }) => autoRenew)
  t.ok(
    new Set(renewing.map(({ renewalMonths }) => renewalMonths)).size > 2,
    'periods differ, some are unknown',
  )
  t.ok(contracts.some(({ noticeWaiver }) => noticeWaiver))
  t.ok(contracts.some(({ otherParties }) => otherParties.length > 1))
})

t.test(
  'the state’s registers have the state for controller, and what is shared says whose it is',
  async (t) => {
    const national = demo.systems.filter(({ fields }) => fields.kind === 'national')
    const signed = national.filter(({ number }) => demo.privacy.get(number)?.dpaState === 'signed')
    t.ok(signed.length <= 7 && signed.length < national.length / 4, `${signed.length} of ${national.length}`)
    t.strictSame(
      [...demo.privacy].filter(([, { dpaState, dpaReason }]) => dpaState === 'not_needed' && !dpaReason),
      [],
    )
    t.strictSame(
      national.filter(({ fields }) => !fields.responsibleBody),
      [],
    )
    const waste = demo.systems.filter(({ fields }) => fields.responsibleBody?.includes('RfD'))
    t.strictSame(
      waste.map(({ fields }) => [fields.municipality, fields.usedBy]),
      [['0625', ['0602', '0711']]],
    )
    const platform = demo.systems.filter(({ fields }) => ['Exchange', 'Citrix XenApp'].includes(fields.name))
    t.strictSame(
      platform.map(({ fields }) => fields.usedBy),
      [
        ['0625', '0711'],
        ['0625', '0711'],
      ],
    )
  },
)

t.test('records are special categories, alarms are critical, and who leaves changes no number', async (t) => {
  const records = demo.systems.filter(
    ({ fields }) => fields.archiveDuty === 'noark5' && /^(ePhorte|ESA|ACOS WebSak)$/.test(fields.name),
  )
  t.strictSame(
    records.map(({ fields }) => fields.privacyClass),
    ['special', 'special', 'special'],
  )
  const alarms = demo.systems.filter(({ fields }) => /alarm|SCADA|driftskontroll|Hepro/i.test(fields.name))
  t.equal(alarms.length, 6)
  t.strictSame(
    alarms.filter(({ fields }) => !fields.dayOneCritical),
    [],
  )
  const numbered = demo.systems.filter(
    ({ number, fields }) =>
      fields.municipalityNumberChangedOn && isLeaving(number) && (fields.targetDate ?? '') < '2020-01-01',
  )
  t.strictSame(numbered, [])
})

t.test('what the rules know of is told somewhere, and not everywhere', async (t) => {
  const some: [name: string, count: number, least: number, most: number][] = [
    ['a basis of transfer', [...demo.privacy.values()].filter((row) => row.thirdCountryBasis).length, 2, 5],
    [
      'erasure that is not needed',
      [...demo.privacy.values()].filter((row) => row.erasureReason).length,
      2,
      9,
    ],
    ['retention in words', [...demo.archives.values()].filter((row) => row.retentionRule).length, 9, 60],
    ['an accepted deviation', demo.mappings.filter((row) => row.deviationAcceptedBy).length, 2, 9],
    [
      'nothing to nothing, with why',
      demo.mappings.filter((row) => row.countIn === 0 && row.deviation).length,
      1,
      2,
    ],
    ['a rest that is retired', demo.systems.filter(({ fields }) => fields.restReason).length, 1, 3],
    ['the id of another register', demo.systems.filter(({ fields }) => fields.externalId).length, 50, 150],
    ['an end of support', demo.systems.filter(({ fields }) => fields.supportEndsOn).length, 5, 20],
    ['a range of users', demo.systems.filter(({ fields }) => fields.usersTo).length, 20, 80],
    [
      'a notice deadline in the next sixty days',
      contracts.filter(
        (row) => (noticeDeadline({ ...row, heldByBody: false }, '2019-10-15') ?? '9999') <= '2019-12-14',
      ).length,
      5,
      15,
    ],
    ['an inter-municipal body', demo.systems.filter(({ fields }) => fields.usedBy.length > 0).length, 5, 20],
  ]
  for (const [name, count, least, most] of some) t.ok(count >= least && count <= most, `${name}: ${count}`)
  const archive = demo.replacements.find(({ code }) => code === 'case_archive')
  t.ok((archive?.goLiveActual ?? '') > (archive?.goLivePlanned ?? ''), 'the first one came late')
  const leavingLate = demo.systems.filter(
    ({ fields, status }) =>
      fields.name === 'Fronter' && STATUSES.indexOf(status) < STATUSES.indexOf('cut_over'),
  )
  for (const { fields } of leavingLate)
    t.notMatch(fields.targetDate, /-(10|11|12)-/, 'no school changes in the autumn')
})
