import type { LandscapeNode } from '../../../schema/api/landscape.js'
import type { Words } from '../../../schema/rules/words.js'
import { cut, PictureFrame } from '../../parts/PictureFrame.js'
import { stopsWith } from './Drawing.js'
import { type Layout, NODE } from './layout.js'
import { FlowLine, Points } from './lines.js'

/** So many letters of a name fit in a node. */
const LETTERS = 21

/** The landscape as one drawing that stands alone. */
export function LandscapePicture({
  title,
  note,
  layout: { nodes, lines, bands, width, height },
  chosen,
  bandName,
  nodeWords,
  say,
}: {
  title: string
  /** What its data are, where they are made up: a picture leaves the page. */
  note: string | null
  layout: Layout
  chosen: string | null
  bandName: (key: string) => string
  nodeWords: (node: LandscapeNode) => string
  say: (words: Words) => string
}) {
  return (
    <PictureFrame title={title} note={note} width={width} height={height}>
      <Points />
      {bands.map(({ key, y }) => (
        <g key={key}>
          <line className="rule" x1="0" x2={width} y1={y} y2={y} />
          <text className="strong" x="0" y={y + 19}>
            {bandName(key)}
          </text>
        </g>
      ))}
      {lines.map((line) => (
        <FlowLine
          key={line.key}
          line={line}
          stops={stopsWith(line, chosen)}
          isTold={chosen !== null && (line.from === chosen || line.to === chosen)}
        />
      ))}
      {nodes.map(({ node, x, y }) => (
        <g key={node.key} transform={`translate(${x} ${y})`}>
          <rect
            className="landscape-box"
            data-kind={node.kind}
            data-chosen={node.key === chosen}
            width={NODE.width}
            height={NODE.height}
            rx="4"
          />
          <text className="strong" x="10" y="18">
            {cut(say(node), LETTERS)}
          </text>
          <text className="subtle" x="10" y="34">
            {cut(nodeWords(node), LETTERS + 2)}
          </text>
        </g>
      ))}
    </PictureFrame>
  )
}
