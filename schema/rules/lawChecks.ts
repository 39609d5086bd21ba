import {
  type Check,
  type CheckedSystem,
  each,
  isAlive,
  nameFew,
  nameReplacements,
  same,
  seriesKey,
} from './checkFacts.js'
import { NO_ARCHIVE_DUTY } from './codes.js'
import { finalEnd, isSupplierNotified, missedDeadline } from './contracts.js'
import { contractWarnings } from './contractWarnings.js'
import { ruleSetOf } from './countries/all.js'
import { changesSince } from './laws.js'
import { countedClass, countedDuty } from './lowerings.js'
import { isMerged, livesPastMerger } from './merger.js'
import { isHeldByOthers, isPartnership, isSuccessor, outlivesMerger, type Parties } from './parties.js'
import { holdsPersonalData, isDpiaSettled, thirdCountries } from './privacy.js'
import { hasReached } from './status.js'

/** True for a system that still holds data of the most private kind. */
function holdsSpecial(facts: CheckedSystem): boolean {
  const { system, privacy } = facts
  return isAlive(facts) && countedClass(system) === 'special' && privacy.erasureState !== 'confirmed'
}

/** True where the merger ends the series of a system: it has records to keep, and the body that made them is no more. */
function endsSeries(system: CheckedSystem['system'], parties: Parties): boolean {
  const duty = countedDuty(system)
  if (!duty || duty === NO_ARCHIVE_DUTY) return false
  return !isSuccessor(system.municipality, parties) && !isHeldByOthers(system, parties)
}

/** True where another answers for the personal data too: a partnership, or a body that is no processor of the municipality. */
export function isControlledByOthers(
  system: CheckedSystem['system'],
  { dpaState }: CheckedSystem['privacy'],
  parties: Parties,
): boolean {
  return (
    isPartnership(system.municipality, parties) ||
    (dpaState === 'not_needed' && isHeldByOthers(system, parties))
  )
}

/** A check of the systems that are alive once the municipalities are merged. */
function eachAfterMerger(look: Parameters<typeof each>[0]): Check['find'] {
  return each((facts, around) => isAlive(facts) && isMerged(facts) && look(facts, around))
}

/** The warnings of a contract whose deadline was missed, and whose notice is still to come: one given late waits for nobody. */
const MISSED_NOTICE: ReadonlySet<string> = new Set(['NOTICE_PASSED_UNDECIDED', 'RENEWS_ITSELF'])

