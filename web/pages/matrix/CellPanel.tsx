import { Button } from '@digdir/designsystemet-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { listFunctions } from '../../../schema/api/functions.js'
import type { Matrix, MatrixHeading } from '../../../schema/api/matrix.js'
import { listSystems, type SystemRow } from '../../../schema/api/systems.js'
import { daysLeftWords } from '../../../schema/rules/dates.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { useChoices, usePages } from '../../api/queries.js'
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
import './panel.css'
import { among } from '../systems/among.js'

const PAGE = 25
/** As far as the squares are, and those as far by name. */
const ORDER = '-status,name'

/** What of a cell stands beside the matrix, instead of its systems. */
export const FUNCTIONS = 'functions'

/** A cell beside the matrix: its systems in the order of its squares, or what of its area several municipalities do. */
export function CellPanel({
  matrix,
  place,
  show,
  filters,
  panel,
  hrefOf,
  onClose,
}: {
  matrix: Matrix
  place: CellPlace
  show: Show
  filters: Search
  panel: typeof FUNCTIONS | undefined
  /** Where another panel of the cell is. */
  hrefOf: (panel: typeof FUNCTIONS | undefined) => string
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
  const own = among(filters, { serviceArea: [place.serviceArea], municipality: [place.municipality] })
  const functions = usePages(listFunctions, useWithAsOf({ serviceArea: [place.serviceArea] }), PAGE, {
    enabled: panel === FUNCTIONS,
  })
  const count = functions.data?.pages[0]?.total
  const title =
    panel === FUNCTIONS
      ? t.matrix.functions(count === undefined ? '…' : formatNumber(count, language))
      : t.matrix.cellTitle(municipality, formatNumber(cell.total, language))
  return (
    <aside className="matrix-panel" aria-label={t.matrix.cell(area, municipality)}>
      <div className="matrix-panel-head">
        <PanelHeading over={area} of={JSON.stringify([place, panel])}>
          {title}
        </PanelHeading>
        <button type="button" className="text-button" onClick={onClose}>
          <span className="wide-only">{t.common.close}</span>
          <span className="narrow-only">{t.matrix.toMatrix}</span>
        </button>
      </div>
      <div className="matrix-panel-body">
        {panel === FUNCTIONS ? (
          <Functions list={functions} matrix={matrix} />
        ) : (
          <>
            {cell.total === 0 && <p>{t.matrix.noSystems}</p>}
            {groupsOf(cell, show, matrix.destinations).map((group) => {
              const filter = own && among(own, group.filter)
              return filter && <SystemsOf key={group.key} group={group} filter={filter} />
            })}
          </>
        )}
      </div>
      <p className="row matrix-panel-foot">
        {panel === FUNCTIONS ? (
          <AppLink href={hrefOf(undefined)}>{t.matrix.toList}</AppLink>
        ) : (
          <>
            {cell.total > 0 && own && (
              <Button asChild variant="secondary">
                <AppLink href={paths.systems(own)}>{t.matrix.open}</AppLink>
              </Button>
            )}
            {place.serviceArea !== '' && (
              <Button asChild variant="tertiary">
                <AppLink href={hrefOf(FUNCTIONS)}>{t.matrix.compare}</AppLink>
              </Button>
            )}
          </>
        )}
      </p>
    </aside>
  )
}

/** The search of a list at the moment that is looked at. */
function useWithAsOf<S extends object>(search: S): S & { asOf?: string } {
  const asOf = useAsOf()
  return { ...search, ...(asOf !== undefined && { asOf }) }
}

/** What the panel is of. It takes the focus from the cell that was opened, not from who came by the address. */
function PanelHeading({ over, of, children }: { over: string; of: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isShown = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever else is shown takes the focus anew
  useEffect(() => {
    if (isShown.current || document.activeElement?.closest('.matrix-table')) heading.current?.focus()
    isShown.current = true
  }, [of])
  return (
    <h2 ref={heading} tabIndex={-1}>
      <span className="subtle">{over}</span> {children}
    </h2>
  )
}

/** What several municipalities do in the area, each leading to its comparison. */
function Functions({
  list,
  matrix,
}: {
  list: ReturnType<typeof usePages<typeof listFunctions>>
  matrix: Matrix
}) {
  const { t, say, language } = useLanguage(matrixTexts)
  const names = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const nameOf = (value: string) => {
    const heading = matrix.municipalities.find((one) => one.value === value)
    return heading ? say(heading) : (names.get(value) ?? value)
  }
  return (
    <QueryStates query={list} rows={6}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        if (rows.length === 0) return <p>{t.matrix.noFunctions}</p>
        return (
          <div data-stale={list.isPlaceholderData}>
            <ul>
              {rows.map((row) => (
                <li key={row.number}>
                  <AppLink className="matrix-name" href={paths.compare({ like: row.number })}>
                    {say(row)}
                  </AppLink>
                  <span className="matrix-stand">
                    <span>{row.municipalities.map(nameOf).join(', ')}</span>
                    <span>{t.matrix.systems(formatNumber(row.systems, language))}</span>
                  </span>
                </li>
              ))}
            </ul>
            <NextPage list={list} shown={rows.length} total={pages[0]?.total ?? 0} />
          </div>
        )
      }}
    </QueryStates>
  )
}

/** The systems of a group under its sign and its number, which leads to them in the list. */
function SystemsOf({ group, filter }: { group: Group; filter: Search }) {
  const { say, language } = useLanguage()
  const asked = { ...filter, sort: ORDER }
  const list = usePages(listSystems, useWithAsOf(asked), PAGE)
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
                    onOpen={() => rememberTrail('systems', writeSearch(asked))}
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
