import { type KeyboardEvent, useRef } from 'react'
import type { LandscapeNode } from '../../../schema/api/landscape.js'
import { useChoices } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { landscapeTexts } from '../../i18n/landscape.js'
import { useLanguage } from '../../i18n/language.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { alongFlows, type Layout, NODE, OUTSIDE, type Placed, SHARED } from './layout.js'
import { FlowLine, Points } from './lines.js'
import { useNodeWords } from './words.js'

/** The landscape as it is drawn: nodes in bands of their owners, with their data flows between them. */
export function Drawing({
  layout,
  chosen,
  onChoose,
  onPanel,
}: {
  layout: Layout
  chosen: string | null
  onChoose: (key: string | null) => void
  /** Goes on to what is said of the node that is chosen. */
  onPanel: () => void
}) {
  const { t, language } = useLanguage(landscapeTexts)
  const frame = useRef<HTMLElement>(null)
  const bandName = useBandNames()
  const { nodes, lines, bands, width, height } = layout
  const near = chosen === null ? null : new Set([chosen, ...around(layout, chosen)])
  const focus = (key: string | undefined) =>
    key !== undefined &&
    frame.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(key)}"]`)?.focus()
  const pressed = (event: KeyboardEvent, { node: { key } }: Placed) => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault()
      focus(alongFlows(layout, key, event.key === 'ArrowRight' ? 'out' : 'in')[0])
    } else if (event.key === 'Escape' && chosen !== null) {
      event.preventDefault()
      onChoose(null)
    }
  }
  return (
    <section
      ref={frame}
      className="landscape-drawing"
      aria-label={t.landscape.title}
      style={{ width, height }}
    >
      <svg width={width} height={height} aria-hidden="true">
        <Points />
        {bands.map(({ key, y, systems }) => (
          <g key={key} className="landscape-band">
            {y > 0 && <line x1="0" x2={width} y1={y} y2={y} />}
            <text x="0" y={y + 19}>
              {bandName(key)}
              {systems > 0 && (
                <tspan className="subtle" dx="10">
                  {t.landscape.drawnOf(formatNumber(systems, language))}
                </tspan>
              )}
            </text>
          </g>
        ))}
        {lines.map((line) => {
          const isOn = chosen !== null && (line.from === chosen || line.to === chosen)
          return (
            <g key={line.key} data-faint={(chosen !== null && !isOn) || undefined}>
              <FlowLine line={line} stops={stopsWith(line, chosen)} isTold={isOn} />
            </g>
          )
        })}
      </svg>
      {nodes.map((placed) => (
        <NodeButton
          key={placed.node.key}
          placed={placed}
          layout={layout}
          isChosen={placed.node.key === chosen}
          isFaint={near !== null && !near.has(placed.node.key)}
          onChoose={() => (placed.node.key === chosen ? onPanel() : onChoose(placed.node.key))}
          onKeyDown={(event) => pressed(event, placed)}
        />
      ))}
    </section>
  )
}

/** Open flows stop with what is switched off, those to what replaces it too. */
export function stopsWith({ kind, from, to }: Layout['lines'][number], chosen: string | null): boolean {
  return chosen !== null && (from === chosen || to === chosen) && (kind === 'open' || kind === 'new')
}

const around = ({ lines }: Layout, key: string): string[] =>
  lines.flatMap(({ from, to }) => (from === key ? [to] : to === key ? [from] : []))

/** What the bands are called: their municipalities, and what belongs to none. */
export function useBandNames(): (key: string) => string {
  const { t, say } = useLanguage(landscapeTexts)
  const { municipality: municipalities } = useChoices(true)
  return (key) => {
    if (key === SHARED) return t.landscape.shared
    if (key === OUTSIDE) return t.landscape.outside
    const home = municipalities.find(({ value }) => value === key)
    return home ? say(home) : key
  }
}

function NodeButton({
  placed: { node, x, y },
  layout,
  isChosen,
  isFaint,
  onChoose,
  onKeyDown,
}: {
  placed: Placed
  layout: Layout
  isChosen: boolean
  isFaint: boolean
  onChoose: () => void
  onKeyDown: (event: KeyboardEvent) => void
}) {
  const { t, say } = useLanguage(landscapeTexts)
  const words = useNodeWords()
  const short = useNodeWords(true)
  const count = (way: 'out' | 'in') =>
    layout.lines.filter(({ kind, from, to, bothWays }) => {
      if (kind === 'replaced') return false
      return (
        (way === 'out' ? from : to) === node.key || (bothWays && (way === 'out' ? to : from) === node.key)
      )
    }).length
  return (
    <button
      type="button"
      className="landscape-node"
      data-node={node.key}
      data-kind={node.kind}
      data-own={node.own || undefined}
      data-faint={isFaint || undefined}
      aria-pressed={isChosen}
      style={{ left: x, top: y, width: NODE.width, height: NODE.height }}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <NodeGlyph node={node} />
      <span className="landscape-node-name" title={say(node)}>
        {say(node)}
      </span>
      <span className="landscape-node-more" data-tone={node.daysOverdue > 0 ? 'danger' : undefined}>
        {short(node)}
        <span className="visually-hidden">
          {t.landscape.nodeMore(words(node), count('out'), count('in'))}
        </span>
      </span>
    </button>
  )
}

function NodeGlyph({ node: { kind, status } }: { node: LandscapeNode }) {
  if (status !== null) return <StatusGlyph status={status} />
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      {kind === 'replacement' ? (
        <path d="M2.5 8h10m-3.5-3.5L12.5 8 9 11.5" fill="none" />
      ) : (
        <path d="M4 14V2.5h8V14M2.5 14h11M6.5 5h.01M9.5 5h.01M6.5 8h.01M9.5 8h.01M7 14v-3h2v3" fill="none" />
      )}
    </svg>
  )
}
