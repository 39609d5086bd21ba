import type { Words } from './words.js'

/** Something that looks wrong in a row: its code, and the field where it is mended. */
export interface Warning<F extends string, C extends string = string> extends Words {
  code: C
  field: F
}

/** Pairs of dates of which the second does not come before the first. */
export type DateOrder<F extends string> = readonly (readonly [earlier: F, later: F])[]

/** What looks wrong in the order of a row's dates. Dates warn; they never refuse. */
export function outOfOrder<F extends string>(
  order: DateOrder<F>,
  row: Record<F, string | null>,
  labels: Record<F, Words>,
): Warning<F, 'DATES_OUT_OF_ORDER'>[] {
  return order.flatMap(([earlier, later]) => {
    const [from, to] = [row[earlier], row[later]]
    if (!from || !to || to >= from) return []
    return {
      code: 'DATES_OUT_OF_ORDER',
      field: later,
      nb: `«${labels[later].nb}» er før «${labels[earlier].nb}».`,
      en: `“${labels[later].en}” is before “${labels[earlier].en}”.`,
    }
  })
}
