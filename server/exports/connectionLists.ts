import type { Query } from '../../schema/api/endpoint.js'
import {
  exportContracts,
  exportIntegrations,
  exportMappings,
  exportOverrides,
  exportPrerequisites,
  exportReplacements,
  exportSeriesBreaks,
} from '../../schema/api/exports.js'
import type { ReplacementProgress } from '../../schema/api/replacements.js'
import { CONTRACT_SECTION_WORDS, type ContractSection } from '../../schema/rules/contractSections.js'
import { CONTRACT_FIELDS, CONTRACT_STATE_WORDS } from '../../schema/rules/contracts.js'
import { EXPORT_WORDS, FILTER_WORDS } from '../../schema/rules/exports.js'
import { GATE_WORDS } from '../../schema/rules/gates.js'
import { INTEGRATION_FIELDS } from '../../schema/rules/integrations.js'
import { MAPPING_FIELDS } from '../../schema/rules/mappings.js'
import { OVERRIDE_FIELDS } from '../../schema/rules/overrides.js'
import { PREREQUISITE_FIELDS } from '../../schema/rules/prerequisites.js'
import { REPLACEMENT_FIELDS, REPLACEMENT_SIGNAL_WORDS } from '../../schema/rules/replacements.js'
import { SERIES_BREAK_FIELDS } from '../../schema/rules/seriesBreaks.js'
import { STATUS_WORDS, type Status } from '../../schema/rules/status.js'
import type { Words } from '../../schema/rules/words.js'
import { NAMED_BY, readFilters } from '../domain/filters.js'
import type { Reader } from '../engines/store.js'
import { fieldColumns } from '../files/fieldColumns.js'
import { iterateContracts } from '../store/contractList.js'
import { listIntegrations } from '../store/integrations.js'
import { listMappings } from '../store/mappings.js'
import { listOverrides } from '../store/overrides.js'
import { listPrerequisites } from '../store/prerequisites.js'
import { listSeriesBreaks } from '../store/seriesBreaks.js'
import { listReplacementProgress } from '../views/replacements.js'
import { countColumn, idColumn, voidColumns, worded } from './columns.js'
import { type ExportList, iteratePages } from './list.js'

/** Reads the filters of a list that names what these say. */
export const readBy =
  <Q extends object>(named: (typeof NAMED_BY)[keyof typeof NAMED_BY]) =>
  (register: Reader, query: Q) =>
    readFilters(register, query, named)

/** The filter of removed rows. */
export const VOIDED = { voided: FILTER_WORDS.voided }

interface NamedEnd {
  name: string
  status: Status
}

export const MAPPING_LIST: ExportList<Query<typeof exportMappings>> = {
  name: 'mappings',
  endpoint: exportMappings,
  columns: (of) => {
    const { system: _, replacement: __, ...fields } = MAPPING_FIELDS
    const one = worded<{
      system: NamedEnd & { number: string }
      replacement: { code: string; nameNb: string; nameEn: string }
    }>(of)
    return [
      idColumn(of),
      one('system', 'text', ({ system }) => system.number),
      one('systemName', 'text', ({ system }) => system.name),
      one('systemStatus', 'text', ({ system }) => STATUS_WORDS[system.status][of.language]),
      one('replacement', 'text', ({ replacement: { nameNb, nameEn } }) =>
        of.language === 'nb' ? nameNb : nameEn,
      ),
      one('replacementCode', 'text', ({ replacement }) => replacement.code),
      ...fieldColumns(of, fields),
      ...voidColumns(of),
    ]
  },
  filters: { system: MAPPING_FIELDS.system, replacement: MAPPING_FIELDS.replacement, ...VOIDED },
  everything: { voided: 'true' },
  read: readBy(NAMED_BY.mappings),
  iterate: ({ reader }, query) => iteratePages((paging) => listMappings(reader, { ...query, ...paging })),
}

