import type { Integration } from '../../schema/api/integrations.js'
import { formatDate } from '../../schema/rules/dates.js'
import { addTo } from '../../schema/rules/groups.js'
import { isControlledByOthers } from '../../schema/rules/lawChecks.js'
import { countedClass } from '../../schema/rules/lowerings.js'
import { livesPastMerger } from '../../schema/rules/merger.js'
import { isMerging, MUNICIPALITY_FIELDS, type MunicipalityKind } from '../../schema/rules/municipalities.js'
import {
  holdsPersonalData,
  isDpiaSettled,
  PRIVACY_FIELDS,
  thirdCountries,
} from '../../schema/rules/privacy.js'
import { PRIVACY_CLASS_WORDS } from '../../schema/rules/systems.js'
import { iteratePages } from '../exports/list.js'
import { fieldColumns } from '../files/fieldColumns.js'
import type { Fact, Part } from '../files/report.js'
import { listIntegrations } from '../store/integrations.js'
import { findMerger } from '../store/merger.js'
import { findMunicipalities } from '../store/municipalities.js'
import { processingWords } from './processingWords.js'
import { type MakeParts, pickColumns, type ReportSource, tableOf } from './source.js'
import {
  countsTable,
  dayFact,
  fact,
  factsOf,
  factsPart,
  findTracked,
  gapsPart,
  gathered,
  headed,
  lawFacts,
  levelsOf,
  NAMED_WIDTHS,
  purposeOf,
  sized,
  type Tracked,
  titleOf,
  trackedColumn,
  trackedColumns,
} from './tracked.js'
import { trackedWords } from './trackedWords.js'

/** What a record of processing must say and the register lets one give, in the order in which it is shown. */
const ASKED = [
  'legalBasis',
  'controllerAfter',
  'dpaState',
  'dpiaRequired',
  'thirdCountryBasis',
  'ropEntry',
] as const
type Asked = (typeof ASKED)[number]

/** Processing that has not ended: neither is the system off nor the record closed. */
const isGoing = ({ system, privacy }: Tracked) =>
  system.status !== 'decommissioned' && privacy.ropClosedOn === null

/**
 * What is missing in the record of one system, by what the findings ask for. Of processing that has ended nothing is asked
 * any more, and of what is gone by the merger neither who answers for it then nor an impact assessment.
 */
function missingOf(one: Tracked): Asked[] {
  const { system, privacy, facts } = one
  const goesOn = livesPastMerger(facts)
  const isMissing: Record<Asked, boolean> = {
    legalBasis: !privacy.legalBasis,
    controllerAfter:
      goesOn && privacy.controllerAfter === null && !isControlledByOthers(system, privacy, facts.parties),
    dpaState: privacy.dpaState === 'missing',
    dpiaRequired: goesOn && !isDpiaSettled(privacy),
    thirdCountryBasis: thirdCountries(privacy).length > 0 && !privacy.thirdCountryBasis,
    ropEntry: !privacy.ropEntry,
  }
  return isGoing(one) ? ASKED.filter((name) => isMissing[name]) : []
}

