import t from 'tap'
import * as z from 'zod'
import { ENDPOINTS } from '../schema/api/all.js'
import { patchArchive } from '../schema/api/archives.js'
import { ENTITIES, type Entity } from '../schema/api/changes.js'
import { createCode, patchCode } from '../schema/api/codes.js'
import { createContract, patchContract } from '../schema/api/contracts.js'
import type { Endpoint } from '../schema/api/endpoint.js'
import { patchFollowUp } from '../schema/api/followUps.js'
import { createIntegration, patchIntegration } from '../schema/api/integrations.js'
import { WRITTEN_FIELDS } from '../schema/api/loggedFields.js'
import { createMapping, patchMapping } from '../schema/api/mappings.js'
import { createMilestone, patchMilestone } from '../schema/api/milestones.js'
import { createMunicipality, patchMunicipality } from '../schema/api/municipalities.js'
import { createOverride } from '../schema/api/overrides.js'
import { createPrerequisite, patchPrerequisite } from '../schema/api/prerequisites.js'
import { patchPrivacy } from '../schema/api/privacy.js'
import { patchProgramme } from '../schema/api/programme.js'
import { createReplacement, patchReplacement } from '../schema/api/replacements.js'
import { createRisk, patchRisk } from '../schema/api/risks.js'
import { createSeriesBreak, patchSeriesBreak } from '../schema/api/seriesBreaks.js'
import { createServiceArea, patchServiceArea } from '../schema/api/serviceAreas.js'
import { createSystem, patchSystem } from '../schema/api/systems.js'
import { createWantedDecision, patchWantedDecision } from '../schema/api/wantedDecisions.js'
import { createWave, patchWave } from '../schema/api/waves.js'
import { changeNames, type Field, type Fields, newNames } from '../schema/rules/fields.js'

/** The endpoints that write a kind of row; none where who may sign in is managed. */
const WRITERS: Record<Entity, { create?: Endpoint; patch?: Endpoint }> = {
  programme: { patch: patchProgramme },
  municipality: { create: createMunicipality, patch: patchMunicipality },
  service_area: { create: createServiceArea, patch: patchServiceArea },
  code: { create: createCode, patch: patchCode },
  system: { create: createSystem, patch: patchSystem },
  replacement: { create: createReplacement, patch: patchReplacement },
  mapping: { create: createMapping, patch: patchMapping },
  archive: { patch: patchArchive },
  privacy: { patch: patchPrivacy },
  contract: { create: createContract, patch: patchContract },
  integration: { create: createIntegration, patch: patchIntegration },
  prerequisite: { create: createPrerequisite, patch: patchPrerequisite },
  series_break: { create: createSeriesBreak, patch: patchSeriesBreak },
  wave: { create: createWave, patch: patchWave },
  milestone: { create: createMilestone, patch: patchMilestone },
  override: { create: createOverride },
  follow_up: { patch: patchFollowUp },
  risk: { create: createRisk, patch: patchRisk },
  wanted_decision: { create: createWantedDecision, patch: patchWantedDecision },
  import: {},
  import_profile: {},
  saved_view: {},
  report: {},
  user: {},
  token: {},
}
/** What a write takes besides fields; an override's reason is a field of it. */
const BESIDES = ['reason', 'confirmed', 'moveSameDay', 'partsCoverAll', 'restReason']

/** Each body that writes a kind of row, with the fields that are to be in it. */
const BODIES = ENTITIES.flatMap((entity) => {
  const { create, patch } = WRITERS[entity]
  const fields: Fields = WRITTEN_FIELDS[entity]
  const bodyOf = (endpoint: Endpoint, names: string[]) => ({
    id: endpoint.id,
    fields,
    names,
    shape: shapeOf(endpoint),
  })
  return [
    ...(create ? [bodyOf(create, newNames(fields))] : []),
    ...(patch ? [bodyOf(patch, changeNames(fields))] : []),
  ]
})

function shapeOf({ body }: Endpoint): Record<string, z.ZodType> {
  return (body as z.ZodObject).shape as Record<string, z.ZodType>
}

/** Calls `check` with each field of each body: the rules' word of it, and its schema. */
function eachField(check: (field: Field, schema: z.ZodType, at: string) => void): void {
  for (const { id, fields, names, shape } of BODIES)
    for (const name of names) {
      const [field, schema] = [fields[name], shape[name]]
      if (field && schema) check(field, schema, `${id}.${name}`)
    }
}

/** Texts that cannot be seen for what they are. */
const UNSEEN = ['\u200b\u200b\u200b', 'a\u202eb', 'a\ufdd0', 'a\u0000', '\ud83c']

