import { type Check, type CheckedSystem, each, isAlive, same } from './checkFacts.js'
import { NO_ARCHIVE_DUTY } from './codes.js'
import { contractWarnings, noticeDeadline } from './contracts.js'
import { changedSince } from './laws.js'
import { isDpiaSettled } from './privacy.js'

/** True for a system that still holds data of the most private kind. */
function holdsSpecial(facts: CheckedSystem): boolean {
  return (
    isAlive(facts) && facts.system.privacyClass === 'special' && facts.privacy.erasureState !== 'confirmed'
  )
}

/** The checks of what privacy, archive and contract law ask for. */
export const LAW_CHECKS: readonly Check[] = [
  {
    code: 'SPECIAL_WITHOUT_DPA',
    severity: 'error',
    words: {
      nb: 'Særlige kategorier uten databehandleravtale',
      en: 'Special categories without data processing agreement',
    },
    what: {
      nb: 'Systemet behandler særlige kategorier av personopplysninger uten databehandleravtale. Signer den, eller oppgi at den ikke trengs.',
      en: 'The system holds special categories of personal data without a data processing agreement. Sign it, or say that none is needed.',
    },
    find: each((facts) => holdsSpecial(facts) && facts.privacy.dpaState === 'missing'),
  },
  {
    code: 'SPECIAL_WITHOUT_DPIA',
    severity: 'error',
    words: {
      nb: 'Særlige kategorier uten vurdering av personvernkonsekvenser',
      en: 'Special categories without impact assessment',
    },
    what: {
      nb: 'Vurderingen av personvernkonsekvenser (DPIA) er verken gjort eller begrunnet unødvendig. Gjennomfør den, eller begrunn hvorfor den ikke kreves.',
      en: 'The impact assessment (DPIA) is neither done nor said why it is not required. Do it, or say why none is required.',
    },
    find: each((facts) => holdsSpecial(facts) && !isDpiaSettled(facts.privacy)),
  },
  {
    code: 'SPECIAL_WITHOUT_RISK_ASSESSMENT',
    severity: 'error',
    words: {
      nb: 'Særlige kategorier uten risikovurdering',
      en: 'Special categories without risk assessment',
    },
    what: {
      nb: 'Systemet behandler særlige kategorier av personopplysninger og er ikke risikovurdert. Gjennomfør vurderingen, og oppgi datoen.',
      en: 'The system holds special categories of personal data and is not risk assessed. Do the assessment, and give the date.',
    },
    find: each((facts) => holdsSpecial(facts) && facts.privacy.riskAssessedOn === null),
  },
  {
    code: 'ARCHIVE_DUTY_UNKNOWN',
    severity: 'warning',
    words: { nb: 'Arkivplikt er ikke vurdert', en: 'Archive duty is not assessed' },
    what: {
      nb: 'Ingen har sagt om systemet har noe som skal bevares. Arkivleder vurderer det før noe besluttes.',
      en: 'Nobody has said whether the system holds anything to preserve. The records manager assesses it before anything is decided.',
    },
    find: each((facts) => isAlive(facts) && !facts.system.archiveDuty),
  },
  {
    code: 'SERIES_OPEN_AT_MERGER',
    severity: 'error',
    words: {
      nb: 'Arkivserien er ikke avsluttet ved sammenslåingen',
      en: 'The archive series is not closed at the merger',
    },
    what: {
      nb: 'Alle arkivserier avsluttes når kommunene slås sammen, også der systemet videreføres. Avslutt serien, og oppgi datoen.',
      en: 'Every archive series closes when the municipalities merge, also where the system is carried on. Close it, and give the date.',
    },
    find: each(({ system, archive, today }, { mergerDate }) => {
      if (!mergerDate || !system.archiveDuty || system.archiveDuty === NO_ARCHIVE_DUTY) return false
      const closed = archive.seriesClosedOn
      return closed === null ? today >= mergerDate : closed > mergerDate && same(closed)
    }),
  },
  {
    code: 'APPRAISAL_BEFORE_RULE_CHANGE',
    severity: 'warning',
    words: {
      nb: 'Bevaringsvurdert før reglene ble endret',
      en: 'Appraised before the rules changed',
    },
    what: {
      nb: 'Reglene for hva som skal bevares, er endret siden arkivet ble vurdert. Arkivleder ser på vurderingen igjen og bekrefter den, eller vurderer på nytt.',
      en: 'The rules for what is to be preserved have changed since the archive was appraised. The records manager looks at it again and confirms it, or appraises anew.',
    },
    find: each(({ archive, system, today }) => {
      const rule = archive.dischargedOn === null && changedSince(archive, system.serviceArea, today)
      return rule && { nb: rule.nb, en: rule.en }
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
    find: each(({ system, contracts, today }) => {
      const missed = contracts
        .filter((row) =>
          contractWarnings(row, [system], today).some(({ code }) => code !== 'ENDS_BEFORE_CUT_OVER'),
        )
        .flatMap((row) => noticeDeadline(row) ?? [])
      const [first] = missed.sort()
      return first !== undefined && same(first)
    }),
  },
]
