import t from 'tap'
import { KEPT_SYSTEM_COLUMNS, VAGUE_SYSTEM_COLUMNS } from '../../../schema/rules/import/columnHints.js'
import { COLUMN_WORDS, ownLabels } from '../../../schema/rules/import/columnTable.js'
import { IMPORTED, type Imported } from '../../../schema/rules/import/settings.js'
import { suggestColumns } from '../../../schema/rules/import/suggestColumns.js'
import { IMPORTED_FIELDS, targetsOf } from '../../../schema/rules/import/targets.js'
import { entriesOf, wordKey } from '../../../schema/rules/import/wordKey.js'
import { SYSTEM_FIELD_NAMES } from '../../../schema/rules/systemFields.js'
import { systemColumns } from '../../../server/files/systemColumns.js'
import { headersOf, recordsOf, registerOf } from './lists.js'

/** Every name that says one target, with that target: the labels of the fields, and the tables of words. */
function clearNames(entity: Imported): [name: string, target: string][] {
  const tables = Object.entries(COLUMN_WORDS[entity] as Record<string, string>)
  return [
    ...ownLabels(entity),
    ...tables.flatMap(([target, table]) => entriesOf(table).map((name): [string, string] => [name, target])),
  ]
}

t.test('no name of a column is claimed by two targets', async (t) => {
  for (const entity of IMPORTED) {
    const claimed = new Map<string, string>()
    const twice: string[] = []
    for (const [name, target] of clearNames(entity)) {
      const other = claimed.get(wordKey(name))
      if (other !== undefined && other !== target) twice.push(`${name}: ${other} and ${target}`)
      claimed.set(wordKey(name), target)
    }
    t.same(twice, [], entity)
    if (entity !== 'system') continue
    const kept = entriesOf(KEPT_SYSTEM_COLUMNS).map((name) => ({ name, targets: ['keep'] }))
    const vague = VAGUE_SYSTEM_COLUMNS.flatMap(({ names, targets }) =>
      entriesOf(names).map((name) => ({ name, targets: [...targets] })),
    )
    // What may be several things is in one list alone; the label of a field may be among them, as the first.
    const again: string[] = []
    const listed = new Set<string>()
    for (const { name, targets } of [...vague, ...kept]) {
      const clear = claimed.get(wordKey(name))
      if (clear !== undefined && clear !== targets[0]) again.push(`${name}: ${clear} and ${targets[0]}`)
      if (listed.has(wordKey(name))) again.push(`${name}: twice`)
      listed.add(wordKey(name))
    }
    t.same(again, [])
  }
})

t.test('every target of every list has a name, and is found by each of them', async (t) => {
  for (const entity of IMPORTED) {
    const known = new Set(clearNames(entity).map(([, target]) => target))
    const without = targetsOf(entity).filter(
      (target) =>
        // What is of two fields is said, or seen by its cells: their names are those of the one and of the other.
        !target.includes('+') &&
        target !== 'keep' &&
        target !== 'ignore' &&
        !known.has(target) &&
        target !== 'contract.annualCost',
    )
    t.same(without, [], entity)
    for (const target of known) t.ok((targetsOf(entity) as string[]).includes(target), `${entity}: ${target}`)
    const missed = clearNames(entity).filter(([name, target]) => {
      const [found] = suggestColumns(headersOf([name]), [], registerOf(), entity)
      const product = target === 'product' && found?.why === 'product_is_name'
      // A number by itself says nothing without cells, and yes or no of personal data is one of two columns.
      return (
        found?.target !== target &&
        !product &&
        !(target === 'privacyClass' && found?.target === 'hasPersonalData')
      )
    })
    t.same(missed, [], entity)
  }
})

const NOBODY = {
  codes: new Map(),
  rows: { municipality: new Map(), service_area: new Map(), wave: new Map() },
}

t.test(
  'every heading of the register’s own export is known, in both languages and with any currency',
  async (t) => {
    for (const language of ['nb', 'en'] as const)
      for (const currency of ['NOK', 'SEK']) {
        const columns = systemColumns({
          language,
          names: NOBODY as never,
          settings: { ruleSet: 'norway', currency },
        })
        const headers = headersOf(columns.map(({ header }) => header))
        const found = suggestColumns(headers, [], registerOf('municipal', { currency }))
        const targets = found.map(({ target }) => target)
        t.ok(found.every(({ sure }) => sure))
        t.same(
          targets.filter((target) => target !== 'ignore'),
          ['number', ...SYSTEM_FIELD_NAMES],
        )
        t.same(
          found.filter(({ target }) => target === 'ignore').map(({ why }) => why),
          Array.from({ length: 11 }, () => 'computed'),
        )
      }
  },
)

t.test('an export of which columns were taken out is still one, by its numbers', async (t) => {
  const found = suggestColumns(
    headersOf(['Nr.', 'Navn', 'Status', 'Årlig kostnad (kr)', 'Sist endret', 'Spørsmål']),
    recordsOf([['SYS-001', 'Sakarkiv', 'Registrert', '5', '2019-01-01', 'hvem?']]),
    registerOf(),
  )
  t.same(
    found.map(({ target }) => target),
    ['number', 'name', 'ignore', 'annualCost', 'ignore', 'keep'],
  )
})

t.test('each label of every field is known in a list of its own', async (t) => {
  for (const entity of IMPORTED)
    for (const [name, { nb, en }] of Object.entries(IMPORTED_FIELDS[entity]))
      for (const label of [nb, en]) {
        const [found] = suggestColumns(headersOf([label]), [], registerOf(), entity)
        t.ok(
          found?.target === name || found?.why === 'product_is_name',
          `${entity} ${label}: ${found?.target}`,
        )
      }
})
