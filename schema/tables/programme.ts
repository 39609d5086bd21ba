import type { RuleSetName } from '../rules/countries/names.js'
import { DEFAULT_SETTINGS } from '../rules/programme.js'
import { type Kit, rowStamp } from './columns.js'

/** One row: the merger that this database serves. */
export const programmeTable = (kit: Kit) =>
  kit.table('programme', {
    id: kit.integer('id').primaryKey(),
    name: kit.text('name').notNull(),
    mergerDate: kit.text('merger_date'),
    municipalityNumber: kit.text('municipality_number'),
    municipalityName: kit.text('municipality_name'),
    ruleSet: kit.text('rule_set').$type<RuleSetName>().notNull().default(DEFAULT_SETTINGS.ruleSet),
    timeZone: kit.text('time_zone').notNull().default(DEFAULT_SETTINGS.timeZone),
    currency: kit.text('currency').notNull().default(DEFAULT_SETTINGS.currency),
    systemPrefix: kit.text('system_prefix').notNull().default(DEFAULT_SETTINGS.systemPrefix),
    contractPrefix: kit.text('contract_prefix').notNull().default(DEFAULT_SETTINGS.contractPrefix),
    synthetic: kit.flag('synthetic').notNull(),
    /** The demo's clock: it showed `clockStart` when the real clock showed `clockSetAt`. Null: the real clock. */
    clockStart: kit.text('clock_start'),
    clockSetAt: kit.text('clock_set_at'),
    ...rowStamp(kit),
  })