export const REPLACEMENT_LIST: ExportList<Query<typeof exportReplacements>> = {
  name: 'replacements',
  endpoint: exportReplacements,
  columns: (of) => {
    const one = worded<Pick<ReplacementProgress, 'nextCutOver' | 'waitsFor' | 'updatedAt'>>(of)
    return [
      ...fieldColumns(of, REPLACEMENT_FIELDS),
      countColumn(of, 'systems'),
      countColumn(of, 'ready'),
      countColumn(of, 'overdue'),
      countColumn(of, 'blocked'),
      countColumn(of, 'dayOne'),
      one('nextCutOver', 'date', ({ nextCutOver }) => nextCutOver),
      one('waitsFor', 'text', ({ waitsFor }) => waitsFor.map(({ name }) => name).join('; ')),
      one('updatedAt', 'moment', ({ updatedAt }) => updatedAt),
    ]
  },
  filters: {
    q: FILTER_WORDS.q,
    code: REPLACEMENT_FIELDS.code,
    kind: REPLACEMENT_FIELDS.kind,
    state: REPLACEMENT_FIELDS.state,
    signal: { ...FILTER_WORDS.signal, choices: { from: 'words', words: REPLACEMENT_SIGNAL_WORDS } },
    vendor: REPLACEMENT_FIELDS.vendor,
  },
  everything: {},
  read: readBy(NAMED_BY.replacements),
  iterate: ({ reader, moment }, query) =>
    iteratePages((paging) => listReplacementProgress(reader, { ...query, ...paging }, moment)),
}

export const CONTRACT_LIST: ExportList<Query<typeof exportContracts>> = {
  name: 'contracts',
  endpoint: exportContracts,
  columns: (of) => {
    const one = worded<{
      noticeDeadline: string | null
      missedDeadline: string | null
      nextEnd: string | null
      possibleEnd: string | null
      state: keyof typeof CONTRACT_STATE_WORDS
      section: ContractSection
      leftAlone: Words
      covers: { name: string }[]
    }>(of)
    return [
      idColumn(of),
      ...fieldColumns(of, CONTRACT_FIELDS),
      one('covers', 'text', ({ covers }) => covers.map(({ name }) => name).join('; ')),
      one('state', 'text', ({ state }) => CONTRACT_STATE_WORDS[state][of.language]),
      one('section', 'text', ({ section }) => CONTRACT_SECTION_WORDS[section][of.language]),
      one('leftAlone', 'text', ({ leftAlone }) => leftAlone[of.language]),
      one('noticeDeadline', 'date', ({ noticeDeadline }) => noticeDeadline),
      one('missedDeadline', 'date', ({ missedDeadline }) => missedDeadline),
      one('nextEnd', 'date', ({ nextEnd }) => nextEnd),
      one('possibleEnd', 'date', ({ possibleEnd }) => possibleEnd),
      ...voidColumns(of),
    ]
  },
  filters: {
    q: FILTER_WORDS.q,
    system: EXPORT_WORDS.system,
    replacement: MAPPING_FIELDS.replacement,
    supplier: CONTRACT_FIELDS.supplier,
    party: { ...FILTER_WORDS.party, choices: { from: 'rows', of: 'party' } },
    state: { ...EXPORT_WORDS.state, choices: { from: 'words', words: CONTRACT_STATE_WORDS } },
    deadlineFrom: FILTER_WORDS.deadlineFrom,
    deadlineTo: FILTER_WORDS.deadlineTo,
    missed: FILTER_WORDS.missed,
    section: { ...EXPORT_WORDS.section, choices: { from: 'words', words: CONTRACT_SECTION_WORDS } },
    endsBeforeCutOver: FILTER_WORDS.endsBeforeCutOver,
    unconfirmed: FILTER_WORDS.unconfirmed,
    ...VOIDED,
  },
  everything: { voided: 'true' },
  read: readBy(NAMED_BY.contracts),
  iterate: ({ reader, moment }, query) => iterateContracts(reader, query, moment),
}