/** Who processes what, and on which basis: the record that article 30 asks for. */
export const makeProcessing: MakeParts = async (source) => {
  const { language, moment } = source
  const t = processingWords[language]
  const columns = trackedColumns(source)
  const tracked = await findTracked(source)
  const holding = inOrder(tracked.filter(({ system }) => holdsPersonalData(countedClass(system))))
  const going = holding.filter(isGoing)
  const ended = holding.filter((one) => !isGoing(one))
  const classOf = ({ system }: Tracked) => countedClass(system)
  const lackingIn = (name: Asked) => going.filter((one) => missingOf(one).includes(name)).length
  const special = holding.filter((one) => classOf(one) === 'special').length
  const complete = going.filter((one) => missingOf(one).length === 0).length
  const sent = await findSent(source)
  const heldAs = trackedColumn(t.heldClass, 'text', (one) => wordsOfClass(one)?.[language] ?? t.notClassified)
  const missing = trackedColumn(t.missing, 'text', (one) =>
    missingOf(one)
      .map((name) => t.asked[name])
      .join(', '),
  )
  const named = [columns.number, ...columns.system('name', 'municipality'), heldAs]
  return [
    {
      kind: 'headline',
      text: t.headline(holding.length, special),
      sentence: t.sentence(complete, going.length),
    },
    {
      kind: 'keys',
      keys: [
        { value: t.number(holding.length), label: t.holding },
        { value: t.number(special), label: t.special },
        { value: t.number(lackingIn('legalBasis')), label: t.noBasis },
        { value: t.number(lackingIn('controllerAfter')), label: t.noController },
        { value: t.number(lackingIn('dpaState')), label: t.noAgreement },
        { value: t.number(lackingIn('dpiaRequired')), label: t.noDpia },
        {
          value: t.number(going.filter(({ privacy }) => thirdCountries(privacy).length > 0).length),
          label: t.abroad,
        },
      ],
    },
    ...(await controllerParts(source)),
    countsTable(
      [t.missing, t.systems, t.specialOnes],
      ASKED.map((name) => {
        const these = going.filter((one) => missingOf(one).includes(name))
        return {
          name: t.asked[name],
          counts: [these.length, these.filter((one) => classOf(one) === 'special').length],
        }
      }),
      { heading: t.whatIsMissing, empty: t.none },
    ),
    tableOf(
      sized(
        [
          ...named,
          ...headed(
            columns.privacy('controllerAfter', 'processor', 'dpaState', 'dpiaDoneOn', 'erasureState'),
            t.heads,
          ),
          missing,
        ],
        [...NAMED_WIDTHS, 14, 16, 22, 14, 13, 12, 34],
      ),
      going,
      { heading: t.going, note: t.goingNote, empty: t.none },
    ),
    tableOf(
      sized(
        [
          ...named,
          columns.status,
          ...columns.privacy('ropClosedOn', 'dpaState', 'erasureState', 'erasureConfirmedOn'),
        ],
        [...NAMED_WIDTHS, 14, 18, 18, 22, 14, 14],
      ),
      ended,
      { heading: t.ended, empty: t.noneEnded },
    ),
    {
      kind: 'records',
      heading: t.records,
      records: holding.map((one) => ({
        title: titleOf(one, source),
        facts: gathered(source, recordOf(source, one, sent.get(one.system.number) ?? [])),
      })),
      empty: t.none,
    },
    ...factsPart(t.counted, [
      { name: t.withData, value: t.number(holding.length) },
      {
        name: t.unclassified,
        value: t.number(holding.filter((one) => classOf(one) === null).length),
      },
      { name: t.without, value: t.number(tracked.length - holding.length) },
    ]),
    ...factsPart(
      t.laws,
      lawFacts(
        source,
        (
          [
            ['processing_record', t.lawRecord],
            ['processor', t.lawProcessor],
            ['impact', t.lawImpact],
            ['transfer_abroad', t.lawAbroad],
            ['security', t.lawSecurity],
          ] as const
        ).map(([topic, name]) => ({ name, topic, day: moment.today })),
      ),
    ),
    gapsPart(source, t.gaps),
  ]
}

function wordsOfClass({ system }: Tracked) {
  const held = countedClass(system)
  return held === null ? null : PRIVACY_CLASS_WORDS[held]
}

/** Going before ended, special categories first, then what most is missing of, then by number. */
function inOrder(holding: readonly Tracked[]): Tracked[] {
  const rank = (one: Tracked) =>
    (isGoing(one) ? 0 : 1000) + (countedClass(one.system) === 'special' ? 0 : 100) - missingOf(one).length
  return [...holding].sort((a, b) => rank(a) - rank(b))
}

/** Who answers for the processing before and after the merger, and where each of them and its officer is reached. */
async function controllerParts(source: ReportSource): Promise<Part[]> {
  const { reader, language, of, moment } = source
  const t = processingWords[language]
  const { parties, mergerDate } = await findMerger(reader)
  const nameOf = (number: string) => of.names.rows.party.get(number)?.[language] ?? number
  const named = (number: string) => `${nameOf(number)} (${number})`
  const those = (isOne: (kind: MunicipalityKind) => boolean) =>
    Object.entries(parties.kinds)
      .flatMap(([number, kind]) => (isOne(kind) ? [number] : []))
      .sort()
  const merging = those(isMerging)
  const shared = those((kind) => kind === 'shared')
  const day = mergerDate === null ? null : formatDate(mergerDate)
  const facts = [
    fact(source, t.controllerBefore(day), merging.map(named).join(', ')),
    fact(source, t.controllerAfter(day), parties.newMunicipality && named(parties.newMunicipality)),
    ...(shared.length > 0 ? [fact(source, t.shared, shared.map(named).join(', '))] : []),
    ...(moment.mergerDate !== null && moment.today < moment.mergerDate
      ? [{ name: t.today, value: t.notMerged }]
      : []),
  ]
  const contacts = pickColumns(fieldColumns(of, MUNICIPALITY_FIELDS), [
    ...(['number', 'name', 'controllerContact', 'dpoContact'] as const),
  ])
  const known = await findMunicipalities(reader)
  const number = parties.newMunicipality
  // The new one may be known by the programme alone.
  const unknown =
    number === null || known.some((row) => row.number === number) ? [] : [{ number, name: nameOf(number) }]
  return [
    ...factsPart(t.controllers, facts),
    tableOf(sized(contacts, [8, 24, 60, 60]), [...known, ...unknown], {
      heading: t.contacts,
      note: t.contactsNote,
      empty: t.noContacts,
    }),
  ]
}

