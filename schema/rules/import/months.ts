import { foldText } from '../text.js'
import type { Cell } from './cells.js'
import { oneOf, saying, WORD_END } from './dateWords.js'
import { LONGEST, readCell } from './lostCells.js'
import { asked, found, type Reading, refused, UNSAID } from './readings.js'
import { readUnsaid } from './unsaid.js'
import { foldNumbers } from './writtenNumbers.js'

const MONTHS = oneOf(
  'måneder|måneders|måned|månader|månad|månaders|månads|mnd|mnd.|mndr|mndr.|mndrs|mån|mån.|mdr|mdr.|md|md.|månedar|month|months|monate|monat|monaten|monats|' +
    "maanden|maand|mnd|kuukautta|kuukausi|kuukauden|kk|mths|mth|months'|month's",
)
const YEARS = oneOf("år|års|year|years|year's|years'|jahr|jahre|jahren|jaar|vuosi|vuotta|vuoden")
const NUMBER_WORDS = new Map(
  [
    'en|én|ett|ein|one|yksi|een|eine|einen|et',
    'to|två|two|kaksi|twee|zwei',
    'tre|three|kolme|drie|drei',
    'fire|fyra|four|neljä|vier',
    'fem|five|viisi|vijf|fünf',
    'seks|sex|six|kuusi|zes|sechs',
    'sju|syv|seven|seitsemän|zeven|sieben',
    'åtte|åtta|otte|eight|kahdeksan|acht',
    'ni|nio|nine|yhdeksän|negen|neun',
    'ti|tio|ten|kymmenen|tien|zehn',
    'elleve|elva|eleven|yksitoista|elf',
    'tolv|twelve|kaksitoista|twaalf|zwölf',
  ].flatMap((words, index) => words.split('|').map((word) => [word, index + 1] as const)),
)
const LENGTH = `(\\d{1,3}|${oneOf([...NUMBER_WORDS.keys()].join('|'))})(?:[ -]?(?:(${MONTHS})|(${YEARS})))${WORD_END}`
const WHOLE = new RegExp(`^${LENGTH}$`, 'u')
const NOTICE_WORD = /oppsig|oppseiing|uppsägning|opsigelse|opzeg|kündigung|\bnotice\b|irtisanom|varsel/u
/** A length next to a word for notice, on either side of it. No range: «3-12 månader» is no number of months. */
const IN_TEXT = new RegExp(`(?<![\\p{L}\\p{N},./-]|\\d - |til |till |to |bis )${LENGTH}`, 'gu')
const OTHER_UNIT = saying(
  'dager|dagar|dage|dag|days|day|tage|tagen|päivää|dagen|uker|veckor|uger|weeks|week|wochen|viikkoa|weken',
)

function monthsOf(number: string, years: string | undefined): number {
  return (NUMBER_WORDS.get(number) ?? Number(number)) * (years === undefined ? 1 : 12)
}

/** The months of notice that a text says: «3 mnd oppsigelse» is 3. Null where it says none, or not as one number of months. */
export function readNotice(text: string): number | null {
  const folded = foldText(text)
  if (!NOTICE_WORD.test(folded) || OTHER_UNIT.test(folded)) return null
  const lengths = [...folded.matchAll(IN_TEXT)].map(([, number = '', , years]) => monthsOf(number, years))
  const [months, other] = lengths
  return months === undefined || other !== undefined || months > 120 ? null : months
}

/** A number of months, as of a notice or a renewal: «3», «3 mnd», «1 år», «3 måneders oppsigelse». */
export function readMonths(cell: Cell): Reading<number> {
  return readCell(cell, ({ kind, text }) => {
    if (kind === 'date' || kind === 'flag') return refused('not_a_number')
    if (readUnsaid(text)) return UNSAID
    if (text.length > LONGEST) return refused('not_a_number')
    const folded = foldNumbers(text)
    if (folded === null) return refused('not_a_number')
    const [, number, , years] = WHOLE.exec(folded) ?? []
    if (number !== undefined) return inReach(monthsOf(number, years), years !== undefined)
    if (/^\d+(?:\.0+)?$/.test(folded)) return inReach(Number(folded), false)
    if (/^-\d/.test(folded)) return refused('negative')
    const [, low, high] =
      new RegExp(`^(\\d{1,3}) ?(?:-|til|till|to|bis|tot) ?(\\d{1,3})(?: ?${MONTHS})?$`, 'u').exec(folded) ??
      []
    if (low !== undefined) return asked('range', [Number(low), Number(high)])
    const notice = readNotice(text)
    return notice === null ? refused('not_a_number') : found(notice, 'rest_kept', true)
  })
}

function inReach(months: number, converted: boolean): Reading<number> {
  return months > 120 ? refused('too_large') : found(months, converted ? 'scaled' : undefined)
}
