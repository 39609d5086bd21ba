import type { Matrix } from '../../../schema/api/matrix.js'
import { STAGE_WORDS, STAGES, statusesAt } from '../../../schema/rules/stages.js'
import { STATUS_WORDS, STATUSES } from '../../../schema/rules/status.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { matrixTexts } from '../../i18n/matrix.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { useNarrow } from '../../parts/useNarrow.js'
import type { Search } from '../../paths.js'
import { among } from '../systems/among.js'
import { FoundLink } from '../systems/FoundLink.js'
import { type Show, stagesIn } from './marks.js'
import { Letter } from './Squares.js'

/** What the squares stand for, each with how many there are of it and leading to them. */
export function Legend({ matrix, show, filters }: { matrix: Matrix; show: Show; filters: Search }) {
  const { t, say, language } = useLanguage(matrixTexts)
  const number = (count: number) => <span className="subtle">{formatNumber(count, language)}</span>
  const stages = stagesIn(matrix)
  const signs = (
    <nav className="matrix-legend" aria-label={t.matrix.legend}>
      {show === 'destination' && (
        <ul>
          {matrix.destinations.map((one) => (
            <li key={one.value}>
              <FoundLink
                className="matrix-key"
                count={one.total}
                filters={among(filters, { destination: [one.value] })}
              >
                <Letter destination={one} stage={one.value === 'unmapped' ? 'undecided' : undefined} />
                {say(one)} {number(one.total)}
              </FoundLink>
            </li>
          ))}
        </ul>
      )}
      <ul>
        {show === 'status'
          ? [...STATUSES]
              .reverse()
              .filter((status) => matrix.byStatus[status] > 0)
              .map((status) => (
                <li key={status}>
                  <FoundLink
                    className="matrix-key"
                    count={matrix.byStatus[status]}
                    filters={among(filters, { status: [status] })}
                  >
                    <StatusGlyph status={status} />
                    {say(STATUS_WORDS[status])} {number(matrix.byStatus[status])}
                  </FoundLink>
                </li>
              ))
          : STAGES.filter((stage) => stages[stage] > 0).map((stage) => (
              <li key={stage}>
                <FoundLink
                  className="matrix-key"
                  count={stages[stage]}
                  filters={among(filters, { status: [...statusesAt(stage)] })}
                >
                  <Letter stage={stage} />
                  {say(STAGE_WORDS[stage])} {number(stages[stage])}
                </FoundLink>
              </li>
            ))}
      </ul>
    </nav>
  )
  // There it would push the matrix off the screen.
  return useNarrow() ? (
    <details className="folded">
      <summary>{t.matrix.legend}</summary>
      {signs}
    </details>
  ) : (
    signs
  )
}
