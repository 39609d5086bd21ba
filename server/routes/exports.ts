import { EXPORT_TYPES, exportSystems as exportEndpoint } from '../../schema/api/exports.js'
import { readSystemFilters } from '../domain/filters.js'
import type { Reader } from '../engines/store.js'
import { type About, aboutLines, SHEETS } from '../files/about.js'
import { writeCsv } from '../files/csv.js'
import { writeJson } from '../files/json.js'
import { type Names, systemColumns } from '../files/systemColumns.js'
import type { Routes } from '../http/bind.js'
import type { FileReply } from '../http/replies.js'
import { findHashOf } from '../store/changes.js'
import { listCodes } from '../store/codes.js'
import { findMunicipalities } from '../store/municipalities.js'
import { findProgramme, type Moment } from '../store/programme.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import { findWaves } from '../store/waves.js'
import { iterateSystems } from '../views/exports.js'
import { metaOf } from '../views/systems.js'

export const exportRoutes: Routes = (bind) => {
  bind(exportEndpoint, async ({ params, query, store, reader, moment, request }): Promise<FileReply> => {
    const batches = iterateSystems(reader, await readSystemFilters(store, query), moment)
    const columns = systemColumns(query.lang, await findNames(reader), moment.settings)
    const content =
      params.format === 'csv'
        ? writeCsv(batches, columns, query.lang, moment.settings)
        : params.format === 'xlsx'
          ? (await loadXlsx()).writeXlsx(batches, columns, {
              ...SHEETS[query.lang],
              lines: aboutLines(await findAbout(reader, moment, request.url), query.lang),
              timeZone: moment.settings.timeZone,
            })
          : writeJson({ meta: metaOf(moment) }, batches)
    return { content, type: EXPORT_TYPES[params.format], name: `harmoni-${moment.today}.${params.format}` }
  })
}

/** Read in when somebody first asks for a workbook: it is large, and most servers are never asked. */
const loadXlsx = () => import('../files/xlsx.js')

/** What the workbook says of itself: which register it is of, and where its log stood. */
async function findAbout(reader: Reader, moment: Moment, request: string): Promise<About> {
  const programme = await findProgramme(reader)
  const { synthetic, now: at, asOf, today, sequence } = moment
  return {
    programme: programme?.name ?? '',
    synthetic,
    at,
    asOf: asOf === null ? null : today,
    request,
    sequence,
    hash: (await findHashOf(reader, sequence)) ?? '',
  }
}

async function findNames(reader: Reader): Promise<Names> {
  const codes = await listCodes(reader)
  const municipalities = await findMunicipalities(reader)
  const areas = await findServiceAreas(reader)
  const waves = await findWaves(reader)
  return {
    codes: new Map(
      codes.map(({ list, code, nameNb, nameEn }) => [`${list}/${code}`, { nb: nameNb, en: nameEn }]),
    ),
    rows: {
      municipality: new Map(municipalities.map(({ number, name }) => [number, { nb: name, en: name }])),
      service_area: new Map(areas.map(({ code, nameNb, nameEn }) => [code, { nb: nameNb, en: nameEn }])),
      wave: new Map(waves.map(({ code, nameNb, nameEn }) => [code, { nb: nameNb, en: nameEn }])),
    },
  }
}
