import type { MatrixCount, MatrixDestination } from '../../../schema/api/matrix.js'
import { STAGE_WORDS, STAGES, type Stage, stageOf } from '../../../schema/rules/stages.js'
import { STATUS_WORDS, type Status } from '../../../schema/rules/status.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { type Mark, MOST_SQUARES } from './marks.js'

/** The letter of a destination; its frame says how far what it stands for is. */
export function Letter({
  destination,
  stage,
}: {
  destination?: MatrixDestination | undefined
  /** Left out, it stands for all that go there. */
  stage?: Stage | undefined
}) {
  const { say } = useLanguage()
  return (
    <span className="matrix-square" data-stage={stage} aria-hidden="true">
      {destination && say(destination.letter)}
    </span>
  )
}

function Sign({
  status,
  destination,
  stage,
}: Pick<Mark, 'destination' | 'stage'> & { status?: Status | undefined }) {
  return status ? (
    <span className="matrix-square" data-status={status} aria-hidden="true">
      <StatusGlyph status={status} />
    </span>
  ) : (
    <Letter destination={destination} stage={stage} />
  )
}

/** How much of a cell is how far, as one bar in the three patterns of the squares. */
export function StageBar({ counts }: { counts: readonly MatrixCount[] }) {
  return (
    <span className="matrix-bar">
      {STAGES.map((stage) => {
        const count = counts
          .filter(({ status }) => stageOf(status) === stage)
          .reduce((sum, one) => sum + one.count, 0)
        return count > 0 && <span key={stage} data-stage={stage} style={{ flexGrow: count }} />
      })}
    </span>
  )
}

/** What a cell shows beside its number: a square for each system, or where they are many, one for those that are alike with their number. */
export function Squares({ marks }: { marks: readonly Mark[] }) {
  const { say, language } = useLanguage()
  const total = marks.reduce((sum, { count }) => sum + count, 0)
  const isCounted = total > MOST_SQUARES
  return (
    <span className="matrix-squares" aria-hidden="true">
      {marks.map(({ key, count, status, destination, stage }) => {
        const words = status ? STATUS_WORDS[status] : destination
        const title = [words && say(words), !status && say(STAGE_WORDS[stage])].filter(Boolean).join(', ')
        const sign = <Sign status={status} destination={destination} stage={stage} />
        return (
          <span
            key={key}
            className="matrix-mark"
            data-counted={isCounted || undefined}
            title={`${formatNumber(count, language)} – ${title}`}
          >
            {isCounted ? (
              <>
                {sign} {formatNumber(count, language)}
              </>
            ) : (
              [...Array(count).keys()].map((at) => (
                <Sign key={at} status={status} destination={destination} stage={stage} />
              ))
            )}
          </span>
        )
      })}
    </span>
  )
}
