import { setImmediate } from 'node:timers/promises'
import type { Query } from '../../schema/api/endpoint.js'
import { exportArchives, exportPrivacy, exportSystems } from '../../schema/api/exports.js'
import { ARCHIVE_FIELDS } from '../../schema/rules/archives.js'
import { EXPORT_WORDS } from '../../schema/rules/exports.js'
import type { Fields } from '../../schema/rules/fields.js'
import { PRIVACY_FIELDS } from '../../schema/rules/privacy.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { readSystemFilters } from '../domain/filters.js'
import type { Reader } from '../engines/store.js'
import { type ColumnsOf, column, fieldColumns } from '../files/fieldColumns.js'
import { systemColumns } from '../files/systemColumns.js'
import { findArchiveTracks } from '../store/archives.js'
import { findPrivacyTracks } from '../store/privacy.js'
import { findTrackedSystems, type TrackedSystem } from '../store/storedSystems.js'
import { iterateSystems } from '../views/exports.js'
import { iterateSystemNumbers } from '../views/systemList.js'
import { SYSTEM_FILTER_RULES } from './filterWords.js'
import type { ExportList, Source } from './list.js'

/** Every system with every field. */
export const SYSTEM_LIST: ExportList<Query<typeof exportSystems>> = {
  name: 'systems',
  endpoint: exportSystems,
  columns: systemColumns,
  filters: SYSTEM_FILTER_RULES,
  everything: { voided: 'all' },
  read: (register, query) => readSystemFilters(register, query),
  iterate: ({ reader, moment }, query) => iterateSystems(reader, query, moment),
}

/** How many systems tracks are read of at a time. */
const AT_ONCE = 100

/** The tracks of the systems that the filters match, in their order, each with the name of its system. */
async function* iterateTracks(
  { reader, moment }: Source,
  query: Query<typeof exportArchives>,
  findTracks: (reader: Reader, systems: readonly TrackedSystem[]) => Promise<{ system: string }[]>,
): AsyncGenerator<object[]> {
  for await (const numbers of iterateSystemNumbers(reader, query, moment))
    for (let from = 0; from < numbers.length; from += AT_ONCE) {
      // What is read of a file never waits, so nothing else would have its turn.
      await setImmediate()
      const systems = await findTrackedSystems(reader, numbers.slice(from, from + AT_ONCE))
      const tracks = await findTracks(reader, systems)
      yield tracks.map((track, at) => ({
        ...track,
        name: systems[at]?.name,
        municipality: systems[at]?.municipality,
      }))
    }
}

/** A track stands behind the system that it is of. */
function trackColumns(of: ColumnsOf, fields: Fields) {
  return [
    column<{ system: string }>(of, 'system', EXPORT_WORDS.system, 'text', ({ system }) => system),
    ...fieldColumns(of, { name: SYSTEM_FIELDS.name, municipality: SYSTEM_FIELDS.municipality }),
    ...fieldColumns(of, fields),
  ]
}

/** Every archive track, those that nobody has touched too. */
export const ARCHIVE_LIST: ExportList<Query<typeof exportArchives>> = {
  name: 'archives',
  endpoint: exportArchives,
  columns: (of) => [
    ...trackColumns(of, ARCHIVE_FIELDS),
    column<{ dischargedByName: string | null }>(
      of,
      'dischargedByName',
      EXPORT_WORDS.dischargedByName,
      'text',
      ({ dischargedByName }) => dischargedByName,
    ),
    column<{ dischargedOn: string | null }>(
      of,
      'dischargedOn',
      EXPORT_WORDS.dischargedOn,
      'date',
      ({ dischargedOn }) => dischargedOn,
    ),
  ],
  filters: SYSTEM_FILTER_RULES,
  everything: { voided: 'all' },
  read: (register, query) => readSystemFilters(register, query),
  iterate: (source, query) => iterateTracks(source, query, findArchiveTracks),
}

/** Every privacy track, those that nobody has touched too. */
export const PRIVACY_LIST: ExportList<Query<typeof exportPrivacy>> = {
  name: 'privacy',
  endpoint: exportPrivacy,
  columns: (of) => trackColumns(of, PRIVACY_FIELDS),
  filters: SYSTEM_FILTER_RULES,
  everything: { voided: 'all' },
  read: (register, query) => readSystemFilters(register, query),
  iterate: (source, query) => iterateTracks(source, query, findPrivacyTracks),
}
