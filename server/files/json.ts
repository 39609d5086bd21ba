/**
 * Writes `{ …head, items: […], …foot }` as JSON, a batch of items at a time.
 * @param foot what is known once all items are written
 */
export async function* writeJson(
  head: object,
  batches: AsyncIterable<readonly object[]>,
  foot: () => object = () => ({}),
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
  const rest = JSON.stringify(foot()).slice(1, -1)
  yield `\n]${rest && `,${rest}`}}\n`
}

/** Writes the same as lines of JSON: the head, each item, the foot. */
export async function* writeNdjson(
  head: object,
  batches: AsyncIterable<readonly object[]>,
  foot: () => object,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`
  for await (const items of batches) yield items.map((item) => `${JSON.stringify(item)}\n`).join('')
  yield `${JSON.stringify(foot())}\n`
}
