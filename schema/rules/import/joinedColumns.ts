import { fieldOf } from './fieldOf.js'
import { lettersOf, MOST_IN_LIST } from './readFields.js'
import type { RowReading } from './rowReading.js'

/** What several columns say together may be more than its field takes, though each alone is not. */
export function refuseJoined(reading: RowReading): void {
  for (const [field, value] of Object.entries(reading.fields)) {
    const rule = fieldOf('system', field)
    if (!rule || (typeof value !== 'string' && !Array.isArray(value))) continue
    const most = Array.isArray(value) ? MOST_IN_LIST : lettersOf(field, rule)
    if (value.length <= most || (Array.isArray(value) && rule.choices)) continue
    const shown = String(value)
    const code = Array.isArray(value) ? 'too_many' : 'too_long'
    reading.problems.push({ row: reading.row, column: null, field, value: shown, code })
    reading.waits = true
  }
}
