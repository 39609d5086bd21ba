import type { Aside } from '../../schema/rules/import/cells.js'
import { localName, readXml } from './xml.js'
import type { Parts } from './zip.js'

/** What a file has besides its cells, without what it has none of. */
export function countAsides(counts: Readonly<Record<Aside, number>>): Partial<Record<Aside, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

/** How many elements of a name a part has; none where there is no such part. */
export function countElements(parts: Parts, part: string, name: string): number {
  const bytes = parts.read(part)
  let count = 0
  if (bytes)
    readXml(bytes, part, {
      open(element) {
        if (localName(element) === name) count += 1
      },
    })
  return count
}