/** What each system sends, and to whom. */
async function findSent({ reader }: ReportSource): Promise<ReadonlyMap<string, Integration[]>> {
  const sent = new Map<string, Integration[]>()
  for await (const page of iteratePages((paging) => listIntegrations(reader, paging)))
    for (const row of page) {
      if (row.state === 'removed' || row.state === 'not_needed') continue
      addTo(sent, row.fromSystem, row)
      if (row.direction === 'both_ways' && row.toSystem) addTo(sent, row.toSystem, row)
    }
  return sent
}

/** All that the record of processing says of one system. */
function recordOf(source: ReportSource, one: Tracked, sent: readonly Integration[]): Fact[] {
  const { language, of } = source
  const t = processingWords[language]
  const { system, privacy } = one
  const columns = trackedColumns(source)
  const told = (...some: Parameters<typeof factsOf>[1]) => factsOf(source, some, one)
  const receiverOf = ({ from, to, toReplacement, toParty }: Integration) =>
    (from.number === system.number ? to?.name : from.name) ??
    (toReplacement && of.names.rows.replacement.get(toReplacement)?.[language]) ??
    toParty ??
    ''
  const recipients = sent.map((row) => `${receiverOf(row)}: ${row.data}`).join('; ')
  const abroad = thirdCountries(privacy)
  const missing = missingOf(one).map((name) => t.asked[name])
  return [
    ...told(...columns.privacy('controllerBefore', 'controllerAfter', 'jointControllers')),
    ...told(...columns.system('systemOwner')),
    fact(source, t.purposes, purposeOf(one, source)),
    { name: t.heldClass, value: wordsOfClass(one)?.[language] ?? t.notClassified },
    ...told(...columns.privacy('dataSubjects', 'dataCategories', 'legalBasis', 'recipientCategories')),
    fact(source, t.recipients, recipients || (system.hasIntegrations === 'no' ? t.noRecipients : null)),
    ...told(
      ...columns.privacy('processor', 'subprocessors', 'dpaState', 'dpaSignedOn', 'dpaParty', 'dpaReference'),
    ),
    ...(privacy.dpaReason ? told(...columns.privacy('dpaReason')) : []),
    ...told(...columns.privacy('storageCountry', 'processingCountry')),
    abroad.length > 0
      ? fact(source, PRIVACY_FIELDS.thirdCountryBasis[language], privacy.thirdCountryBasis)
      : {
          name: t.thirdCountry,
          value:
            privacy.storageCountry && privacy.processingCountry
              ? t.withinEea
              : trackedWords[language].notGiven,
        },
    ...told(...columns.archive('retentionExpiresOn', 'retentionRule')),
    ...told(...columns.privacy('erasureState', 'erasureConfirmedOn')),
    ...(privacy.erasureReason ? told(...columns.privacy('erasureReason')) : []),
    dayFact(source, PRIVACY_FIELDS.backupsErasedOn, privacy.backupsErasedOn),
    ...told(...columns.privacy('securityMeasures')),
    fact(source, t.security, levelsOf(one, source)),
    ...told(...columns.system('hosting'), ...columns.privacy('riskAssessedOn', 'riskReference')),
    ...told(...columns.privacy('dpiaRequired', 'dpiaDoneOn', 'dpiaReference')),
    ...(privacy.dpiaReason ? told(...columns.privacy('dpiaReason')) : []),
    ...told(...columns.privacy('ropEntry')),
    ...(privacy.ropClosedOn ? told(...columns.privacy('ropClosedOn')) : []),
    ...(missing.length > 0 ? [{ name: t.missing, value: missing.join(', ') }] : []),
  ]
}
