import { actionWords, type Change, ENTITY_WORDS, WAY_WORDS } from '../../schema/api/changes.js'
import type { Query } from '../../schema/api/endpoint.js'
import { exportChanges, exportSecurityEvents } from '../../schema/api/exports.js'
import { EXPORT_WORDS, FILTER_WORDS } from '../../schema/rules/exports.js'
import { SECURITY_KIND_WORDS, SECURITY_OUTCOME_WORDS } from '../../schema/rules/securityLog.js'
import { STATUS_WORDS } from '../../schema/rules/status.js'
import { type LogFilters, readLogFilters, readSecurityFilters } from '../domain/logFilters.js'
import { countChanges, iterateChanges } from '../store/changeList.js'
import type { SecurityEvent } from '../store/securityLog.js'
import { iterateSecurityEvents, securityQuery } from '../views/securityLog.js'
import { toldChanges } from '../views/toldChanges.js'
import { worded } from './columns.js'
import type { ExportList, Source } from './list.js'

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

const askedOf = ({ log, moment: { sequence, settings }, whole }: Source, query: LogFilters) => ({
  ...{ reader: log, query, sequence, whole },
  timeZone: settings.timeZone,
})

export const CHANGE_LIST: ExportList<Query<typeof exportChanges>, LogFilters> = {
  name: 'changes',
  endpoint: exportChanges,
  columns: (of) => {
    const one = worded<Change>(of)
    const { language } = of
    return [
      one('seq', 'number', ({ seq }) => seq),
      one('at', 'moment', ({ at }) => at),
      one('actorName', 'text', ({ actorName }) => actorName),
      one('actorId', 'text', ({ actorId }) => actorId),
      one('action', 'text', (change) => actionWords(change)[language]),
      one('entity', 'text', ({ entity }) => ENTITY_WORDS[entity][language]),
      one('entityId', 'text', ({ entityId }) => entityId),
      one('label', 'text', ({ label }) => label),
      one('system', 'text', ({ system }) => system),
      one('fields', 'text', ({ fields }) => fields.join('; ')),
      one('statusFrom', 'text', ({ statusFrom }) => statusFrom && STATUS_WORDS[statusFrom][language]),
      one('statusTo', 'text', ({ statusTo }) => statusTo && STATUS_WORDS[statusTo][language]),
      one('reason', 'text', ({ reason }) => reason),
      one('before', 'text', ({ before }) => json(before)),
      one('after', 'text', ({ after }) => json(after)),
      one('requestId', 'text', ({ requestId }) => requestId),
      one('undoes', 'text', ({ undoes }) => undoes),
      one('prevHash', 'text', ({ prevHash }) => prevHash),
      one('hash', 'text', ({ hash }) => hash),
    ]
  },
  filters: {
    q: FILTER_WORDS.q,
    system: EXPORT_WORDS.system,
    entity: { ...EXPORT_WORDS.entity, choices: { from: 'words', words: ENTITY_WORDS } },
    entityId: EXPORT_WORDS.entityId,
    actor: FILTER_WORDS.actor,
    action: EXPORT_WORDS.action,
    field: FILTER_WORDS.field,
    way: { ...FILTER_WORDS.way, choices: { from: 'words', words: WAY_WORDS } },
    requestId: EXPORT_WORDS.requestId,
    from: FILTER_WORDS.from,
    to: FILTER_WORDS.to,
  },
  everything: {},
  read: (register, query, { settings }) => readLogFilters(register, query, settings),
  async *iterate(source, query) {
    for await (const rows of iterateChanges(askedOf(source, query))) yield toldChanges(rows, source.whole)
  },
  count: (source, query) => countChanges(askedOf(source, query)),
}

export const SECURITY_LIST: ExportList<Query<typeof exportSecurityEvents>> = {
  name: 'security-events',
  endpoint: exportSecurityEvents,
  columns: (of) => {
    const one = worded<SecurityEvent>(of)
    const { language } = of
    return [
      one('seq', 'number', ({ seq }) => seq),
      one('at', 'moment', ({ at }) => at),
      one('kind', 'text', ({ kind }) => SECURITY_KIND_WORDS[kind][language]),
      one('outcome', 'text', ({ outcome }) => SECURITY_OUTCOME_WORDS[outcome][language]),
      one('userId', 'text', ({ userId }) => userId),
      one('userName', 'text', ({ userName }) => userName),
      one('endpoint', 'text', ({ endpoint }) => endpoint),
      one('code', 'text', ({ code }) => code),
      one('address', 'text', ({ address }) => address),
      one('agent', 'text', ({ agent }) => agent),
      one('requestId', 'text', ({ requestId }) => requestId),
      one('prevHash', 'text', ({ prevHash }) => prevHash),
      one('hash', 'text', ({ hash }) => hash),
    ]
  },
  filters: {
    kind: { ...EXPORT_WORDS.kind, choices: { from: 'words', words: SECURITY_KIND_WORDS } },
    outcome: { ...EXPORT_WORDS.outcome, choices: { from: 'words', words: SECURITY_OUTCOME_WORDS } },
    user: FILTER_WORDS.user,
    from: FILTER_WORDS.from,
    to: FILTER_WORDS.to,
  },
  everything: {},
  read: readSecurityFilters,
  iterate: ({ log, moment }, query) =>
    iterateSecurityEvents(log, securityQuery(query, moment.settings.timeZone)),
}
