import { GENERAL_CODES, NO_ARCHIVE_DUTY, type StandardCode } from '../codes.js'
import { MUNICIPAL_AREAS, renamed, SERVICE_GROUPS } from './areaTemplates.js'
import { NORWEGIAN_ARCHIVE_LAW, NORWEGIAN_LAWS, NORWEGIAN_PRESERVATION_CHANGES } from './norwegianLaw.js'
import type { RuleSet } from './ruleSet.js'

const NOARK: StandardCode = {
  list: 'archive_duty',
  code: 'noark5',
  nb: 'Noark 5-uttrekk',
  en: 'Noark 5 extract',
}

/** What a merger of Norwegian municipalities is asked. */
export const NORWAY: RuleSet = {
  laws: NORWEGIAN_LAWS,
  archiveLaw: NORWEGIAN_ARCHIVE_LAW,
  preservationChanges: NORWEGIAN_PRESERVATION_CHANGES,
  fields: [
    'usesMunicipalityNumber',
    'municipalityNumberChangedOn',
    'usesOrganisationNumber',
    'organisationNumberChangedOn',
    'criticalService',
    'appraisalConfirmedOn',
    'thirdCountryBasis',
  ],
  checks: [
    'APPRAISAL_BEFORE_RULE_CHANGE',
    'THIRD_COUNTRY_WITHOUT_BASIS',
    'SERIES_OPEN_AT_MERGER',
    'SERIES_OPEN_IN_REPLACEMENT',
  ],
  municipalityNumber: {
    form: /^\d{4}$/,
    example: '0602',
    words: { nb: 'fire sifre', en: 'four digits' },
  },
  areaTemplates: [
    renamed(MUNICIPAL_AREAS, {
      SOS: { nb: 'NAV, sosial, bolig og flyktning', en: 'Social services, housing and refugees' },
      BVP: { nb: 'Barnevern og PPT', en: 'Child welfare and educational-psychological service' },
      SKO: { nb: 'Skole og SFO', en: 'Schools and after-school care' },
    }),
    { ...SERVICE_GROUPS, nb: 'KOSTRA, 24 områder', en: 'KOSTRA, 24 areas' },
  ],
  // What a Norwegian extract may be comes before what any may be.
  codes: GENERAL_CODES.flatMap((entry) =>
    entry.list === 'archive_duty' && entry.code === NO_ARCHIVE_DUTY ? [entry, NOARK] : [entry],
  ),
}