/** What a value of a type may look like, and what may not stand for it. */
const VALUES: Record<Field['type'], { good: unknown[]; bad: unknown[] }> = {
  line: { good: ['IKT-001', 'a', 'NO', 'NOK', 'UTC'], bad: ['A\nb', ...UNSEEN, 7, true, []] },
  prose: { good: ['two\nlines'], bad: [...UNSEEN, 7, true, []] },
  list: { good: [[], ['IKT-001']], bad: [['A\nb'], ...UNSEEN.map((text) => [text]), 'IKT-001', 7, true] },
  number: { good: [1], bad: ['1', true, []] },
  flag: { good: [true, false], bad: ['true', 1, []] },
  date: {
    good: ['2019-10-15', '1900-01-01', '2199-12-31'],
    bad: ['15.10.2019', '0020-01-01', '1899-12-31', '2200-01-01', 7, true, []],
  },
  choice: { good: [], bad: [7, true, []] },
}

const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success

t.test(
  'every write takes the fields of its concept, those that are written then, and no others',
  async (t) => {
    for (const { id, fields, names, shape } of BODIES) {
      const written = Object.keys(shape).filter((name) => name in fields || !BESIDES.includes(name))
      t.strictSame(written.sort(), [...names].sort(), id)
    }
  },
)

t.test('what a row cannot be without cannot be emptied, and everything else can', async (t) => {
  eachField(({ type, required = false }, schema, at) => {
    // A flag is on or off, and a list may have nothing in it: neither is ever nothing.
    if (type === 'flag' || type === 'list') t.not(takes(schema, null), true, at)
    else t.equal(takes(schema, null), !required, at)
    if (required) t.not(takes(schema, ''), true, `${at}: blank`)
  })
})

t.test('a new row asks for what it cannot be without, unless it has a value to begin with', async (t) => {
  for (const { create } of Object.values(WRITERS)) {
    if (!create) continue
    const asked = new Set(create.body.safeParse({}).error?.issues.map(({ path }) => String(path[0])) ?? [])
    const { fields } = BODIES.find(({ id }) => id === create.id) ?? { fields: {} }
    for (const name of asked) t.equal((fields as Fields)[name]?.required, true, `${create.id}.${name}`)
  }
})

t.test('what is made of the name may be left out of a new row, and stays in every answer', async (t) => {
  const made: string[] = []
  for (const { id, fields, names, shape } of BODIES)
    for (const name of names)
      if (id.startsWith('create') && fields[name]?.made) {
        t.equal(takes(shape[name] as z.ZodType, undefined), true, `${id}.${name}`)
        made.push(`${id}.${name}`)
      }
  t.strictSame(
    made.sort(),
    ['Code', 'Milestone', 'Replacement', 'ServiceArea', 'Wave'].flatMap((one) => [
      `create${one}.code`,
      `create${one}.nameEn`,
    ]),
  )
  for (const { reply } of [createCode, createMilestone, createReplacement, createServiceArea, createWave]) {
    const { code, nameEn } = (reply as z.ZodObject).shape
    for (const schema of [code, nameEn]) t.not(takes(schema as z.ZodType, undefined), true)
  }
})

t.test('the type of a field is what its schema takes', async (t) => {
  eachField(({ type, choices }, schema, at) => {
    const { good, bad } = VALUES[type]
    if (good.length > 0)
      t.ok(
        good.some((value) => takes(schema, value)),
        at,
      )
    for (const value of bad) t.not(takes(schema, value), true, `${at}: ${JSON.stringify(value)}`)
    if (type === 'line') t.not(takes(schema, '2019-10-15') && !takes(schema, 'a'), true, `${at}: no date`)
    if (type === 'choice') t.ok(choices, `${at}: says what is chosen from`)
    if (['line', 'prose'].includes(type) && takes(schema, 'A\u030a'))
      t.equal(schema.parse('A\u030a'), 'Å', `${at}: composed`)
  })
})

t.test('what is asked for by date takes the dates that are written, and no others', async (t) => {
  const asked = ENDPOINTS.flatMap(({ id, query }) =>
    Object.entries((query as z.ZodObject).shape as Record<string, z.ZodType>)
      .filter(
        ([name, schema]) => name === 'asOf' || (takes(schema, VALUES.date.good[0]) && !takes(schema, 'a')),
      )
      .map(([name, schema]) => ({ at: `${id}.${name}`, schema })),
  )
  t.ok(asked.length > 20, 'there are such parameters')
  for (const { at, schema } of asked) {
    for (const value of VALUES.date.good) t.ok(takes(schema, value), `${at}: ${value}`)
    for (const value of ['15.10.2019', '0020-01-01', '1899-12-31', '2200-01-01'])
      t.not(takes(schema, value), true, `${at}: ${value}`)
  }
})

