import type { Fields } from './fields.js'
import type { Words } from './words.js'

/** What reports are for: the groups that they are offered in. */
export const REPORT_GROUPS = {
  steering: { nb: 'Styring', en: 'Steering' },
  carrying_out: { nb: 'Gjennomføring', en: 'Carrying out' },
  oversight: { nb: 'Tilsyn og revisjon', en: 'Oversight and audit' },
} as const satisfies Record<string, Words>
export type ReportGroup = keyof typeof REPORT_GROUPS

interface ReportRule extends Words {
  group: ReportGroup
  /** The one question that it answers. */
  question: Words
}

/** The reports, in the order in which they are offered. */
export const REPORTS = {
  status: {
    group: 'steering',
    nb: 'Statusrapport',
    en: 'Status report',
    question: {
      nb: 'Hvor langt er vi, hva haster, og hva må besluttes?',
      en: 'How far are we, what is urgent, and what must be decided?',
    },
  },
  contracts: {
    group: 'steering',
    nb: 'Avtaler og frister',
    en: 'Contracts and deadlines',
    question: {
      nb: 'Hva må sies opp når, og hva koster det å la være?',
      en: 'What must be given notice of when, and what does it cost to leave it?',
    },
  },
  decommissioning: {
    group: 'steering',
    nb: 'Saneringsplan',
    en: 'Decommissioning plan',
    question: {
      nb: 'Hva slås av når, og hva må være gjort først?',
      en: 'What is shut off when, and what must be done first?',
    },
  },
  inventory: {
    group: 'carrying_out',
    nb: 'Inventar',
    en: 'Inventory',
    question: {
      nb: 'Hvilke systemer har vi, hvem eier dem, og hva koster de?',
      en: 'Which systems do we have, who owns them, and what do they cost?',
    },
  },
  mappings: {
    group: 'carrying_out',
    nb: 'Koblinger og beslutninger',
    en: 'Mappings and decisions',
    question: {
      nb: 'Hva erstattes av hva, og etter hvilket notat?',
      en: 'What is replaced by what, and by which memo?',
    },
  },
  archives: {
    group: 'carrying_out',
    nb: 'Arkivplan',
    en: 'Archive plan',
    question: {
      nb: 'Hva skal bevares, i hvilket depot, og hvor langt er uttrekket?',
      en: 'What is to be preserved, in which depot, and how far is the extract?',
    },
  },
  processing: {
    group: 'oversight',
    nb: 'Behandlingsprotokoll',
    en: 'Record of processing',
    question: {
      nb: 'Hvem behandler hva, og på hvilket grunnlag? (art. 30)',
      en: 'Who processes what, and on which basis? (art. 30)',
    },
  },
  risk: {
    group: 'oversight',
    nb: 'ROS-oversikt',
    en: 'Risk assessments',
    question: {
      nb: 'Hva er risikovurdert, og hva mangler?',
      en: 'What has been assessed for risk, and what lacks it?',
    },
  },
  overrides: {
    group: 'oversight',
    nb: 'Unntak',
    en: 'Overrides',
    question: {
      nb: 'Hvilke kontrollpunkter er overstyrt, av hvem, og hvorfor?',
      en: 'Which gates were overridden, by whom, and why?',
    },
  },
  findings: {
    group: 'oversight',
    nb: 'Funn',
    en: 'Findings',
    question: {
      nb: 'Hva bryter med regler eller plan denne dagen?',
      en: 'What breaks rules or the plan on this day?',
    },
  },
  changes: {
    group: 'oversight',
    nb: 'Endringslogg',
    en: 'Change log',
    question: { nb: 'Hvem endret hva når?', en: 'Who changed what, and when?' },
  },
} as const satisfies Record<string, ReportRule>
export type ReportName = keyof typeof REPORTS
export const REPORT_NAMES = Object.keys(REPORTS) as ReportName[]

/** What a report is made as. */
export const REPORT_FORMATS = ['pdf', 'xlsx'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** Reports, all data and the log in one file, with what checks it. */
export const BUNDLE = {
  group: 'oversight',
  nb: 'Revisjonspakke',
  en: 'Audit bundle',
  question: {
    nb: 'Alt over i én fil, med data, logg, hasher og kontrollprogram',
    en: 'All of the above in one file, with data, log, hashes and a program that checks it',
  },
} as const satisfies ReportRule

/** All that is made, numbered and kept. */
export const KEPT_REPORTS = { ...REPORTS, bundle: BUNDLE } as const satisfies Record<string, ReportRule>
export type KeptReport = keyof typeof KEPT_REPORTS
export const KEPT_NAMES = Object.keys(KEPT_REPORTS) as KeptReport[]

/** What is kept is a file of one of these. */
export const KEPT_FORMATS = [...REPORT_FORMATS, 'zip'] as const
export type KeptFormat = (typeof KEPT_FORMATS)[number]

/** What of the register a report is of: all of it, where nothing is said. */
export interface Within {
  municipality: string | null
  serviceArea: string | null
  subproject: string | null
}

/** An earlier report that this one says the change since. */
export interface Since {
  id: string
  asOf: string
  sequence: number
}

/** What a report is made of, all of it: the same order makes the same bytes, whoever asks, whenever and wherever. */
export interface ReportOrder extends Ordered {
  report: ReportName
  format: ReportFormat
}

/** What a bundle is made of, all of it. Its data and its log are those of the whole register. */
export interface BundleOrder extends Ordered {
  report: 'bundle'
  format: 'zip'
  /** The reports in it, each in each of the formats. */
  contains: { reports: ReportName[]; formats: ReportFormat[] }
}

/** What anything that is kept is made of. */
export type KeptOrder = ReportOrder | BundleOrder

interface Ordered extends Within {
  language: keyof Words
  /** The day that the register is shown as of, which counts as today. */
  asOf: string
  /** The last row of the change log that the report knows, its hash, and when it was written. */
  sequence: number
  hash: string
  at: string
  /** The days that a report of changes is of. */
  from: string | null
  to: string | null
  since: Since | null
}

/** The fields that the log tells of a report that was made. */
export const REPORT_FIELDS = {
  report: {
    type: 'choice',
    choices: { from: 'words', words: KEPT_REPORTS },
    nb: 'Rapport',
    en: 'Report',
  },
  format: { type: 'line', nb: 'Format', en: 'Format' },
  asOf: { type: 'date', nb: 'Per dato', en: 'As of' },
  sequence: { type: 'number', nb: 'Endringslogg, siste nummer', en: 'Change log, last number' },
  template: { type: 'number', nb: 'Mal', en: 'Template' },
  program: { type: 'line', nb: 'Programversjon', en: 'Version of the program' },
  fileHash: { type: 'line', nb: 'Filens SHA-256', en: 'SHA-256 of the file' },
  fileSize: { type: 'number', nb: 'Filens størrelse (byte)', en: 'Size of the file (bytes)' },
} as const satisfies Fields