export const INTEGRATION_LIST: ExportList<Query<typeof exportIntegrations>> = {
  name: 'integrations',
  endpoint: exportIntegrations,
  columns: (of) => {
    const one = worded<{ from: NamedEnd; to: NamedEnd | null }>(of)
    return [
      idColumn(of),
      ...fieldColumns(of, INTEGRATION_FIELDS),
      one('from', 'text', ({ from }) => from.name),
      one('to', 'text', ({ to }) => to?.name ?? null),
      ...voidColumns(of),
    ]
  },
  filters: {
    system: EXPORT_WORDS.system,
    replacement: INTEGRATION_FIELDS.toReplacement,
    state: INTEGRATION_FIELDS.state,
    ...VOIDED,
  },
  everything: { voided: 'true' },
  read: readBy(NAMED_BY.integrations),
  iterate: ({ reader }, query) => iteratePages((paging) => listIntegrations(reader, { ...query, ...paging })),
}

export const PREREQUISITE_LIST: ExportList<Query<typeof exportPrerequisites>> = {
  name: 'prerequisites',
  endpoint: exportPrerequisites,
  columns: (of) => {
    const one = worded<{ waiting: NamedEnd; required: NamedEnd; met: boolean }>(of)
    return [
      idColumn(of),
      ...fieldColumns(of, PREREQUISITE_FIELDS),
      one('waiting', 'text', ({ waiting }) => waiting.name),
      one('required', 'text', ({ required }) => required.name),
      one('met', 'flag', ({ met }) => met),
      ...voidColumns(of),
    ]
  },
  filters: {
    system: PREREQUISITE_FIELDS.system,
    requires: PREREQUISITE_FIELDS.requires,
    replacement: MAPPING_FIELDS.replacement,
    ...VOIDED,
  },
  everything: { voided: 'true' },
  read: readBy(NAMED_BY.prerequisites),
  iterate: ({ reader }, query) =>
    iteratePages((paging) => listPrerequisites(reader, { ...query, ...paging })),
}

export const SERIES_BREAK_LIST: ExportList<Query<typeof exportSeriesBreaks>> = {
  name: 'series-breaks',
  endpoint: exportSeriesBreaks,
  columns: (of) => [idColumn(of), ...fieldColumns(of, SERIES_BREAK_FIELDS), ...voidColumns(of)],
  filters: { replacement: SERIES_BREAK_FIELDS.replacement, ...VOIDED },
  everything: { voided: 'true' },
  read: readBy(NAMED_BY.seriesBreaks),
  iterate: ({ reader }, query) => iteratePages((paging) => listSeriesBreaks(reader, { ...query, ...paging })),
}

const GATE = { choices: { from: 'words', words: GATE_WORDS } } as const

export const OVERRIDE_LIST: ExportList<Query<typeof exportOverrides>> = {
  name: 'overrides',
  endpoint: exportOverrides,
  columns: (of) => {
    const one = worded<{ systemName: string; byName: string; createdAt: string; nb: string; en: string }>(of)
    return [
      idColumn(of),
      ...fieldColumns(of, OVERRIDE_FIELDS),
      one('systemName', 'text', ({ systemName }) => systemName),
      one('check', 'text', (row) => row[of.language]),
      one('byName', 'text', ({ byName }) => byName),
      one('createdAt', 'moment', ({ createdAt }) => createdAt),
      ...voidColumns(of),
    ]
  },
  filters: { system: OVERRIDE_FIELDS.system, gate: { ...OVERRIDE_FIELDS.gate, ...GATE }, ...VOIDED },
  everything: { voided: 'true' },
  read: readBy(NAMED_BY.overrides),
  iterate: ({ reader }, query) => iteratePages((paging) => listOverrides(reader, { ...query, ...paging })),
}
