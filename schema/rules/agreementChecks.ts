import { type Check, each } from './checkFacts.js'

/** The checks of what waits for somebody to agree to: theirs to look through, whatever the status of the system. */
export const AGREEMENT_CHECKS: readonly Check[] = [
  {
    code: 'ARCHIVE_DUTY_NOT_AGREED',
    severity: 'warning',
    words: {
      nb: 'Senket arkivplikt venter på godkjenning',
      en: 'A lowered archive duty waits to be agreed',
    },
    what: {
      nb: 'Arkivplikten er senket, og kontrollpunkter og funn går etter det som gjaldt før. Arkivleder godkjenner senkingen, eller setter arkivplikten tilbake.',
      en: 'The archive duty is lowered, and gates and findings go by what it was. The records manager agrees to it, or sets the duty back.',
    },
    place: { part: 'archive', field: 'agree' },
    find: each(({ system }) => system.archiveDutyBefore !== null),
  },
  {
    code: 'PRIVACY_CLASS_NOT_AGREED',
    severity: 'warning',
    words: {
      nb: 'Senket klasse av personopplysninger venter på godkjenning',
      en: 'A lowered class of personal data waits to be agreed',
    },
    what: {
      nb: 'Klassen av personopplysninger er senket, og kontrollpunkter og funn går etter det som gjaldt før. Personvernrådgiver godkjenner senkingen, eller setter klassen tilbake.',
      en: 'The class of personal data is lowered, and gates and findings go by what it was. The data protection adviser agrees to it, or sets the class back.',
    },
    place: { part: 'privacy', field: 'agree' },
    find: each(({ system }) => system.privacyClassBefore !== null),
  },
]
