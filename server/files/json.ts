/** Writes `{ …head, items: […] }` as JSON, an item at a time. */
export async function* writeJson(head: object, items: AsyncIterable<object>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`
  let first = true
  for await (const item of items) {
    yield `${first ? '' : ','}\n${JSON.stringify(item)}`
    first = false
  }
  yield '\n]}\n'
}
