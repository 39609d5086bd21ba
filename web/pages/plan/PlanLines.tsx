import { useLayoutEffect, useRef, useState } from 'react'
import type { Planned } from '../../../schema/api/plan.js'
import { Hatching } from './marks.js'
import type { Scale } from './scale.js'

/** What goes through all lanes: the months, today, the merger, and from what each system waits for to where it stands itself. */
export function PlanLines({
  scale,
  today,
  mergerDate,
  systems,
}: {
  scale: Scale
  today: string
  mergerDate: string | null
  systems: readonly Planned[]
}) {
  const lines = useRef<SVGSVGElement>(null)
  const { height, middles } = useMiddles(lines)
  const arrows = systems.flatMap((waiting) =>
    waiting.waitsFor.flatMap((number) => {
      const required = systems.find((one) => one.number === number)
      const [from, to] = [middles.get(number), middles.get(waiting.number)]
      if (!required || from === undefined || to === undefined) return []
      return [{ key: `${number} ${waiting.number}`, path: elbow(scale, required, waiting, from, to) }]
    }),
  )
  return (
    <svg ref={lines} className="plan-lines" width={scale.width} height={height} aria-hidden="true">
      <Hatching />
      <defs>
        <marker
          id="plan-arrow"
          viewBox="0 0 6 6"
          refX="5.5"
          refY="3"
          markerWidth="6"
          markerHeight="6"
          orient="auto"
        >
          <path d="M0 0 6 3 0 6z" />
        </marker>
      </defs>
      {scale.ticks.map((date) => (
        <line key={date} className="month" x1={scale.x(date)} x2={scale.x(date)} y1="26" y2={height} />
      ))}
      {mergerDate && (
        <line className="merger" x1={scale.x(mergerDate)} x2={scale.x(mergerDate)} y1="26" y2={height} />
      )}
      <line className="today" x1={scale.x(today)} x2={scale.x(today)} y1="26" y2={height} />
      {arrows.map(
        ({ key, path }) => path && <path key={key} className="elbow" d={path} markerEnd="url(#plan-arrow)" />,
      )}
    </svg>
  )
}

/** From the mark of one to the mark of another: down or up at the first, then across. */
function elbow(scale: Scale, required: Planned, waiting: Planned, from: number, to: number): string | null {
  if (required.targetDate === null || waiting.targetDate === null) return null
  const x = scale.x(required.targetDate)
  const side = scale.x(waiting.targetDate) >= x ? -3 : 3
  return `M${x} ${from + (to > from ? 10 : -10)}V${to}H${scale.x(waiting.targetDate) + side}`
}

interface Middles {
  height: number
  /** Where the row of each system has its middle. */
  middles: ReadonlyMap<string, number>
}

/** Measures the rows beside which the lines stand, whenever one of them comes, goes or grows. */
function useMiddles(lines: React.RefObject<SVGSVGElement | null>): Middles {
  const [measured, setMeasured] = useState<Middles>({ height: 0, middles: new Map() })
  useLayoutEffect(() => {
    const table = lines.current?.parentElement?.querySelector('table')
    if (!table) return
    const measure = () => {
      const rows = [...table.querySelectorAll<HTMLElement>('tr[data-number]')]
      setMeasured({
        height: table.offsetHeight,
        middles: new Map(rows.map((row) => [row.dataset.number ?? '', row.offsetTop + row.offsetHeight / 2])),
      })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(table)
    measure()
    return () => observer.disconnect()
  }, [lines])
  return measured
}
