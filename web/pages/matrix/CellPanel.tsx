import { Button } from '@digdir/designsystemet-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Matrix, MatrixHeading } from '../../../schema/api/matrix.js'
import { listSystems, type SystemRow } from '../../../schema/api/systems.js'
import { daysLeftWords } from '../../../schema/rules/dates.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { usePages } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { matrixTexts } from '../../i18n/matrix.js'
import { AppLink } from '../../parts/AppLink.js'
import { useAsOf } from '../../parts/moment.js'
import { NextPage } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { DayOneTag, SignalLabel } from '../../parts/SignalLabel.js'
import { StatusGlyph, StatusLabel } from '../../parts/StatusGlyph.js'
import { rememberTrail } from '../../parts/trail.js'
import { paths, type Search, writeSearch } from '../../paths.js'
import type { CellPlace } from './MatrixTable.js'
import { cellAt, type Group, groupsOf, type Show } from './marks.js'
import { Letter } from './Squares.js'

const PAGE = 25
/** As far as the squares are, and those as far by name. */
const ORDER = '-status,name'

/** The systems of a cell beside the matrix, in the order of its squares. */
export function CellPanel({
  matrix,
  place,
  show,
  filters,
  onClose,
}: {
  matrix: Matrix
  place: CellPlace
  show: Show
  filters: Search
  onClose: () => void
}) {
  const { t, say, language } = useLanguage(matrixTexts)
  const cell = cellAt(matrix, place.serviceArea, place.municipality)
  const nameOf = (headings: readonly MatrixHeading[], value: string) => {
    const heading = headings.find((one) => one.value === value)
    return heading ? say(heading) : value
  }
  const area = nameOf(matrix.serviceAreas, place.serviceArea)
  const municipality = nameOf(matrix.municipalities, place.municipality)
  const own = { ...filters, serviceArea: [place.serviceArea], municipality: [place.municipality] }
  return (
    <aside className="matrix-panel" aria-label={t.matrix.cell(area, municipality)}>
      <div className="matrix-panel-head">
        <PanelHeading over={area} place={place}>
          {t.matrix.cellTitle(municipality, formatNumber(cell.total, language))}
        </PanelHeading>
        <button type="button" className="text-button" onClick={onClose}>
          <span className="wide-only">{t.common.close}</span>
          <span className="narrow-only">{t.matrix.toMatrix}</span>
        </button>
      </div>
      <div className="matrix-panel-body">
        {cell.total === 0 && <p>{t.matrix.noSystems}</p>}
        {groupsOf(cell, show, matrix.destinations).map((group) => (
          <SystemsOf key={group.key} group={group} filter={{ ...own, ...group.filter }} />
        ))}
      </div>
      {cell.total > 0 && (
        <p className="row matrix-panel-foot">
          <Button asChild variant="secondary">
            <AppLink href={paths.systems(own)}>{t.matrix.open}</AppLink>
          </Button>
        </p>
      )}
    </aside>
  )
}

/** What the panel is of. It takes the focus from the cell that was opened, not from who came by the address. */
function PanelHeading({ over, place, children }: { over: string; place: CellPlace; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { serviceArea, municipality } = place
  // biome-ignore lint/correctness/useExhaustiveDependencies: each cell that is opened takes the focus anew
  useEffect(() => {
    if (document.activeElement?.closest('.matrix-table')) heading.current?.focus()
  }, [serviceArea, municipality])
  return (
    <h2 ref={heading} tabIndex={-1}>
      <span className="subtle">{over}</span> {children}
    </h2>
  )
}

/** The systems of a group under its sign and its number, which leads to them in the list. */
function SystemsOf({ group, filter }: { group: Group; filter: Search }) {
  const { say, language } = useLanguage()
  const asOf = useAsOf()
  const asked = { ...filter, sort: ORDER }
  const list = usePages(listSystems, { ...asked, ...(asOf !== undefined && { asOf }) }, PAGE)
  const { destination, status, count } = group
  const words = status ? STATUS_WORDS[status] : destination
  const name = words ? say(words) : ''
  return (
    <section>
      <h3>
        <AppLink className="matrix-key matrix-key-line" href={paths.systems(filter)}>
          {status ? <StatusGlyph status={status} /> : <Letter destination={destination} />}
          <span>{name}</span> <span className="subtle matrix-key-count">{formatNumber(count, language)}</span>
        </AppLink>
      </h3>
      <QueryStates query={list} rows={Math.min(count, 3)}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          return (
            <div data-stale={list.isPlaceholderData}>
              <ul>
                {rows.map((row) => (
                  <SystemLine
                    key={row.number}
                    row={row}
                    withStatus={!status}
                    onOpen={() => rememberTrail(writeSearch(asked))}
                  />
                ))}
              </ul>
              <NextPage list={list} of={name} shown={rows.length} total={pages[0]?.total ?? 0} />
            </div>
          )
        }}
      </QueryStates>
    </section>
  )
}

function SystemLine({
  row,
  withStatus,
  onOpen,
}: {
  row: SystemRow
  withStatus: boolean
  onOpen: () => void
}) {
  const { say } = useLanguage()
  return (
    <li>
      <span className="matrix-system">
        <AppLink className="matrix-name" href={paths.system(row.number)} onClick={onOpen}>
          {row.name}
        </AppLink>
        {row.signals.includes('day_one') && <DayOneTag />}
      </span>
      <span className="matrix-stand">
        {withStatus && <StatusLabel status={row.status} />}
        {row.daysOverdue > 0 && <SignalLabel signal="overdue" words={say(daysLeftWords(-row.daysOverdue))} />}
      </span>
    </li>
  )
}
