/**
 * The beginnings of lines that a spreadsheet runs as a formula: with a sign of any width, or a tab. Blanks before the
 * sign do not hold them all back, and neither do quotes: some readers part a quoted cell at its line breaks.
 */
const FORMULA = /(^|[\n\v\f\r\x85\u2028\u2029])(?=[^\S\n\v\f\r\u2028\u2029]*[=+\-@＝＋－＠﹦﹢﹣﹫]|\t)/g

/** A text as no spreadsheet runs it: an apostrophe makes it text (OWASP, CSV injection). */
export function withoutFormula(text: string): string {
  return text.replace(FORMULA, "$1'")
}
