import type { Progress } from '../../../schema/api/progress.js'
import { PHASE_WORDS, PHASES } from '../../../schema/rules/phases.js'
import { formatNumber, type Language } from '../../i18n/format.js'
import type { overviewTexts } from '../../i18n/overview.js'
import { PictureFrame } from '../../parts/PictureFrame.js'
import { HEIGHT, ProgressDrawing } from './ProgressChart.js'

/** A slide's width, in pixels. */
const WIDTH = 1000
const BAR = 26
/** The bar with its legend, and the air below. */
const BAR_HEIGHT = 84
const PER_PHASE = WIDTH / PHASES.length

/** The overview as one drawing that stands alone: what it says, the five phases, and the progress over time. */
export function OverviewPicture({
  progress,
  title,
  note,
  words,
  language,
  day,
}: {
  progress: Progress
  title: string
  note: string | null
  words: (typeof overviewTexts)[Language]['overview']
  language: Language
  day: string | undefined
}) {
  let x = 0
  return (
    <PictureFrame title={title} note={note} width={WIDTH} height={BAR_HEIGHT + HEIGHT}>
      {PHASES.map((phase, at) => {
        const count = progress.byPhase[phase]
        const [from, width] = [x, (count / Math.max(1, progress.total)) * WIDTH]
        x += width
        return (
          <g key={phase}>
            {count > 0 && (
              <rect
                className="phase"
                data-phase={phase}
                x={from}
                width={Math.max(1, width - 1)}
                height={BAR}
              />
            )}
            <rect
              className="phase"
              data-phase={phase}
              x={at * PER_PHASE}
              y={BAR + 16}
              width="10"
              height="10"
            />
            <text x={at * PER_PHASE + 16} y={BAR + 25}>
              {`${formatNumber(count, language)} ${PHASE_WORDS[phase][language]}`}
            </text>
          </g>
        )
      })}
      <g className="chart" transform={`translate(0 ${BAR_HEIGHT})`}>
        <ProgressDrawing progress={progress} width={WIDTH} words={words} language={language} day={day} />
      </g>
    </PictureFrame>
  )
}
