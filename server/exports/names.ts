import type { Reader } from '../engines/store.js'
import type { Names } from '../files/fieldColumns.js'
import { listCodes } from '../store/codes.js'
import { findMunicipalities } from '../store/municipalities.js'
import { findProgramme } from '../store/programme.js'
import { findReplacementNames } from '../store/replacements.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import { findWaves } from '../store/waves.js'

/** What all that rows refer to is called. Six statements. */
export async function findNames(reader: Reader): Promise<Names> {
  const codes = await listCodes(reader)
  const municipalities = await findMunicipalities(reader)
  const areas = await findServiceAreas(reader)
  const waves = await findWaves(reader)
  const replacements = await findReplacementNames(reader)
  const programme = await findProgramme(reader)
  const bodies = municipalities.map(({ number, name }) => [number, { nb: name, en: name }] as const)
  // The new municipality is a party to contracts, and none of those that are merged.
  const { municipalityNumber: number, municipalityName: name } = programme ?? {}
  const successor = number && name ? [[number, { nb: name, en: name }] as const] : []
  return {
    codes: new Map(
      codes.map(({ list, code, nameNb, nameEn }) => [`${list}/${code}`, { nb: nameNb, en: nameEn }]),
    ),
    rows: {
      municipality: new Map(bodies),
      party: new Map([...successor, ...bodies]),
      service_area: inBoth(areas),
      wave: inBoth(waves),
      replacement: inBoth(replacements),
    },
  }
}

const inBoth = (rows: readonly { code: string; nameNb: string; nameEn: string }[]) =>
  new Map(rows.map(({ code, nameNb, nameEn }) => [code, { nb: nameNb, en: nameEn }]))
