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
  const scores: number[] = []
  for (const sheet of sheets) scores.push(yield* scoreOf(sheet))
  const best = Math.max(...scores)
  return Math.max(0, scores.indexOf(best))
}

/** What sheets are called that are no list of now. */
const BESIDES =
  /\b(forside|omslag|cover|deckblatt|etusivu|voorblad|om|about|readme|les ?meg|innhold|contents?|ordforklaring(er)?|ordliste|forklaring(er)?|glossary|begreper|definisjoner|definitions?|terms|legend|veiledning|instruks|instructions?|hjelp|help|lister|lists?|valglister?|verdier|selections?|koder|dropdown|oppslag|lookup|logg|log|endringslogg|historikk|history|statistikk|summary|oppsummering|pivot|diagram)\b/
const OLD =
  /\b(gml|gammel|gammelt|gamle|gamal|gammal|gamla|old|alt|vanha|oud|oude|utgått|arkiv|archive|backup|kopi|copy|tidligere|previous|slettet|deleted|avviklet|avsluttet|utfaset|retired)\b/

/** Much less than any other: taken where there is nothing else. */
const BARELY = 0.01

function* scoreOf(sheet: Sheet): InTurns<number> {
  const { records, headers } = yield* findLayoutInTurns(sheet)
  if (records.length === 0) return sheet.rows.length === 0 ? 0 : BARELY * BARELY
  const cells = countCells(records)
  const named = headers.filter(({ name }) => name !== '').length
  const usual = cells / records.length
  // A hundred records of ten fields are more of a list than a thousand of two.
  const like = Math.log2(1 + records.length) * Math.log2(Math.min(named, usual * 2) + 0.5) ** 2
  const name = foldText(sheet.name ?? '')
  const called = (BESIDES.test(name) ? 0.3 : 1) * (OLD.test(name) ? 0.3 : 1)
  return Math.max(BARELY, like) * called * (sheet.hidden ? BARELY : 1)
}
