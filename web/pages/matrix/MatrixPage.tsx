import { ToggleGroup } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { type Matrix, readMatrix } from '../../../schema/api/matrix.js'
import { useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { matrixTexts } from '../../i18n/matrix.js'
import { AppLink } from '../../parts/AppLink.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { isTyping } from '../../parts/shortcuts.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { paths, type Search } from '../../paths.js'
import { Chips } from '../systems/Chips.js'
import { isFiltered } from '../systems/filters.js'
import { CellPanel, FUNCTIONS } from './CellPanel.js'
import { Legend } from './Legend.js'
import { type CellPlace, MatrixTable } from './MatrixTable.js'
import { SHOWS, type Show } from './marks.js'
import './matrix.css'

/** Where the systems of each area and municipality go, and how far they are: one square each, and the list of a cell beside them. */
export function MatrixPage() {
  const { t } = useLanguage(matrixTexts)
  useTitle(t.matrix.title)
  const navigate = useNavigate()
  const { show: asked, row, column, panel: given, ...query } = useSearch({ strict: false }) as Search
  const matrix = useRead(readMatrix, { query: query as QueryInput<typeof readMatrix> })
  const show = SHOWS.find((one) => one === asked) ?? 'destination'
  const { asOf, ...filters } = query
  const chosen =
    typeof row === 'string' && typeof column === 'string'
      ? { serviceArea: row, municipality: column }
      : undefined
  const shown: Search = show === 'destination' ? {} : { show }
  const change = (next: Search, replace = true) =>
    navigate({ to: '/matrix', search: { ...next } as never, resetScroll: false, replace })
  const panel = given === FUNCTIONS ? FUNCTIONS : undefined
  const { page, close } = useClosing(chosen, () => change({ ...query, ...shown }))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is open, wherever the focus is in it
    <div ref={page} className="page matrix-page" data-open={chosen !== undefined} onKeyDown={close.byKey}>
      <div className="matrix-main">
        <div className="row matrix-head">
          <h1>{t.matrix.title}</h1>
          <Size matrix={matrix.data} />
          <span className="spacer" />
          <ToggleGroup
            value={show}
            onChange={(next) => change({ ...query, ...ofCell(chosen), ...(panel && { panel }), show: next })}
            aria-label={t.matrix.show}
            data-size="sm"
          >
            {SHOWS.map((one) => (
              <ToggleGroup.Item key={one} value={one}>
                {t.matrix.shows[one]}
              </ToggleGroup.Item>
            ))}
          </ToggleGroup>
        </div>
        {isFiltered(filters) && (
          <div className="row tools">
            <Chips withSearch search={query} onChange={(next) => change({ ...next, ...shown })} />
            <AppLink href={paths.systems(filters)}>{t.matrix.asList}</AppLink>
          </div>
        )}
        <QueryStates query={matrix} rows={18}>
          {(data) =>
            data.total === 0 ? (
              <Nothing filters={filters} onReset={() => change({ ...shown, ...(asOf && { asOf }) })} />
            ) : (
              <>
                <Legend matrix={data} show={show} filters={filters} />
                <MatrixTable
                  matrix={data}
                  show={show}
                  filters={filters}
                  chosen={chosen}
                  hrefOf={(cell) => paths.matrix({ ...filters, ...shown, ...ofCell(cell) })}
                />
              </>
            )
          }
        </QueryStates>
      </div>
      {chosen && matrix.data && matrix.data.total > 0 && (
        <CellPanel
          matrix={matrix.data}
          place={chosen}
          show={show as Show}
          filters={filters}
          panel={panel}
          hrefOf={(next) =>
            paths.matrix({ ...filters, ...shown, ...ofCell(chosen), ...(next && { panel: next }) })
          }
          onClose={close.byHand}
        />
      )}
    </div>
  )
}

const ofCell = (cell: CellPlace | undefined): Search =>
  cell ? { row: cell.serviceArea, column: cell.municipality } : {}

/** Closes the panel, by its button or by Escape; the focus goes back to the cell that it was of. */
function useClosing(chosen: CellPlace | undefined, close: () => void) {
  const page = useRef<HTMLDivElement>(null)
  const closing = useRef(false)
  // On a narrow screen the matrix is there again only once the panel is gone.
  useEffect(() => {
    if (chosen !== undefined || !closing.current) return
    closing.current = false
    page.current?.querySelector<HTMLElement>('.matrix-table [tabindex="0"]')?.focus()
  }, [chosen])
  const byHand = () => {
    closing.current = true
    close()
  }
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || chosen === undefined || event.defaultPrevented || isTyping(event.target))
      return
    byHand()
  }
  return { page, close: { byHand, byKey } }
}

/** How much the matrix is of. */
function Size({ matrix }: { matrix: Matrix | undefined }) {
  const { t, language } = useLanguage(matrixTexts)
  if (!matrix || matrix.total === 0) return null
  const number = (count: number) => formatNumber(count, language)
  const areas = matrix.serviceAreas.filter(({ value }) => value !== '').length
  return (
    <p className="subtle" role="status">
      {t.matrix.size(number(areas), number(matrix.municipalities.length), number(matrix.total))}
    </p>
  )
}

/** Nothing to show: the register is empty, or the filters match none of it. */
function Nothing({ filters, onReset }: { filters: Search; onReset: () => void }) {
  const { t } = useLanguage(matrixTexts)
  const { may } = useMay()
  if (Object.keys(filters).length > 0)
    return (
      <p className="empty-state">
        {t.matrix.nothing}
        <button type="button" className="text-button" onClick={onReset}>
          {t.common.reset}
        </button>
      </p>
    )
  return (
    <div className="empty-state">
      <h2>{t.matrix.empty}</h2>
      <p>{t.matrix.emptyText}</p>
      {may('create_system') && (
        <p className="row">
          <AppLink href={paths.imports()}>{t.common.importList}</AppLink>
          <AppLink href={paths.newSystem()}>{t.common.newSystem}</AppLink>
        </p>
      )}
    </div>
  )
}