/** The checks of what privacy, archive and contract law ask for. */
export const LAW_CHECKS: readonly Check[] = [
  {
    code: 'SPECIAL_WITHOUT_DPA',
    law: { topics: ['processor'] },
    severity: 'error',
    words: {
      nb: 'Særlige kategorier uten databehandleravtale',
      en: 'Special categories without data processing agreement',
    },
    what: {
      nb: 'Systemet behandler særlige kategorier av personopplysninger uten databehandleravtale. Signer den, eller skriv hvorfor den ikke trengs.',
      en: 'The system holds special categories of personal data without a data processing agreement. Sign it, or write why none is needed.',
    },
    place: { part: 'privacy', field: 'dpaState' },
    find: each((facts) => holdsSpecial(facts) && facts.privacy.dpaState === 'missing'),
  },
  {
    code: 'SPECIAL_WITHOUT_DPIA',
    law: { topics: ['impact'] },
    severity: 'error',
    words: {
      nb: 'Særlige kategorier uten vurdering av personvernkonsekvenser',
      en: 'Special categories without impact assessment',
    },
    what: {
      nb: 'Vurderingen av personvernkonsekvenser (DPIA) er verken gjort eller begrunnet unødvendig. Gjennomfør den, eller begrunn hvorfor den ikke kreves.',
      en: 'The impact assessment (DPIA) is not done, and it is not said why none is required. Do it, or say why.',
    },
    place: { part: 'privacy', field: 'dpiaRequired' },
    find: each((facts) => holdsSpecial(facts) && livesPastMerger(facts) && !isDpiaSettled(facts.privacy)),
  },
  {
    code: 'SPECIAL_WITHOUT_RISK_ASSESSMENT',
    law: { topics: ['security'] },
    severity: 'error',
    words: {
      nb: 'Særlige kategorier uten risikovurdering',
      en: 'Special categories without risk assessment',
    },
    what: {
      nb: 'Systemet behandler særlige kategorier av personopplysninger og er ikke risikovurdert. Gjennomfør vurderingen, og oppgi datoen.',
      en: 'The system holds special categories of personal data and is not risk assessed. Do the assessment, and give the date.',
    },
    place: { part: 'privacy', field: 'riskAssessedOn' },
    find: each(
      (facts) => holdsSpecial(facts) && livesPastMerger(facts) && facts.privacy.riskAssessedOn === null,
    ),
  },
  {
    code: 'THIRD_COUNTRY_WITHOUT_BASIS',
    law: { topics: ['transfer_abroad'] },
    severity: 'error',
    words: { nb: 'Tredjeland uten overføringsgrunnlag', en: 'Third country without basis of transfer' },
    what: {
      nb: 'Personopplysningene lagres eller behandles utenfor EØS, og grunnlaget er ikke oppgitt. Oppgi grunnlaget, eller rett landet.',
      en: 'The personal data are kept or processed outside the EEA, and the basis is not given. Give the basis, or correct the country.',
    },
    place: { part: 'privacy', field: 'thirdCountryBasis' },
    find: each((facts) => {
      const { system, privacy } = facts
      if (!isAlive(facts) || !holdsPersonalData(countedClass(system)) || privacy.thirdCountryBasis)
        return false
      const countries = thirdCountries(privacy)
      return countries.length > 0 && same(countries.join(', '))
    }),
  },
  {
    code: 'OLD_PROCESSING_AGREEMENT',
    law: { topics: ['processor'] },
    severity: 'error',
    words: {
      nb: 'Databehandleravtalen gjelder en kommune som ikke finnes lenger',
      en: 'The data processing agreement is with a municipality that is no more',
    },
    what: {
      nb: 'Systemet lever etter sammenslåingen med en databehandleravtale i en tidligere kommunes navn. Signer den på nytt i den nye kommunens navn.',
      en: 'The system is alive after the merger with a data processing agreement in the name of a former municipality. Sign it anew in the name of the new one.',
    },
    place: { part: 'privacy', field: 'dpaParty' },
    find: eachAfterMerger(
      ({ system, privacy, parties }) =>
        holdsPersonalData(countedClass(system)) &&
        privacy.dpaState === 'signed' &&
        !outlivesMerger(privacy.dpaParty, parties) &&
        same(privacy.dpaParty ?? '–'),
    ),
  },
  {
    code: 'OLD_CONTROLLER',
    severity: 'error',
    words: {
      nb: 'Behandlingsansvarlig er ikke den nye kommunen',
      en: 'The controller is not the new municipality',
    },
    what: {
      nb: 'Ansvaret for personopplysningene gikk over ved sammenslåingen, og protokollen sier det ikke. Sett behandlingsansvarlig etter.',
      en: 'The responsibility for the personal data passed at the merger, and the record does not say so. Set the controller after.',
    },
    place: { part: 'privacy', field: 'controllerAfter' },
    find: eachAfterMerger(
      ({ system, privacy, parties }) =>
        holdsPersonalData(countedClass(system)) &&
        !outlivesMerger(privacy.controllerAfter, parties) &&
        !isControlledByOthers(system, privacy, parties),
    ),
  },
  {
    code: 'OLD_OWNER',
    severity: 'error',
    words: { nb: 'Ingen systemeier i den nye kommunen', en: 'No system owner in the new municipality' },
    what: {
      nb: 'Systemet lever etter sammenslåingen uten at noen rolle i den nye kommunen eier det. Sett systemeier i ny kommune.',
      en: 'The system is alive after the merger and no role in the new municipality owns it. Set the owner in the new municipality.',
    },
    place: { part: 'system', field: 'newOwner' },
    find: eachAfterMerger(
      ({ system, parties }) => !system.newOwner && !isPartnership(system.municipality, parties),
    ),
  },
  {
    code: 'OLD_CONTRACT_PARTY',
    severity: 'warning',
    words: {
      nb: 'Avtale i en tidligere kommunes navn',
      en: 'Contract in the name of a former municipality',
    },
    what: {
      nb: 'Systemet lever etter sammenslåingen med en avtale der leverandøren ikke er varslet. Meld fra om den nye kommunen, og oppgi datoen på avtalen.',
      en: 'The system is alive after the merger with a contract of which the supplier is not notified. Tell them of the new municipality, and give the date on the contract.',
    },
    place: { part: 'contracts', field: null },
    find: eachAfterMerger(({ contracts, parties, today }) => {
      const old = contracts.filter((row) => !isSupplierNotified(row, parties, today))
      return old.length > 0 && nameFew(old.map(({ id }) => id))
    }),
  },
  {
    code: 'ARCHIVE_DUTY_UNKNOWN',
    law: { topics: ['preservation'] },
    severity: 'warning',
    words: { nb: 'Arkivplikt er ikke vurdert', en: 'Archive duty is not assessed' },
    what: {
      nb: 'Ingen har sagt om systemet har noe som skal bevares. Arkivleder vurderer det før noe besluttes.',
      en: 'Nobody has said whether the system holds anything to preserve. The records manager assesses it before anything is decided.',
    },
    place: { part: 'system', field: 'archiveDuty' },
    find: each((facts) => isAlive(facts) && !facts.system.archiveDuty),
  },
  {
    code: 'SERIES_OPEN_AT_MERGER',
    law: { topics: ['series'], day: 'merger' },
    severity: 'error',
    words: {
      nb: 'Arkivserien er ikke avsluttet ved sammenslåingen',
      en: 'The archive series is not closed at the merger',
    },
    what: {
      nb: 'Alle arkivserier avsluttes når kommunene slås sammen, også der systemet videreføres. Avslutt serien, og oppgi datoen.',
      en: 'Every archive series closes when the municipalities merge, also where the system is carried on. Close it, and give the date.',
    },
    place: { part: 'archive', field: 'seriesClosedOn' },
    find: each(({ system, archive, today, parties, mergerDate }) => {
      if (!mergerDate || !endsSeries(system, parties)) return false
      const closed = archive.seriesClosedOn
      return closed === null ? today >= mergerDate : closed > mergerDate && same(closed)
    }),
  },
  {
    code: 'SERIES_OPEN_IN_REPLACEMENT',
    law: { topics: ['series'], day: 'merger' },
    severity: 'error',
    words: {
      nb: 'Arkivserien i erstatningen er ikke avsluttet ved sammenslåingen',
      en: 'The archive series in the replacement is not closed at the merger',
    },
    what: {
      nb: 'Kommunen førte arkiv i erstatningen før sammenslåingen. Også der avsluttes serien, én gang for hver kommune: registrer periodeskillet på erstatningen.',
      en: 'The municipality kept records in the replacement before the merger. There, too, its series closes, once for each body: record the break of series on the replacement.',
    },
    find: each(({ system, mappings, parties, today, mergerDate }, { closedSeries }) => {
      if (!mergerDate || today < mergerDate || !endsSeries(system, parties)) return false
      const isClosed = (replacement: string) => {
        const closed = closedSeries.get(seriesKey(replacement, system.municipality))
        return closed !== undefined && closed <= mergerDate
      }
      return nameReplacements(
        mappings.filter(
          ({ actualCutOver, replacement }) =>
            actualCutOver !== null && actualCutOver < mergerDate && !isClosed(replacement),
        ),
      )
    }),
  },
  {
    code: 'READ_ONLY_BEYOND_CONTRACT',
    severity: 'warning',
    words: {
      nb: 'Kun lesetilgang lenger enn avtalen varer',
      en: 'Read-only for longer than the contract lasts',
    },
    what: {
      nb: 'Avtalene som dekker systemet, slutter før lesetilgangen. Forleng en av dem, eller flytt sluttdatoen for lesetilgang.',
      en: 'The contracts that cover the system end before the read-only access. Extend one of them, or move the end of read-only access.',
    },
    place: { part: 'system', field: 'readOnlyUntil' },
    find: each((facts) => {
      const { system, contracts, today } = facts
      const { readOnlyUntil } = system
      if (!isAlive(facts) || readOnlyUntil === null || contracts.length === 0) return false
      const ends = contracts.map((row) => finalEnd(row, today))
      if (ends.some((end) => end === null || end >= readOnlyUntil)) return false
      return same(ends.sort().at(-1) ?? '')
    }),
  },
  {
    code: 'READ_ONLY_WITHOUT_DPA',
    law: { topics: ['processor'] },
    severity: 'error',
    words: {
      nb: 'Kun lesetilgang uten databehandleravtale',
      en: 'Read-only without data processing agreement',
    },
    what: {
      nb: 'Leverandøren behandler fortsatt personopplysningene mens systemet leses. La avtalen gjelde til lesetilgangen er slutt, eller skriv hvorfor den ikke trengs.',
      en: 'The supplier still processes the personal data while the system is read. Let the agreement hold until read-only access ends, or write why none is needed.',
    },
    place: { part: 'privacy', field: 'dpaState' },
    find: each(
      ({ system, privacy }) =>
        // A period that is planned needs it as much as one that runs.
        (system.status === 'read_only' ||
          (system.readOnlyUntil !== null && !hasReached(system.status, 'read_only'))) &&
        holdsPersonalData(countedClass(system)) &&
        (privacy.dpaState === 'missing' || privacy.dpaState === 'terminated'),
    ),
  },
  {
    code: 'APPRAISAL_BEFORE_RULE_CHANGE',
    law: { topics: ['preservation'] },
    severity: 'warning',
    words: {
      nb: 'Bevaringsvurdert før reglene ble endret',
      en: 'Appraised before the rules changed',
    },
    what: {
      nb: 'Reglene for hva som skal bevares, er endret siden arkivet ble vurdert. Arkivleder ser på vurderingen igjen og bekrefter den, eller vurderer på nytt.',
      en: 'The rules for what is to be preserved have changed since the archive was appraised. The records manager looks at it again and confirms it, or appraises anew.',
    },
    place: { part: 'archive', field: 'appraisalConfirmedOn' },
    find: each(({ archive, system, today, ruleSet }) => {
      const { preservationChanges } = ruleSetOf(ruleSet)
      if (archive.dischargedOn !== null) return false
      const rules = changesSince(preservationChanges, archive, system, today)
      const said = (language: 'nb' | 'en') => rules.map((rule) => rule[language]).join(' ')
      return rules.length > 0 && { nb: said('nb'), en: said('en') }
    }),
  },
  {
    code: 'NOTICE_DEADLINE_PASSED',
    severity: 'warning',
    words: { nb: 'Oppsigelsesfristen har gått ut', en: 'The notice deadline has passed' },
    what: {
      nb: 'Oppsigelsesfristen har gått ut uten at avtalen ble sagt opp, og systemet skal bort eller er ikke besluttet. Si den opp, eller regn med kostnaden.',
      en: 'The deadline passed without notice being given, and the system is to go or is undecided. Give notice, or reckon with the cost.',
    },
    place: { part: 'contracts', field: null },
    find: each(({ system, contracts, today, ruleSet }) => {
      const { laws } = ruleSetOf(ruleSet)
      const missed = contracts
        .filter((row) =>
          contractWarnings(row, [{ ...system, continuedAs: null }], today, laws).some(({ code }) =>
            MISSED_NOTICE.has(code),
          ),
        )
        .flatMap((row) => missedDeadline(row, today) ?? [])
      const [first] = missed.sort()
      return first !== undefined && same(first)
    }),
  },
]
