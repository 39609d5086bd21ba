import type { Cell } from '../../../schema/rules/import/cells.js'
import type { Reading } from '../../../schema/rules/import/readings.js'

/** A cell of text, as most are. */
export const text = (text: string): Cell => ({ kind: 'text', text })
export const number = (text: string): Cell => ({ kind: 'number', text })
export const dateCell = (text: string): Cell => ({ kind: 'date', text })

/**
 * A reading in a line: `2020-12-31`, `2020-12-31 (rest_kept, kept)`, `unsaid`, `no end, 3 months`, `ask month_only: a | b`,
 * `problem not_a_date`.
 */
export function said(reading: Reading<unknown>): string {
  switch (reading.is) {
    case 'value': {
      const told = [reading.told, reading.kept && 'kept'].filter(Boolean)
      return plain(reading.value) + (told.length > 0 ? ` (${told.join(', ')})` : '')
    }
    case 'unsaid':
      return 'unsaid'
    case 'no_end': {
      const months = reading.noticeMonths === null ? '' : `, ${reading.noticeMonths} months`
      return `no end${months}${reading.kept ? ' (kept)' : ''}`
    }
    case 'ask':
      return [
        `ask ${reading.why}`,
        ...(reading.candidates.length > 0 ? [reading.candidates.map(plain).join(' | ')] : []),
      ].join(': ')
    case 'problem':
      return `problem ${reading.why}`
  }
}

function plain(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? Object.values(value)
        .map((one) => (one === null ? '-' : String(one)))
        .join(' + ')
    : String(value)
}
