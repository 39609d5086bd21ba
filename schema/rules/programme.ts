import { RULE_SET_WORDS, type RuleSetName } from './countries/names.js'
import type { Fields } from './fields.js'

/** What a programme decides for the whole register beside its facts. */
export interface Settings {
  ruleSet: RuleSetName
  /** By its name in the IANA database: every «today» and every moment that is shown is in it. */
  timeZone: string
  /** ISO 4217: what every amount is in. */
  currency: string
  /** The letters before the numbers of systems and of contracts. */
  systemPrefix: string
  contractPrefix: string
}

/** What a register has that was never told otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  ruleSet: 'norway',
  timeZone: 'Europe/Oslo',
  currency: 'NOK',
  systemPrefix: 'IKT',
  contractPrefix: 'AVT',
}

/** Every field of the programme that a user may write, in the order in which they are shown. */
export const PROGRAMME_FIELDS = {
  name: { type: 'line', required: true, nb: 'Navn', en: 'Name' },
  mergerDate: { type: 'date', nb: 'Sammenslåingsdato', en: 'Merger date' },
  municipalityNumber: { type: 'line', nb: 'Nytt kommunenummer', en: 'New municipality number' },
  municipalityName: { type: 'line', nb: 'Ny kommune', en: 'New municipality' },
  ruleSet: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: RULE_SET_WORDS },
    nb: 'Regelsett',
    en: 'Rule set',
    help: {
      nb: 'Hvilket lands regler, identifikatorer og maler som gjelder.',
      en: 'Which country’s rules, identifiers and templates apply.',
    },
  },
  timeZone: {
    type: 'line',
    required: true,
    nb: 'Tidssone',
    en: 'Time zone',
    help: {
      nb: 'Navnet i IANA-databasen, for eksempel Europe/Copenhagen.',
      en: 'Its name in the IANA database, such as Europe/Copenhagen.',
    },
  },
  currency: {
    type: 'line',
    required: true,
    nb: 'Valuta',
    en: 'Currency',
    help: { nb: 'Tre bokstaver (ISO 4217), for eksempel DKK.', en: 'Three letters (ISO 4217), such as DKK.' },
  },
  systemPrefix: {
    type: 'line',
    required: true,
    nb: 'Bokstaver foran systemnumre',
    en: 'Letters before system numbers',
    help: {
      nb: 'To til åtte bokstaver. Kan endres til det første systemet er registrert.',
      en: 'Two to eight letters. Can be changed until the first system is registered.',
    },
  },
  contractPrefix: {
    type: 'line',
    required: true,
    nb: 'Bokstaver foran avtalenumre',
    en: 'Letters before contract numbers',
    help: {
      nb: 'To til åtte bokstaver. Kan endres til den første avtalen er registrert.',
      en: 'Two to eight letters. Can be changed until the first contract is registered.',
    },
  },
} as const satisfies Fields
export type ProgrammeField = keyof typeof PROGRAMME_FIELDS
