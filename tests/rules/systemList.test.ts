import t from 'tap'
import type { SystemFieldRule } from '../../schema/rules/systemFieldRule.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import {
  COMPUTED_COLUMNS,
  COMPUTED_FILTERS,
  COMPUTED_SHOWN,
  SHOWN_COLUMNS,
  SYSTEM_COLUMNS,
  SYSTEM_FACETS,
  SYSTEM_FILTER_NAMES,
  SYSTEM_FILTERS,
  SYSTEM_SORTS,
} from '../../schema/rules/systemList.js'

const RULES: SystemFieldRule[] = SYSTEM_FIELD_NAMES.map((name) => SYSTEM_FIELDS[name])

t.test('no two filters, members of a row or columns share a place', async (t) => {
  const places = {
    filter: [...RULES.map(({ filter }) => filter), ...Object.values(COMPUTED_FILTERS).map((r) => r.filter)],
    column: [...RULES.map(({ column }) => column), ...Object.values(COMPUTED_COLUMNS)],
    shown: [...RULES.map(({ shown }) => shown), ...Object.values(COMPUTED_SHOWN).map((r) => r.shown)],
  }
  for (const [what, all] of Object.entries(places)) {
    const given = all.filter((place) => place !== undefined)
    t.strictSame([...new Set(given)], given, what)
  }
})

t.test('what the rules compute stands among the fields, each by its place', async (t) => {
  t.strictSame(SYSTEM_FILTER_NAMES.slice(3, 9), [
    'ready',
    'formalities',
    'municipality',
    'destination',
    'replacement',
    'serviceArea',
  ])
  t.strictSame(SYSTEM_FACETS.slice(0, 4), ['signal', 'status', 'municipality', 'destination'])
  t.strictSame(SYSTEM_COLUMNS.slice(0, 3), ['number', 'name', 'product'])
  t.strictSame(SYSTEM_COLUMNS.slice(-2), ['version', 'updatedAt'])
  t.strictSame(Object.keys(SHOWN_COLUMNS).slice(0, 3), ['number', 'name', 'municipality'])
})

t.test('a filter and a column are called by the field, or as the field says', async (t) => {
  t.equal(SYSTEM_FILTERS.responsible.nb, 'Ansvarlig')
  t.equal(SYSTEM_FILTERS.vendor.nb, SYSTEM_FIELDS.vendor.nb)
  t.equal(SHOWN_COLUMNS.targetDate.nb, 'Planlagt')
  t.equal(SHOWN_COLUMNS.systemOwner.nb, SYSTEM_FIELDS.systemOwner.nb)
})

t.test('a field is an order where it says so, and the old name of the system owner is none', async (t) => {
  const sorts: readonly string[] = SYSTEM_SORTS
  for (const name of SYSTEM_FIELD_NAMES) t.equal(sorts.includes(name), 'sort' in SYSTEM_FIELDS[name], name)
  t.notOk(sorts.includes('owner'))
})
