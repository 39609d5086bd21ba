import { proposedCodes, ruleSetOf } from '../../../schema/rules/countries/all.js'
import type { Cell } from '../../../schema/rules/import/cells.js'
import type { Header, SheetRecord } from '../../../schema/rules/import/layout.js'
import type { ImportRegister } from '../../../schema/rules/import/register.js'

/** A register that began with a Norwegian template of areas: 16 areas, or those of the groups of services. */
export function registerOf(
  template: 'municipal' | 'service_groups' = 'municipal',
  more: Partial<ImportRegister> = {},
): ImportRegister {
  const areas = ruleSetOf('norway').areaTemplates.find(({ code }) => code === template)?.areas ?? []
  return {
    systemPrefix: 'SYS',
    contractPrefix: 'KON',
    currency: 'NOK',
    codes: proposedCodes('norway').map((code) => ({ ...code, active: true })),
    serviceAreas: areas.map(({ code, nb, en }) => ({ code, nameNb: nb, nameEn: en, active: true })),
    municipalities: [
      { number: '0421', name: 'Lia' },
      { number: '0422', name: 'Nordre Lia' },
    ],
    waves: [
      { code: 'B1', nameNb: 'Bølge 1', nameEn: 'Wave 1' },
      { code: 'B2', nameNb: 'Bølge 2', nameEn: 'Wave 2' },
    ],
    ...more,
  }
}

/** Headers of such names; `group>name` for one that stands under a heading. */
export function headersOf(names: readonly string[]): Header[] {
  const seen = new Map<string, number>()
  return names.map((text, index) => {
    const [name = '', group = null] = text.split('>').reverse()
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    const letter = String.fromCharCode(65 + index)
    const key = name === '' ? letter : count > 1 ? `${name}#${count}` : name
    return { index, letter, name, group, hidden: false, key }
  })
}

/** Records of these rows; a date is written as `YYYY-MM-DD`, a blank as an empty text. */
export function recordsOf(rows: readonly (readonly string[])[]): SheetRecord[] {
  return rows.map((cells, index) => ({ row: index + 2, cells: cells.map(cellOf), section: null }))
}

function cellOf(text: string): Cell | null {
  if (text === '') return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'date', text }
  return { kind: /^\d+(\.\d+)?$/.test(text) ? 'number' : 'text', text }
}
