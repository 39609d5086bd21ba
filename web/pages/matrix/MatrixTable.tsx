import { useId } from 'react'
import type { Matrix, MatrixCell, MatrixHeading } from '../../../schema/api/matrix.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { matrixTexts } from '../../i18n/matrix.js'
import { AppLink } from '../../parts/AppLink.js'
import type { Search } from '../../paths.js'
import { among } from '../systems/among.js'
import { FoundLink } from '../systems/FoundLink.js'
import { cellAt, groupsOf, inSentence, isReplacement, marksOf, type Show } from './marks.js'
import { Squares, StageBar } from './Squares.js'
import { type GridKeys, useGridKeys } from './useGridKeys.js'

/** A cell by what its row and its column are of. */
export interface CellPlace {
  serviceArea: string
  municipality: string
}

/** Service areas by municipalities; each cell says what is in it and opens its list. */
export function MatrixTable({
  matrix,
  show,
  filters,
  chosen,
  hrefOf,
}: {
  matrix: Matrix
  show: Show
  filters: Search
  chosen: CellPlace | undefined
  /** Where a cell leads. */
  hrefOf: (cell: CellPlace) => string
}) {
  const { t, say, language } = useLanguage(matrixTexts)
  const { serviceAreas, municipalities } = matrix
  const hint = useId()
  const keys = useGridKeys(
    { row: 1, column: 1 },
    { row: serviceAreas.length + 2, column: municipalities.length + 3 },
  )
  const sum = municipalities.length + 1
  const number = (count: number) => formatNumber(count, language)
  return (
    <>
      <div className="scroll-x">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved about in by the arrows is a grid */}
        <table role="grid" className="matrix-table" aria-describedby={hint} {...keys.table}>
          <caption className="visually-hidden">{t.matrix.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.common.serviceArea}</th>
              {municipalities.map((one, at) => (
                <th key={one.value} scope="col">
                  <FoundLink
                    count={one.total}
                    filters={among(filters, { municipality: [one.value] })}
                    tabIndex={keys.tabIndex(0, at + 1)}
                    className="matrix-total"
                  >
                    {say(one)} <span className="subtle">{number(one.total)}</span>
                  </FoundLink>
                </th>
              ))}
              <th scope="col" className="end">
                {t.matrix.sum}
              </th>
              <th scope="col" className="end">
                {t.matrix.ready}
              </th>
            </tr>
          </thead>
          <tbody>
            {serviceAreas.map((area, row) => (
              <tr key={area.value}>
                <th scope="row">
                  <FoundLink
                    count={area.total}
                    filters={among(filters, { serviceArea: [area.value] })}
                    tabIndex={keys.tabIndex(row + 1, 0)}
                    className="matrix-total"
                  >
                    {say(area)}
                  </FoundLink>
                </th>
                {municipalities.map((municipality, column) => {
                  const cell = cellAt(matrix, area.value, municipality.value)
                  return (
                    <Cell
                      key={municipality.value}
                      cell={cell}
                      municipality={municipality}
                      destinations={matrix.destinations}
                      show={show}
                      href={hrefOf(cell)}
                      isChosen={
                        chosen?.serviceArea === area.value && chosen.municipality === municipality.value
                      }
                      tabIndex={keys.tabIndex(row + 1, column + 1)}
                    />
                  )
                })}
                <Sums
                  sums={area}
                  filter={among(filters, { serviceArea: [area.value] })}
                  keys={keys}
                  row={row + 1}
                  column={sum}
                />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.matrix.sum}</th>
              {municipalities.map((one, at) => (
                <td key={one.value} data-label={say(one)}>
                  <FoundLink
                    count={one.total}
                    filters={among(filters, { municipality: [one.value] })}
                    tabIndex={keys.tabIndex(serviceAreas.length + 1, at + 1)}
                    className="matrix-total matrix-count"
                  >
                    <span className="visually-hidden">
                      {t.matrix.systems(number(one.total))}, {t.matrix.readyCount(number(one.ready))}
                    </span>
                    <strong aria-hidden="true">{number(one.total)}</strong>{' '}
                    <span className="subtle" aria-hidden="true">
                      {t.matrix.readyCount(number(one.ready))}
                    </span>
                  </FoundLink>
                </td>
              ))}
              <Sums sums={matrix} filter={filters} keys={keys} row={serviceAreas.length + 1} column={sum} />
            </tr>
          </tfoot>
        </table>
      </div>
      <p id={hint} className="subtle small matrix-hint">
        {t.matrix.keys}
      </p>
    </>
  )
}

function Cell({
  cell,
  municipality,
  destinations,
  show,
  href,
  isChosen,
  tabIndex,
}: {
  cell: MatrixCell
  municipality: MatrixHeading
  destinations: Matrix['destinations']
  show: Show
  href: string
  isChosen: boolean
  tabIndex: number
}) {
  const { t, say, language } = useLanguage(matrixTexts)
  const name = useCellName()(cell, show, destinations)
  const count = formatNumber(cell.total, language)
  if (cell.total === 0)
    return (
      <td tabIndex={tabIndex} data-label={say(municipality)} className="matrix-none">
        <span aria-hidden="true">{t.common.none}</span>
        <span className="visually-hidden">{t.matrix.noSystems}</span>
      </td>
    )
  return (
    <td data-label={say(municipality)}>
      <AppLink href={href} tabIndex={tabIndex} className="matrix-cell" aria-current={isChosen || undefined}>
        <span className="visually-hidden">{name}</span>
        <strong aria-hidden="true">{count}</strong>
        {show === 'numbers' ? (
          <span className="matrix-share" aria-hidden="true">
            <span className="subtle matrix-share-count">
              {t.matrix.readyCount(formatNumber(cell.ready, language))}
            </span>
            <StageBar counts={cell.counts} />
          </span>
        ) : (
          <Squares marks={marksOf(cell, show, destinations)} />
        )}
      </AppLink>
    </td>
  )
}

/** «13 systemer: 4 til Felles EPJ, 7 videreføres, 2 ikke koblet». */
function useCellName() {
  const { t, say, language } = useLanguage(matrixTexts)
  const number = (count: number) => formatNumber(count, language)
  return (cell: MatrixCell, show: Show, destinations: Matrix['destinations']): string => {
    const systems = t.matrix.systems(number(cell.total))
    if (show === 'numbers') return `${systems}, ${t.matrix.readyCount(number(cell.ready))}`
    const parts = groupsOf(cell, show, destinations).map(({ count, destination, status }) => {
      if (destination && isReplacement(destination)) return t.matrix.goesTo(number(count), say(destination))
      const words = status ? STATUS_WORDS[status] : destination
      return t.matrix.inCell(number(count), words ? say(inSentence(words)) : '')
    })
    return `${systems}: ${parts.join(', ')}`
  }
}

/** How many there are of a row, and how many of them are ready. */
function Sums({
  sums: { total, ready },
  filter,
  keys,
  row,
  column,
}: {
  sums: { total: number; ready: number }
  filter: Search | null
  keys: GridKeys
  row: number
  column: number
}) {
  const { t, language } = useLanguage(matrixTexts)
  const number = (count: number) => formatNumber(count, language)
  return (
    <>
      <td className="end" data-label={t.matrix.sum}>
        <FoundLink
          count={total}
          filters={filter}
          tabIndex={keys.tabIndex(row, column)}
          className="matrix-total"
          aria-label={t.matrix.systems(number(total))}
        >
          {number(total)}
        </FoundLink>
      </td>
      <td className="end subtle" data-label={t.matrix.ready}>
        <FoundLink
          count={ready}
          filters={filter && among(filter, { ready: 'true' })}
          tabIndex={keys.tabIndex(row, column + 1)}
          className="matrix-total"
          aria-label={t.matrix.readyCount(number(ready))}
        >
          {number(ready)}
        </FoundLink>
      </td>
    </>
  )
}