t.test('what is chosen from is what the schema takes', async (t) => {
  eachField(({ choices }, schema, at) => {
    if (choices?.from === 'words') {
      const values = Object.keys(choices.words)
      for (const value of values) t.ok(takes(schema, value), `${at}: ${value}`)
      t.not(takes(schema, 'something_else'), true, `${at}: nothing else`)
    } else if (choices?.from === 'codes') t.ok(takes(schema, 'a_code'), `${at}: any code`)
  })
})

t.test('the description of the API says of each field what the rules do', async (t) => {
  eachField(({ en, help, made, unit, sensitivity }, schema, at) => {
    const said = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    const more = at.startsWith('create') && made ? made : help
    t.equal(said.description, more ? `${en}. ${more.en}` : en, at)
    t.equal(said['x-unit'], unit, `${at}: unit`)
    t.equal(said['x-sensitivity'], sensitivity, `${at}: sensitivity`)
  })
})

/** Fields whose names say by themselves what to write: all others say it at their input. */
const PLAIN: Readonly<Partial<Record<Entity, string>>> = {
  programme: 'name mergerDate municipalityNumber municipalityName',
  municipality: 'number name',
  service_area: 'nameNb subproject active',
  code: 'list nameNb active',
  system:
    'name aliases product vendor productVersion supportEndsOn kind municipality serviceArea descriptionNb descriptionEn note newOwner operations usedBy inUseSince users usageNote location servers databasePlatform usesMunicipalityNumber municipalityNumberChangedOn organisationNumberChangedOn hasIntegrations annualCost readOnlyCost hasContracts licencesGivenUp decisionReference decisionDate decisionRole restReason dispositionReason divisionReference responsible targetDate plannedDecommission onHold onHoldReason health healthNote readOnlyUntil accessRemovedOn ownerSignedOffOn operationsSignedOffOn bodyReference',
  replacement:
    'nameNb descriptionNb descriptionEn kind state product vendor owner goLivePlanned goLiveActual dpaSignedOn dpaReference riskAssessedOn riskReference dpiaReason dpiaDoneOn dpiaReference continuesSystem source',
  mapping:
    'system replacement plannedCutOver actualCutOver deviationAcceptedBy deviationReference acceptedBy acceptedOn evidence',
  archive:
    'state consultedOn appraisedOn appraisalReference appraisalConfirmedOn series periodFrom periodTo newSeriesOpenedOn extractCase extractOrderedOn extractReceivedOn extractTestTool extractTestedOn extractTestResult extractApprovedOn disposalApprovedOn destroyedOn deletionConsent deletionConsentOn note',
  privacy:
    'dataCategories recipientCategories dpaReason dpaSignedOn dpaParty dpaReference dpiaReason dpiaDoneOn dpiaReference riskAssessedOn riskReference riskReviewOn erasureReason erasureOrderedOn erasureConfirmedOn backupsErasedOn erasureReference',
  contract:
    'supplier number kind party otherParties start end autoRenew noticeMonths noticeGivenOn noticeReference noticeConfirmedReference noticeWaiver notifiedOn notifiedReference assignedReference terminatedOn terminationReference annualCost note systems',
  integration: 'fromSystem toSystem toReplacement toParty data direction state movedTo note',
  prerequisite: 'system requires status note',
  series_break: 'replacement seriesClosedOn newSeriesOpenedOn reference note',
  wave: 'nameNb startsOn endsOn goal source',
  milestone: 'nameNb date source',
  override: 'system gate reason evidence',
  risk: 'title description system measure dueOn state closedOn outcome note',
  wanted_decision: 'title question system options recommendation cost decideBy state decidedOn outcome',
}
/** So many letters are read beside an input. */
const SHORT = 160

t.test('what is written in a field is said at its input, briefly, where its name does not say it', (t) => {
  for (const entity of ENTITIES) {
    const fields: Fields = WRITTEN_FIELDS[entity]
    const silent = Object.keys(fields).filter((name) => !fields[name]?.help && !fields[name]?.made)
    t.strictSame(silent, PLAIN[entity]?.split(' ') ?? [], entity)
    for (const [name, { help }] of Object.entries(fields))
      for (const text of help ? [help.nb, help.en] : [])
        t.ok(text.length <= SHORT, `${entity} ${name}: ${text}`)
  }
  t.end()
})
