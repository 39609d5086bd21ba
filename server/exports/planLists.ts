import type { Query } from '../../schema/api/endpoint.js'
import {
  exportCodes,
  exportFindings,
  exportFollowUps,
  exportMilestones,
  exportMunicipalities,
  exportServiceAreas,
  exportWaves,
} from '../../schema/api/exports.js'
import type { FollowUp } from '../../schema/api/followUps.js'
import { SEVERITY_WORDS, type Severity } from '../../schema/rules/checkFacts.js'
import { CODE_FIELDS } from '../../schema/rules/codes.js'
import { EXPORT_WORDS, FILTER_WORDS } from '../../schema/rules/exports.js'
import { FOLLOW_UP_FIELDS } from '../../schema/rules/followUps.js'
import { MILESTONE_FIELDS } from '../../schema/rules/milestones.js'
import { MUNICIPALITY_FIELDS } from '../../schema/rules/municipalities.js'
import { SERVICE_AREA_FIELDS } from '../../schema/rules/serviceAreas.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { WAVE_FIELDS } from '../../schema/rules/waves.js'
import type { Words } from '../../schema/rules/words.js'
import { NAMED_BY } from '../domain/filters.js'
import { fieldColumns } from '../files/fieldColumns.js'
import { listCodes } from '../store/codes.js'
import { listFollowUps } from '../store/followUps.js'
import { listMilestones } from '../store/milestones.js'
import { listMunicipalities } from '../store/municipalities.js'
import { listServiceAreas } from '../store/serviceAreas.js'
import { listWaves } from '../store/waves.js'
import { iterateFindings } from '../views/checks.js'
import { countColumn, worded } from './columns.js'
import { readBy, VOIDED } from './connectionLists.js'
import { CHECK_WORDS } from './filterWords.js'
import { type ExportList, iterateAll, iteratePages } from './list.js'

/** What a list has that takes no filters. */
const unfiltered = {
  filters: {},
  everything: {},
  read: async <Q>(_: unknown, query: Q) => query,
}

export const WAVE_LIST: ExportList<Query<typeof exportWaves>> = {
  name: 'waves',
  endpoint: exportWaves,
  columns: (of) => {
    const one = worded<{ updatedAt: string }>(of)
    return [
      ...fieldColumns(of, WAVE_FIELDS),
      countColumn(of, 'systems'),
      countColumn(of, 'ready'),
      one('updatedAt', 'moment', ({ updatedAt }) => updatedAt),
    ]
  },
  ...unfiltered,
  iterate: ({ reader }) => iterateAll(listWaves(reader)),
}

export const MILESTONE_LIST: ExportList<Query<typeof exportMilestones>> = {
  name: 'milestones',
  endpoint: exportMilestones,
  columns: (of) => fieldColumns(of, MILESTONE_FIELDS),
  ...unfiltered,
  iterate: ({ reader }) => iterateAll(listMilestones(reader)),
}

export const FINDING_LIST: ExportList<Query<typeof exportFindings>> = {
  name: 'findings',
  endpoint: exportFindings,
  columns: (of) => {
    const one = worded<{
      code: string
      severity: Severity
      check: Words
      law: Words | null
      detail?: Words
      number: string
      followedUpBy: string | null
    }>(of)
    return [
      one('severity', 'text', ({ severity }) => SEVERITY_WORDS[severity][of.language]),
      one('check', 'text', ({ check }) => check[of.language]),
      one('number', 'text', ({ number }) => number),
      ...fieldColumns(of, { name: SYSTEM_FIELDS.name, municipality: SYSTEM_FIELDS.municipality }),
      one('detail', 'text', ({ detail }) => detail?.[of.language] ?? null),
      ...fieldColumns(of, { followedUpBy: FOLLOW_UP_FIELDS.followedUpBy }),
      one('law', 'text', ({ law }) => law?.[of.language] ?? null),
      one('code', 'text', ({ code }) => code),
    ]
  },
  filters: {
    code: { ...EXPORT_WORDS.check, choices: { from: 'words', words: CHECK_WORDS } },
    severity: { ...EXPORT_WORDS.severity, choices: { from: 'words', words: SEVERITY_WORDS } },
  },
  everything: {},
  read: async (_, query) => query,
  iterate: ({ reader, moment }, query) => iterateFindings(reader, moment, query),
}

export const FOLLOW_UP_LIST: ExportList<Query<typeof exportFollowUps>> = {
  name: 'follow-ups',
  endpoint: exportFollowUps,
  columns: (of) => {
    const one = worded<FollowUp>(of)
    return [
      one('check', 'text', (row) => row[of.language]),
      one('number', 'text', ({ system }) => system),
      one('systemName', 'text', ({ systemName }) => systemName),
      ...fieldColumns(of, FOLLOW_UP_FIELDS),
      one('code', 'text', ({ check }) => check),
      one('updatedAt', 'moment', ({ updatedAt }) => updatedAt),
    ]
  },
  filters: {
    check: { ...EXPORT_WORDS.check, choices: { from: 'words', words: CHECK_WORDS } },
    system: EXPORT_WORDS.system,
    notNeeded: FILTER_WORDS.notNeeded,
    ...VOIDED,
  },
  everything: { voided: 'true' },
  read: readBy(NAMED_BY.followUps),
  iterate: ({ reader }, query) => iteratePages((paging) => listFollowUps(reader, { ...query, ...paging })),
}

export const MUNICIPALITY_LIST: ExportList<Query<typeof exportMunicipalities>> = {
  name: 'municipalities',
  endpoint: exportMunicipalities,
  columns: (of) => fieldColumns(of, MUNICIPALITY_FIELDS),
  ...unfiltered,
  iterate: ({ reader }) => iterateAll(listMunicipalities(reader)),
}

export const SERVICE_AREA_LIST: ExportList<Query<typeof exportServiceAreas>> = {
  name: 'service-areas',
  endpoint: exportServiceAreas,
  columns: (of) => fieldColumns(of, SERVICE_AREA_FIELDS),
  ...unfiltered,
  iterate: ({ reader }) => iterateAll(listServiceAreas(reader)),
}

export const CODE_LIST: ExportList<Query<typeof exportCodes>> = {
  name: 'codes',
  endpoint: exportCodes,
  columns: (of) => fieldColumns(of, CODE_FIELDS),
  ...unfiltered,
  iterate: ({ reader }) => iterateAll(listCodes(reader)),
}
