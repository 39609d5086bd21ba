import type { Fields } from '../fields.js'
import type { Words } from '../words.js'
import type { Imported } from './settings.js'

/** What a list may be of, in words. */
export const IMPORTED_WORDS: Record<Imported, Words> = {
  system: { nb: 'Systemer', en: 'Systems' },
  contract: { nb: 'Avtaler', en: 'Contracts' },
  integration: { nb: 'Integrasjoner', en: 'Integrations' },
  replacement: { nb: 'Erstatninger', en: 'Replacements' },
  mapping: { nb: 'Koblinger', en: 'Mappings' },
}

/** What the log tells of an import that was carried out. */
export const IMPORT_FIELDS = {
  fileName: { type: 'line', nb: 'Fil', en: 'File' },
  fileHash: { type: 'line', nb: 'SHA-256 av filen', en: 'SHA-256 of the file' },
  fileSize: { type: 'number', nb: 'Størrelse (byte)', en: 'Size (bytes)' },
  format: { type: 'line', nb: 'Filformat', en: 'File format' },
  entity: {
    type: 'choice',
    choices: { from: 'words', words: IMPORTED_WORDS },
    nb: 'Liste over',
    en: 'List of',
  },
  profile: { type: 'line', nb: 'Oppsett', en: 'Profile' },
  profileVersion: { type: 'number', nb: 'Versjon av oppsettet', en: 'Version of the profile' },
  settings: { type: 'prose', nb: 'Lest slik', en: 'Read like this' },
  answers: { type: 'prose', nb: 'Svar', en: 'Answers' },
  counts: { type: 'prose', nb: 'Antall', en: 'Counts' },
  requestId: { type: 'line', nb: 'Referanse', en: 'Reference' },
} as const satisfies Fields

/** What the log tells of a profile. */
export const IMPORT_PROFILE_FIELDS = {
  name: { type: 'line', required: true, nb: 'Navn', en: 'Name' },
  settings: { type: 'prose', required: true, nb: 'Lest slik', en: 'Read like this' },
} as const satisfies Fields
