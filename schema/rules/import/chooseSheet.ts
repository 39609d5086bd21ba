import { foldText } from '../text.js'
import { atOnce, type InTurns } from '../turns.js'
import type { Sheet, Workbook } from './cells.js'
import { countCells, findLayoutInTurns } from './findLayout.js'

/** What tells a user which sheet is which, and why it was not taken. */
export interface SheetFacts {
  index: number
  name: string | null
  hidden: boolean
  /** Rows and cells with something in them. */
  rows: number
  cells: number
}

export function sheetFacts({ sheets }: Workbook): SheetFacts[] {
  return sheets.map(({ name, hidden, rows }, index) => ({
    index,
    name,
    hidden,
    rows: rows.length,
    cells: countCells(rows),
  }))
}

/**
 * The index of the sheet that looks most like a list of things: many records of many fields, in sight, and not called a cover, a
 * glossary, a list of choices or an old copy. The first where none has anything.
 */
export function chooseSheet(workbook: Workbook): number {
  return atOnce(chooseSheetInTurns(workbook))
}

/** The same with stops. */
export function* chooseSheetInTurns({ sheets }: Workbook): InTurns<number> {
  if (sheets.length < 2) return 0
  const likes: Likeness[] = []
  for (const sheet of sheets) likes.push(yield* likenessOf(sheet))
  const best = likes.reduce((one, other) => (other.score > one.score ? other : one))
  // An export of no rows has its headings, and what it is of in a sheet beside.
  const empty = best.beside ? likes.find(({ isEmptyList }) => isEmptyList) : undefined
  return likes.indexOf(empty ?? best)
}

/** How much a sheet is like a list of things. */
interface Likeness {
  score: number
  /** True for one that is called a cover, a glossary or the like. */
  beside: boolean
  /** True for headings of a list that has no rows. */
  isEmptyList: boolean
}

/** What sheets are called that are no list of now. */
const BESIDES =
  /\b(forside|omslag|cover|deckblatt|etusivu|voorblad|om|about|readme|les ?meg|innhold|contents?|ordforklaring(er)?|ordliste|forklaring(er)?|glossary|begreper|definisjoner|definitions?|terms|legend|veiledning|instruks|instructions?|hjelp|help|lister|lists?|valglister?|verdier|selections?|koder|dropdown|oppslag|lookup|logg|log|endringslogg|historikk|history|statistikk|summary|oppsummering|pivot|diagram)\b/
const OLD =
  /\b(gml|gammel|gammelt|gamle|gamal|gammal|gamla|old|alt|vanha|oud|oude|utgått|arkiv|archive|backup|kopi|copy|tidligere|previous|slettet|deleted|avviklet|avsluttet|utfaset|retired)\b/

/** Much less than any other: taken where there is nothing else. */
const BARELY = 0.01

/** So many headings by themselves are those of a list. */
const SOME_HEADINGS = 3

function* likenessOf(sheet: Sheet): InTurns<Likeness> {
  const { records, headers } = yield* findLayoutInTurns(sheet)
  const named = headers.filter(({ name }) => name !== '').length
  const name = foldText(sheet.name ?? '')
  const beside = BESIDES.test(name)
  if (records.length === 0)
    return {
      score: sheet.rows.length === 0 ? 0 : BARELY * BARELY,
      beside,
      isEmptyList: named >= SOME_HEADINGS && !beside && !OLD.test(name) && !sheet.hidden,
    }
  const usual = countCells(records) / records.length
  // A hundred records of ten fields are more of a list than a thousand of two.
  const like = Math.log2(1 + records.length) * Math.log2(Math.min(named, usual * 2) + 0.5) ** 2
  const called = (beside ? 0.3 : 1) * (OLD.test(name) ? 0.3 : 1)
  const score = Math.max(BARELY, like) * called * (sheet.hidden ? BARELY : 1)
  return { score, beside, isEmptyList: false }
}
