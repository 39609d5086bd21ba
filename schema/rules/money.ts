import type { Words } from './words.js'

/** True for a currency by its three letters (ISO 4217). */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}

/** What stands behind an amount. More than one currency is called «kr»: only that of most registers is. */
export function currencyWords(currency: string): Words {
  return currency === 'NOK' ? { nb: 'kr', en: 'NOK' } : { nb: currency, en: currency }
}

/** What a field of an amount is called, with its currency: «Årlig kostnad (kr)». Any other field is called what it is. */
export function withCurrency<F extends Words & { unit?: string }>(field: F, currency: string): Words {
  const { nb, en, unit } = field
  if (unit !== 'money') return { nb, en }
  const words = currencyWords(currency)
  return { nb: `${nb} (${words.nb})`, en: `${en} (${words.en})` }
}
