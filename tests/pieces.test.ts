import t from 'tap'
import { writeCsv } from '../server/files/csv.js'
import { writeJson, writeNdjson } from '../server/files/json.js'

const text = 'x'.repeat(1000)
const rows = Array.from({ length: 500 }, (_, index) => ({ index, text }))
async function* batches() {
  yield rows
}
const column = (name: 'index' | 'text') => ({
  ...{ name, header: name, type: 'text' as const },
  value: (row: object) => String((row as (typeof rows)[number])[name]),
})
const form = { language: 'nb' as const, delimiter: 'semicolon' as const, timeZone: 'Europe/Oslo', block: [] }

const WRITERS = {
  csv: () => writeCsv(batches(), [column('index'), column('text')], form),
  json: () => writeJson({}, batches()),
  ndjson: () => writeNdjson({}, batches(), () => ({})),
}

for (const [name, write] of Object.entries(WRITERS))
  t.test(`${name}: a batch of long rows leaves in pieces of a few`, async (t) => {
    const pieces: string[] = []
    for await (const piece of write()) pieces.push(piece)
    const longest = Math.max(...pieces.map(({ length }) => length))
    t.ok(longest < 40_000, `${longest} letters at most`)
    t.ok(pieces.length < rows.length / 10, `${pieces.length} pieces, not one for each row`)
    const whole = pieces.join('')
    for (const index of [0, 31, 32, 33, 499])
      t.equal(whole.split(new RegExp(`\\b${index}\\b`)).length, 2, `row ${index} is there once`)
  })
