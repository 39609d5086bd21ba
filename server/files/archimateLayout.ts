import type { Box } from './archimate.js'

/** A system or a replacement that a view has room for. */
export interface Shown {
  /** The identifier of its element. */
  element: string
  name: string
}

/** What a view shows: systems on the left, in a frame for each group, and what replaces them on the right. */
export interface Arrangement<Left extends Shown, Right extends Shown> {
  groups: readonly { label: string; systems: readonly (Left & { box: Box })[]; box: Box }[]
  replacements: readonly (Right & { box: Box })[]
}

/** Where the columns are: left of the systems is room for lines between them, and in the middle for those to replacements. */
const LANES = { x: 20, apart: 36, count: 8 }
const SYSTEMS = { x: 330, w: 280 }
const REPLACEMENTS = { x: 940, w: 280 }
const FRAME = { side: 12, top: 30, bottom: 14 }
const GAP = 14
const BETWEEN_FRAMES = 26
/** The column that lines to replacements pass through. */
const MIDDLE = (SYSTEMS.x + SYSTEMS.w + REPLACEMENTS.x) / 2

/** A box is as high as its name has lines: about so many letters fit beside the sign of the element. */
const LETTERS_A_LINE = 34
const LINE = 16
const heightOf = (name: string) => Math.max(48, 24 + LINE * Math.ceil(name.length / LETTERS_A_LINE))
const middleOf = ({ y, h }: Box) => Math.round(y + h / 2)

/**
 * Lays out a view: a column of systems, and a column of replacements, each as near to what it replaces as there is room.
 * @param replaced the elements of the systems that a replacement is linked to
 */
export function arrange<Left extends Shown, Right extends Shown>(
  groups: readonly { label: string; systems: readonly Left[] }[],
  replacements: readonly Right[],
  replaced: (replacement: Right) => readonly string[],
): Arrangement<Left, Right> {
  let y = 20
  const placed = groups.map(({ label, systems }) => {
    const top = y
    y += FRAME.top
    const inside = systems.map((system) => {
      const box = { ...SYSTEMS, y, h: heightOf(system.name) }
      y += box.h + GAP
      return { ...system, box }
    })
    y += FRAME.bottom - GAP
    const box = { x: SYSTEMS.x - FRAME.side, y: top, w: SYSTEMS.w + 2 * FRAME.side, h: y - top }
    y += BETWEEN_FRAMES
    return { label, systems: inside, box }
  })
  const middles = new Map(
    placed.flatMap(({ systems }) => systems.map(({ element, box }) => [element, middleOf(box)] as const)),
  )
  const wanted = replacements.map((replacement) => {
    const at = replaced(replacement).flatMap((element) => middles.get(element) ?? [])
    return { replacement, at: at.reduce((sum, one) => sum + one, 0) / Math.max(1, at.length) }
  })
  // Those that want the same place keep the order that they came in.
  wanted.sort((one, other) => one.at - other.at)
  let free = 20
  const right = wanted.map(({ replacement, at }) => {
    const h = heightOf(replacement.name)
    const box = { ...REPLACEMENTS, y: Math.max(free, Math.round(at - h / 2)), h }
    free = box.y + h + GAP
    return { ...replacement, box }
  })
  return { groups: placed, replacements: right }
}

/** The points by which a line goes between two systems, outside their column: each line beside the one before it. */
export function besideSystems(from: Box, to: Box, line: number) {
  const lane = line % LANES.count
  const x = LANES.x + LANES.apart * lane
  // Lines of one system leave it one below the other.
  const height = ({ y, h }: Box) => Math.round(y + (h * (lane + 1)) / (LANES.count + 1))
  return [
    { x, y: height(from) },
    { x, y: height(to) },
  ]
}

/** The point by which a line goes from one column to the other, so much below the straight one, which another may take. */
export function throughMiddle(from: Box, to: Box, below: number) {
  return [{ x: MIDDLE, y: Math.max(0, Math.round((middleOf(from) + middleOf(to)) / 2) + below) }]
}

/** Boxes of what has a name, three beside each other, from this height on. */
export function grid<Item extends Shown>(items: readonly Item[], top: number): (Item & { box: Box })[] {
  const h = Math.max(...items.map(({ name }) => heightOf(name)))
  return items.map((item, at) => ({
    ...item,
    box: {
      x: LANES.x + (at % 3) * (SYSTEMS.w + 80),
      y: top + Math.floor(at / 3) * (h + GAP),
      w: SYSTEMS.w,
      h,
    },
  }))
}
