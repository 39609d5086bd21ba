import type { Language } from '../files/columns.js'
import type { Delimiter } from '../files/csv.js'
import { writeZip, type ZipPart } from '../files/zip.js'
import type { Source } from './list.js'
import { REGISTER_LISTS } from './lists.js'
import {
  type Chosen,
  chooseList,
  csvParts,
  refuseForms,
  type Taken,
  takeOut,
  writeData,
  writeWorkbook,
} from './write.js'

/** How the whole register is to be written. */
interface AskedAll {
  format: 'xlsx' | 'zip'
  lang: Language
  delimiter?: Delimiter | undefined
}

/**
 * The whole register, every list of it as it stands there: what was removed too. Who came in is no part of it.
 * @param register the register as it is
 * @param by who asks, by name
 * @throws Refusal `invalid_input`
 */
export async function writeEverything(
  source: Source,
  register: Source['reader'],
  asked: AskedAll,
  by: string,
): Promise<AsyncIterable<Uint8Array>> {
  const { lang, format, delimiter } = asked
  if (format === 'xlsx') refuseForms({ delimiter })
  const { timeZone } = source.moment.settings
  const chosen = await chooseEverything(await takeOut(source, register, by), lang)
  if (format === 'xlsx') return writeWorkbook(chosen, lang, timeZone)
  return writeZip(everythingParts(chosen, { format: 'csv', lang, delimiter }, timeZone))
}

/** Every list, all of it. @throws Refusal `invalid_input` */
export async function chooseEverything(taken: Taken, lang: Language): Promise<Chosen[]> {
  const chosen: Chosen[] = []
  for (const list of REGISTER_LISTS)
    chosen.push(await chooseList(taken, list, { ...allOf(list), format: 'csv', lang }))
  return chosen
}

/** What asks for all of a list, with what its address fills in. */
const allOf = ({ endpoint, everything }: (typeof REGISTER_LISTS)[number]) =>
  endpoint.query.parse(everything) as object

/** Each list as CSV with what it is, and as lines of JSON. */
export async function* everythingParts(
  chosen: readonly Chosen[],
  asked: Parameters<typeof csvParts>[1],
  timeZone: string,
): AsyncGenerator<ZipPart> {
  for (const one of chosen) {
    yield* csvParts(one, asked, timeZone)
    yield { path: `${one.list.name}.ndjson`, text: writeData(one, 'ndjson', false) }
  }
}
