import type { Fields } from './fields.js'
import { CODE_LETTERS } from './rowNumbers.js'
import { plainLetters } from './text.js'

/** What a row that is known by a code is called: nobody needs to invent more of it than one name. */
export const NAMED_FIELDS = {
  code: {
    type: 'line',
    written: 'key',
    required: true,
    made: {
      nb: 'Lages av navnet når den ikke er oppgitt. Kan ikke endres.',
      en: 'Made from the name when it is not given. Cannot be changed.',
    },
    nb: 'Kode',
    en: 'Code',
  },
  nameNb: { type: 'line', required: true, nb: 'Navn (bokmål)', en: 'Name (Norwegian)' },
  nameEn: {
    type: 'line',
    required: true,
    made: {
      nb: 'Som det norske når det ikke er oppgitt.',
      en: 'As the Norwegian one when it is not given.',
    },
    nb: 'Navn (engelsk)',
    en: 'Name (English)',
  },
} as const satisfies Fields

/**
 * Makes a code of a name: «Bølge 1: Helse» is `bolge_1_helse`. `word`: what it is of a name without a letter or digit that a
 * code may have. One that is taken gets a number behind it.
 */
export function makeCode(name: string, word: string, isTaken: (code: string) => boolean): string {
  const whole = plainLetters(name).replace(/[^a-z0-9]+/g, '_')
  const base = whole.replace(/^_|_$/g, '') || word
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `_${number}`
    const code = base.slice(0, CODE_LETTERS - suffix.length).replace(/_$/, '') + suffix
    if (!isTaken(code)) return code
  }
}
