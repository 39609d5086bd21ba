import type { Line } from './layout.js'

/** The points of lines, one for each kind: a marker takes no colour from the line that it is at. */
export function Points() {
  return (
    <defs>
      {(['open', 'moved', 'gone', 'new', 'replaced', 'stops'] as const).map((kind) => (
        <marker
          key={kind}
          id={`point-${kind}`}
          className="landscape-point"
          data-kind={kind}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path d="M0 .5 8 4 0 7.5z" />
        </marker>
      ))}
    </defs>
  )
}

/** A letter of the words at a line, in pixels. */
const LETTER = 6.2

/** A data flow: an elbow with its point, a cross where it stops, and its words where they are asked for. */
export function FlowLine({
  line,
  stops,
  isTold,
}: {
  line: Line
  /** True where it stops with what is switched off. */
  stops: boolean
  isTold: boolean
}) {
  const { path, bothWays, middle, label, words } = line
  const kind = stops ? 'stops' : line.kind
  const most = Math.floor(label.room / LETTER)
  const said = words.length > most ? `${words.slice(0, Math.max(0, most - 1))}…` : words
  return (
    <g className="landscape-line" data-kind={kind}>
      <path
        d={path}
        markerEnd={`url(#point-${kind})`}
        {...(bothWays && { markerStart: `url(#point-${kind})` })}
      >
        <title>{words}</title>
      </path>
      {stops && (
        <g className="landscape-cross" transform={`translate(${middle.x} ${middle.y})`}>
          <circle r="7.5" />
          <path d="m-3-3 6 6m0-6-6 6" />
        </g>
      )}
      {isTold && most > 4 && (
        <text x={label.x} y={label.y} textAnchor={label.anchor}>
          {said}
        </text>
      )}
    </g>
  )
}
