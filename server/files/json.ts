import { linesInPieces } from './pieces.js'

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
  const line = (item: object) => {
    const text = `${before}${JSON.stringify(item)}`
    before = ',\n'
    return text
  }
  for await (const items of batches) yield* linesInPieces(items, line)
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
  for await (const items of batches) yield* linesInPieces(items, (item) => `${JSON.stringify(item)}\n`)
  yield `${JSON.stringify(foot())}\n`
}
