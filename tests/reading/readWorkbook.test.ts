import t from 'tap'
import { AT_ONCE, WAITING } from '../../server/reading/limits.js'
import { readWorkbook } from '../../server/reading/readWorkbook.js'
import type { UnreadableFile } from '../../server/reading/unreadable.js'
import { odsOf, read, xlsxOf } from './workbooks.js'

/** Why a file is refused, or `read`. */
const outcome = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: UnreadableFile) => error.code,
  )

/** A list of so many rows, with a line break in each third. */
const listOf = (rows: number) =>
  `Navn;Eier;Merknad\n${Array.from({ length: rows }, (_, index) => `System ${index};Eier ${index % 7};${index % 3 ? '' : '"en\nto"'}`).join('\n')}\n`

t.test('a process of its own reads the same as this one', async (t) => {
  const files = [
    Buffer.from(listOf(5000)),
    xlsxOf({
      sheets: [{ data: '<row r="2"><c r="B2"><v>1</v></c></row>' }, { name: 'B', state: 'hidden', data: '' }],
    }),
    odsOf(
      '<table:table table:name="A"><table:table-row><table:table-cell office:value-type="float" office:value="2"/></table:table-row></table:table>',
    ),
  ]
  for (const file of files) t.strictSame(await readWorkbook(file), read(file))
  t.match(await readWorkbook(Buffer.from('a,b;c\n'), { delimiter: ',' }), { delimiter: ',' })
})

t.test('what it refuses is refused with all that it says', async (t) => {
  const file = Buffer.from('a;b\n1;2\n3;4\n')
  await t.rejects(readWorkbook(file, { limits: { rows: 2 } }), {
    name: 'UnreadableFile',
    code: 'too_many_rows',
    words: { nb: 'Fila har flere enn 2 rader. Del lista i flere filer.' },
  })
  await t.rejects(readWorkbook(Buffer.alloc(0)), { code: 'empty' })
  await t.rejects(readWorkbook(file, { limits: { bytes: 5 } }), { code: 'too_large' })
})

t.test('a file that takes too long or too much is ended, and this process lives on', async (t) => {
  const wide = xlsxOf({ sheets: [{ data: '<row><c><v>1</v></c></row>'.repeat(90_000) }] })
  await t.rejects(readWorkbook(wide, { limits: { seconds: 0.001 } }), { code: 'too_slow' })
  // The texts of a workbook are kept until its cells name them.
  const strings = Array.from({ length: 150_000 }, (_, index) => `<t>${index} ${'x'.repeat(200)}</t>`)
  const heavy = xlsxOf({ sheets: [{ data: '' }], strings })
  await t.rejects(readWorkbook(heavy, { limits: { megabytes: 32 } }), { code: 'too_much_memory' })
  t.equal(await outcome(readWorkbook(Buffer.from('a;b\n'))), 'read')
})

t.test('whoever asked may give up, while it waits too', async (t) => {
  const giving = new AbortController()
  const file = Buffer.from(listOf(20_000))
  const first = readWorkbook(file, { signal: giving.signal })
  const others = Array.from({ length: AT_ONCE }, () => readWorkbook(file, { signal: giving.signal }))
  giving.abort(new Error('given up'))
  for (const reading of [first, ...others]) await t.rejects(reading, { message: 'given up' })
  t.equal(await outcome(readWorkbook(Buffer.from('a;b\n'))), 'read')
})

t.test('a few are read at once, others wait their turn, and too many are told so', async (t) => {
  const file = Buffer.from('a;b\n1;2\n')
  const readings = Array.from({ length: AT_ONCE + WAITING + 3 }, () => outcome(readWorkbook(file)))
  const outcomes = await Promise.all(readings)
  t.strictSame(
    {
      read: outcomes.filter((one) => one === 'read').length,
      busy: outcomes.filter((one) => one === 'busy').length,
    },
    { read: AT_ONCE + WAITING, busy: 3 },
  )
  t.equal(await outcome(readWorkbook(file)), 'read', 'and their places are free again')
})
