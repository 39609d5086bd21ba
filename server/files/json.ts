import { Readable } from 'node:stream'

/** Writes `{ …head, items: […] }` as JSON, an item at a time. */
export function writeJson(head: object, items: AsyncIterable<object>): Readable {
  return Readable.from(pieces(head, items))
}

async function* pieces(head: object, items: AsyncIterable<object>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`
  let first = true
  for await (const item of items) {
    yield `${first ? '' : ','}\n${JSON.stringify(item)}`
    first = false
  }
  yield '\n]}\n'
}
