import fc from 'fast-check'
import t from 'tap'
import { isDate } from '../../../schema/rules/dates.js'
import { readAmount } from '../../../schema/rules/import/amountCells.js'
import { describeAmounts } from '../../../schema/rules/import/amountColumns.js'
import type { Cell } from '../../../schema/rules/import/cells.js'
import { readCount } from '../../../schema/rules/import/countCells.js'
import { readDate } from '../../../schema/rules/import/dateCells.js'
import { findDayOrder } from '../../../schema/rules/import/dayOrder.js'
import { readMonths, readNotice } from '../../../schema/rules/import/months.js'
import { readNameAndVersion } from '../../../schema/rules/import/nameCells.js'
import { readOwner } from '../../../schema/rules/import/ownerCells.js'
import { readFlag, readWhole } from '../../../schema/rules/import/plainCells.js'
import { READING_WORDS, type Reading } from '../../../schema/rules/import/readings.js'
import { readLine, readList, readProse, readVersion } from '../../../schema/rules/import/textCells.js'
import { readTwoSystems } from '../../../schema/rules/import/twoSystems.js'
import { readVendorAndContact } from '../../../schema/rules/import/vendorCells.js'
import { asyncProperty } from '../../property.js'
import { sized } from '../../size.js'

/** What stands in lists, in pieces that are put together at random: numbers, days, words of seven languages, signs. */
const PIECES = [
  ...[
    '0',
    '1',
    '7',
    '12',
    '15',
    '31',
    '57',
    '365',
    '412',
    '1902',
    '2016',
    '2019',
    '2020',
    '9999',
    '43831',
    '412000',
  ],
  ...[
    '31.12.2020',
    '1.2.20',
    '03/04/2020',
    '31/12-19',
    '2020-06-31',
    '20200131',
    '01.02.03',
    '412 000',
    '412.000,-',
    '1,5',
  ],
  ...[
    'jan',
    'juni',
    'maj',
    'december',
    'kesäkuuta',
    'März',
    'June',
    'Q2',
    'uke 26',
    'sommeren',
    'påske',
    'årsskiftet',
  ],
  ...[
    'ut',
    'utgangen av',
    'end of',
    'midten av',
    'fra',
    'til',
    'ca.',
    'over',
    '>',
    '<',
    'minst',
    'inkl. i',
    'se',
    'deles med',
  ],
  ...[
    'kr',
    'NOK',
    'EUR',
    '$',
    'mill',
    'k',
    "'",
    'tusen',
    'per mnd',
    'pr år',
    'per bruker',
    'engangs',
    'gratis',
    'eks. mva',
  ],
  ...[
    'løpende',
    'tills vidare',
    'unbefristet',
    '3 mnd oppsigelse',
    'opsjon 1+1 år',
    'utgått',
    'ukjent',
    'ikke bekreftet',
    'ubekræftet',
    'nicht bestätigt',
    '?',
    '–',
    'N/A',
    '(tom)',
  ],
  ...[
    'alle',
    'ansatte',
    'lånere',
    'stk.',
    'brukere',
    'innbyggere',
    'Arkivleder',
    'N.N.',
    'vakant',
    'konst.',
    'leder',
    'sjef',
  ],
  ...[
    'Fjordpost',
    'Kyst Sak',
    'Nordlys AS',
    'v/',
    'via',
    'support',
    'kontakt',
    'v. 8.4',
    '(ver. 5)',
    '5.7.2',
    'LTSR',
    'II',
  ],
  ...[
    'og',
    'and',
    '+',
    '/',
    '&',
    '-',
    ',',
    ';',
    '(',
    ')',
    '*',
    '%',
    ':',
    '\n',
    '10-15',
    '10 til 15',
    '#N/A',
    '####',
    'Ja',
    'Nei',
    'x',
  ],
]
const KINDS: readonly Cell['kind'][] = ['text', 'text', 'text', 'number', 'date', 'flag', 'error']
const TODAY = '2019-10-15'

const cells = fc
  .tuple(
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 }),
    fc.constantFrom(' ', ' ', ''),
    fc.constantFrom(...KINDS),
    fc.boolean(),
  )
  .map(([pieces, between, kind, formula]): Cell => {
    const text = pieces.join(between).trim()
    const of: Record<Cell['kind'], string> = {
      ...{ text, error: '#N/A', flag: 'TRUE', date: '2020-02-29 23:59:59' },
      number: String(Number(/\d+(?:\.\d+)?/.exec(text)?.[0] ?? 7)),
    }
    return { kind, text: of[kind] || 'a', ...(formula && { formula: true as const }) }
  })

/** What any reading must be: told in words, and a value that its field takes. */
function holds<V>(name: string, cell: Cell, reading: Reading<V>, takes: (value: V) => boolean): void {
  const at = `${name} of ${JSON.stringify(cell)}: ${JSON.stringify(reading)}`
  const codes = 'why' in reading ? [reading.why] : 'told' in reading && reading.told ? [reading.told] : []
  for (const code of codes) if (!READING_WORDS[code]) throw new Error(`${at}: no words`)
  const values = reading.is === 'value' ? [reading.value] : reading.is === 'ask' ? reading.candidates : []
  for (const value of values) if (!takes(value)) throw new Error(at)
}

const isWhole = (value: number) => Number.isInteger(value) && value >= 0
const isLine = (value: string) => value.length > 0 && value.length <= 200 && value === value.trim()

t.test(
  'whatever stands in a cell is a value that its field takes, a question, or told in words',
  async (t) => {
    await asyncProperty(
      t,
      fc.asyncProperty(
        cells,
        fc.constantFrom(null, true, false),
        fc.boolean(),
        async (cell, dayFirst, past) => {
          const options = { dayFirst, today: TODAY, past, mergesOn: past ? '2020-01-01' : null }
          holds('date', cell, readDate(cell, options), isDate)
          const column = describeAmounts([cell, { kind: 'number', text: '250000' }], { name: cell.text })
          holds('amount', cell, readAmount(cell), isWhole)
          holds('amount of a column', cell, readAmount(cell, { column, currency: 'EUR' }), isWhole)
          holds(
            'count',
            cell,
            readCount(cell),
            ({ users, usersTo }) => isWhole(users) && (usersTo === null || usersTo >= users),
          )
          holds('months', cell, readMonths(cell), isWhole)
          holds('level', cell, readWhole(cell, { min: 1, max: 4 }), (value) => value >= 1 && value <= 4)
          holds('hours', cell, readWhole(cell, { min: 0, unit: 'hours' }), isWhole)
          holds('flag', cell, readFlag(cell), (value) => typeof value === 'boolean')
          holds('owner', cell, readOwner(cell), isLine)
          holds('name', cell, readNameAndVersion(cell), ({ name }) => isLine(name))
          holds('vendor', cell, readVendorAndContact(cell), ({ vendor }) => isLine(vendor))
          holds('line', cell, readLine(cell, { max: 200 }), isLine)
          holds('prose', cell, readProse(cell, { max: 4000 }), (value) => value !== '')
          holds('version', cell, readVersion(cell, 100), (value) => value.length <= 100)
          holds('list', cell, readList(cell, { max: 200, most: 20 }), (value) => value.every(isLine))
          const two = readTwoSystems(cell.text)
          if (two && !two.candidates.every((parts) => parts.length > 1)) throw new Error(JSON.stringify(two))
          const notice = readNotice(cell.text)
          if (notice !== null && !isWhole(notice)) throw new Error(`${cell.text}: ${notice}`)
          findDayOrder([cell])
        },
      ),
      sized(2000, 100_000),
    )
  },
)
