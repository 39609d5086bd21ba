import { answerOf } from './answers.js'
import { asked, isUnsaid, said, UNSAID, type WordReading } from './wordReading.js'

/**
 * The class of personal data out of two answers: whether there are personal data, and whether there are sensitive ones. Null for
 * a column that the list has not. Any but a clear yes and no is asked, but for what says nothing at all.
 */
export function readPersonalData(personal: string | null, sensitive: string | null): WordReading {
  const [has, hasSensitive] = [answerTo(personal), answerTo(sensitive)]
  if (has === 'other' || hasSensitive === 'other')
    return asked('unknown_word', ['none', 'ordinary', 'special'])
  if (hasSensitive === 'yes') {
    // Where nobody said whether there are any, sensitive ones are personal data too.
    if (has === 'no') return asked('contradiction', ['special', 'none', 'ordinary'])
    return said('special', true)
  }
  if (has === 'no') return said('none', true)
  if (has === 'yes')
    return hasSensitive === 'no' ? said('ordinary', true) : asked('coarse_word', ['ordinary', 'special'])
  return hasSensitive === 'no' ? asked('coarse_word', ['none', 'ordinary']) : UNSAID
}

/** What an answer of yes and no says; null where it says nothing. */
export function answerTo(text: string | null): 'yes' | 'no' | 'other' | null {
  if (text === null || (answerOf(text) === null && isUnsaid(text))) return null
  return answerOf(text) ?? 'other'
}
