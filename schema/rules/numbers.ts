/** The largest amount, and the largest count, that the register takes. */
export const LARGEST = 1_000_000_000

/** What a written number means: one value, several that it could mean, or nothing. */
type Meanings = readonly number[]

/** One kind of mark between thousands, and the other, if any, before the decimals. */
const GROUPED = [
  { form: /^\d{1,3}( \d{3})+([.,]\d+)?$/, thousands: / /g },
  { form: /^\d{1,3}((\.\d{3}){2,}(,\d+)?|\.\d{3},\d+)$/, thousands: /\./g },
  { form: /^\d{1,3}((,\d{3}){2,}(\.\d+)?|,\d{3}\.\d+)$/, thousands: /,/g },
]

/**
 * What a number may mean that a Norwegian or an Englishman has written: thousands by space of any width, full stop or
 * comma. «412 000» and «1.234.567» mean one thing, «412.000» is 412 000 to one and 412 to the other, and «1e3» is no
 * number that people write.
 */
export function numberMeanings(text: string): Meanings {
  const written = text.trim().replace(/\s/g, ' ').replace('\u2212', '-')
  const negative = written.startsWith('-')
  const meanings = bareMeanings(negative ? written.slice(1) : written)
  return negative ? meanings.map((value) => -value) : meanings
}

function bareMeanings(written: string): Meanings {
  const decimal = (text: string) => Number(text.replace(',', '.'))
  const grouped = GROUPED.find(({ form }) => form.test(written))
  if (grouped) return [decimal(written.replace(grouped.thousands, ''))]
  if (!/^\d+([.,]\d+)?$/.test(written)) return []
  // Three digits behind the only mark, and one to three before it: thousands, or decimals.
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(written)
    ? [Number(written.replace(/[.,]/, '')), decimal(written)]
    : [decimal(written)]
}

/** The number that a text means without a doubt; any other text as it stands, for a check to refuse. */
export function readNumber(text: string): number | string {
  const [value, other] = numberMeanings(text)
  return value === undefined || other !== undefined ? text : value
}
