/** Writes `{ …head, items: […] }` as JSON, a batch of items at a time. */
export async function* writeJson(
  head: object,
  batches: AsyncIterable<readonly object[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`
  let before = '\n'
  for await (const items of batches) {
    yield items.reduce<string>((text, item) => {
      const line = `${before}${JSON.stringify(item)}`
      before = ',\n'
      return text + line
    }, '')
  }
  yield '\n]}\n'
}
