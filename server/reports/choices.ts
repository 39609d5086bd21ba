import { formatDate } from '../../schema/rules/dates.js'
import type { KeptOrder } from '../../schema/rules/reports.js'
import type { Language } from '../files/columns.js'
import type { Names } from '../files/fieldColumns.js'
import { choiceWords } from './words.js'

/** What was chosen, in words: «Bokmål, alle kommuner, alle tjenesteområder». */
export function choicesOf(order: KeptOrder, names: Names): string {
  const { language, municipality, serviceArea, subproject, from, to, since } = order
  const t = choiceWords[language]
  const nameOf = (rows: keyof Names['rows'], code: string) =>
    names.rows[rows].get(code)?.[language as Language] ?? code
  return [
    t.language,
    municipality === null ? t.allMunicipalities : nameOf('municipality', municipality),
    serviceArea === null ? t.allAreas : nameOf('service_area', serviceArea),
    ...(subproject === null ? [] : [t.subproject(subproject)]),
    ...(from === null && to === null ? [] : [t.period(from && formatDate(from), to && formatDate(to))]),
    ...(since === null ? [] : [t.since(since.id)]),
  ].join(', ')
}
