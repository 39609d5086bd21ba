/** What a currency is called in a cell: its letters or sign, with a letter for its scale before them (MNOK, tkr, k€). */
const CURRENCY =
  /(?<!\p{L})(?:([mtk])\.? ?)?(nok|sek|dkk|isk|eur|euro|euroa|euros|usd|gbp|chf|dollar|dollars|pund|kroner|kronor|krone|kr|us\$|€|\$|£)(?!\p{L})\.?/gu
const CODES: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euroa: 'EUR',
  euros: 'EUR',
  '€': 'EUR',
  us$: 'USD',
  $: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  '£': 'GBP',
  pund: 'GBP',
}
/** The currencies that are called «kr». */
const KRONER: ReadonlySet<string> = new Set(['NOK', 'SEK', 'DKK', 'ISK'])

export interface SaidCurrency {
  /** The text without its currencies. */
  text: string
  /** True where one is said that is not that of the register. */
  other: boolean
  /** What the letter before it says: MNOK is of millions, tkr of thousands. */
  times: 1 | 1000 | 1_000_000
}

/** What a folded text says of its currency, beside that of the register (its three letters). */
export function takeCurrency(folded: string, currency: string): SaidCurrency {
  let other = false
  let times: SaidCurrency['times'] = 1
  const text = folded
    .replace(CURRENCY, (_, scale: string | undefined, name: string) => {
      const isOurs = name.startsWith('kr')
        ? KRONER.has(currency)
        : (CODES[name] ?? name.toUpperCase()) === currency
      other ||= !isOurs
      if (scale !== undefined) times = scale === 'm' ? 1_000_000 : 1000
      return ' '
    })
    .replace(/ +/g, ' ')
    .trim()
  return { text, other, times }
}
