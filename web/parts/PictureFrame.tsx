import type { ReactNode } from 'react'

/** Room around a drawing, and above it for its title, in pixels. */
const PICTURE_EDGE = 20
const PICTURE_HEAD = 62

/** A drawing that stands alone, with what it is of: who sees it has not the page around it. */
export function PictureFrame({
  title,
  note,
  width,
  height,
  children,
}: {
  title: string
  /** What its data are, where they are made up. */
  note: string | null
  /** Of the drawing, which the frame stands around. */
  width: number
  height: number
  children: ReactNode
}) {
  const [outer, whole] = [width + PICTURE_EDGE * 2, height + PICTURE_HEAD + PICTURE_EDGE]
  return (
    <svg
      className="picture"
      width={outer}
      height={whole}
      viewBox={`0 0 ${outer} ${whole}`}
      role="img"
      aria-label={title}
    >
      <rect className="paper" width={outer} height={whole} />
      <text className="title" x={PICTURE_EDGE} y="30">
        {title}
      </text>
      {note && (
        <text className="subtle" x={PICTURE_EDGE} y="49">
          {note}
        </text>
      )}
      <g transform={`translate(${PICTURE_EDGE} ${PICTURE_HEAD})`}>{children}</g>
    </svg>
  )
}

/** Longer names are cut: a picture has no tooltip. */
const MOST_LETTERS = 30

/** A name as far as there is room for it. */
export function cut(name: string, most = MOST_LETTERS): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}
