import { Checkbox } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { type Landscape, MOST_FLOWS, readLandscape } from '../../../schema/api/landscape.js'
import { INTEGRATION_STATE_WORDS, INTEGRATION_STATES } from '../../../schema/rules/integrations.js'
import { useChoices, useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { landscapeTexts } from '../../i18n/landscape.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { AppLink } from '../../parts/AppLink.js'
import { Choice } from '../../parts/form/Choice.js'
import { usePastDay } from '../../parts/moment.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useToast } from '../../parts/Toast.js'
import { useTitle } from '../../parts/title.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { usePrinting } from '../../parts/usePrinting.js'
import { useWidth } from '../../parts/useWidth.js'
import { paths, type Search, valuesIn, withValues } from '../../paths.js'
import { Chips } from '../systems/Chips.js'
import { isFiltered } from '../systems/filters.js'
import { Areas } from './Areas.js'
import { Drawing } from './Drawing.js'
import { FlowTable } from './FlowTable.js'
import { layOut } from './layout.js'
import { Panel } from './Panel.js'
import { SaveLandscape } from './SaveLandscape.js'
import './landscape.css'

/** More than this is a table: nobody reads so many lines. */
const MOST_NODES = 40
/** The least width that a drawing is made in, and that of a page of paper, in pixels. */
const LEAST = 760
const PAPER = 700
/** A drawing that is higher than this goes over several pages, which cut it: there the table is printed. */
const PAGE = 620
/** What is asked for where the address does not say: what runs, and the old way of what has been moved. */
const USUAL = ['open', 'moved']

/** What exchanges data with what, which flows are open, and what happens if a system is switched off. */
export function LandscapePage() {
  const { t } = useLanguage(landscapeTexts)
  useTitle(t.landscape.title)
  const search = useSearch({ strict: false }) as Search
  const { chosen: _, view: __, asOf: ___, ...asked } = search
  const query = { flow: USUAL, ...asked } as QueryInput<typeof readLandscape>
  const landscape = useRead(readLandscape, { query })
  const navigate = useNavigate()
  const go = (next: Search) =>
    navigate({ to: '/landscape', search: next as never, resetScroll: false, replace: true })
  return (
    <div className="page landscape-page">
      <div className="row">
        <h1>{t.landscape.title}</h1>
        <span className="spacer" />
        <Tools search={search} go={go} isDrawable={!landscape.data || isDrawable(landscape.data)} />
      </div>
      <QueryStates query={landscape} rows={12}>
        {(data) => <Shown landscape={data} search={search} go={go} />}
      </QueryStates>
    </div>
  )
}

/** Whether there is something to draw, and not too much: else it is a table whatever is asked for. */
const isDrawable = ({ nodes, flows }: Landscape): boolean => flows.length > 0 && nodes.length <= MOST_NODES

type Go = (search: Search) => void

/** Whose flows are shown, and as what. */
function Tools({ search, go, isDrawable }: { search: Search; go: Go; isDrawable: boolean }) {
  const { t, say } = useLanguage(landscapeTexts, planTexts)
  const toast = useToast()
  const { serviceArea: areas, municipality: municipalities } = useChoices()
  const choose = (
    name: string,
    label: string,
    every: string,
    choices: readonly { value: string; nb: string; en: string }[],
  ) => {
    const [first, ...others] = valuesIn(search, name)
    return (
      <Choice
        label={label}
        value={others.length > 0 ? undefined : (first ?? '')}
        options={[
          { value: '', label: every },
          ...choices.map((one) => ({ value: one.value, label: say(one) })),
        ]}
        onChange={(value) => go(withValues(search, name, value ? [value] : []))}
      />
    )
  }
  const isTable = search.view === 'table'
  const states = valuesIn(search, 'flow').length > 0 ? valuesIn(search, 'flow') : USUAL
  return (
    <>
      {choose('serviceArea', t.landscape.area, t.landscape.everyArea, areas)}
      {choose('municipality', t.plan.municipality, t.plan.everyMunicipality, municipalities)}
      <fieldset className="row landscape-states">
        <legend className="visually-hidden">{t.landscape.state}</legend>
        {INTEGRATION_STATES.map((state) => (
          <Checkbox
            key={state}
            label={say(INTEGRATION_STATE_WORDS[state])}
            checked={states.includes(state)}
            onChange={() => {
              const next = states.includes(state)
                ? states.filter((one) => one !== state)
                : INTEGRATION_STATES.filter((one) => one === state || states.includes(one))
              if (next.length > 0) go(withValues(search, 'flow', next))
              else toast(t.landscape.oneState)
            }}
          />
        ))}
      </fieldset>
      {isDrawable && (
        <button
          type="button"
          className="text-button wide-only"
          onClick={() => go(withValues(search, 'view', isTable ? [] : ['table']))}
        >
          {isTable ? t.landscape.asDrawing : t.landscape.asTable}
        </button>
      )}
    </>
  )
}

function Shown({ landscape, search, go }: { landscape: Landscape; search: Search; go: Go }) {
  const { t, say, language } = useLanguage(landscapeTexts, planTexts)
  const narrow = useNarrow()
  const printing = usePrinting()
  const frame = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const measured = useWidth(frame)
  const { municipality: municipalities } = useChoices(true)
  const { chosen: given, view, of: _of, asOf: _, flow: __, ...filters } = search
  const node = landscape.nodes.find(({ key }) => key === given) ?? null
  const chosen = node?.key ?? null
  const choose = (key: string | null) => go(withValues(search, 'chosen', key === null ? [] : [key]))
  const close = () => {
    choose(null)
    const button = frame.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(chosen ?? '')}"]`)
    if (button) button.focus()
  }
  const isDrawn = !narrow && view !== 'table' && isDrawable(landscape)
  const width = printing ? PAPER : Math.max(LEAST, measured)
  const numbers = municipalities.map(({ value }) => value)
  const drawn = isDrawn ? layOut(landscape, numbers, width, chosen) : null
  const layout = drawn && printing && drawn.height > PAGE ? null : drawn
  const number = (count: number) => formatNumber(count, language)
  const only = valuesIn(search, 'of')
  const onlyNames = only.map((one) => {
    const found = landscape.nodes.find(({ key }) => key === one)
    return found ? say(found) : one
  })
  return (
    <>
      <Sentence landscape={landscape} search={search} />
      {(isFiltered(filters) || only.length > 0) && (
        <div className="row tools">
          <Chips withSearch search={filters} onChange={(next) => go({ ...next, ...pick(search) })} />
          {only.length > 0 && (
            <Checkbox
              label={t.landscape.onlyChosen(onlyNames.join(', '))}
              checked
              onChange={() => go(withValues(search, 'of', []))}
            />
          )}
          {isFiltered(filters) && <AppLink href={paths.systems(filters)}>{t.plan.asList}</AppLink>}
        </div>
      )}
      {landscape.total === 0 ? (
        <Nothing landscape={landscape} />
      ) : (
        <>
          {!isDrawable(landscape) && (
            <>
              <p role="status">
                {landscape.flows.length === 0
                  ? t.landscape.tooManyFlows(number(landscape.total), number(MOST_FLOWS))
                  : t.landscape.tooMany}
              </p>
              {landscape.areas.length > 1 && (
                <Areas
                  landscape={landscape}
                  onChoose={(area) => go(withValues(search, 'serviceArea', [area]))}
                />
              )}
            </>
          )}
          <div className="landscape-body" data-panel={node !== null || undefined}>
            <div ref={frame} className="landscape-frame">
              {layout ? (
                <>
                  <Drawing
                    layout={layout}
                    chosen={chosen}
                    onChoose={choose}
                    onPanel={() => heading.current?.focus()}
                  />
                  <div className="visually-hidden">
                    <FlowTable landscape={landscape} chosen={chosen} onChoose={choose} />
                  </div>
                </>
              ) : (
                landscape.flows.length > 0 && (
                  <FlowTable landscape={landscape} chosen={chosen} onChoose={choose} />
                )
              )}
            </div>
            {node && <Panel node={node} landscape={landscape} heading={heading} onClose={close} />}
          </div>
          {layout && (
            <SaveLandscape
              landscape={landscape}
              municipalities={numbers}
              whose={whoseOf(search)}
              chosen={chosen}
            />
          )}
        </>
      )}
    </>
  )

  function whoseOf(now: Search): string | null {
    const [area, ...others] = valuesIn(now, 'serviceArea')
    const found = landscape.areas.find(({ code }) => code === area)
    return found && others.length === 0 ? say(found) : null
  }
}

/** How it is looked at, whatever is filtered. */
const pick = ({ asOf, chosen, view, of, flow }: Search): Search =>
  Object.fromEntries(
    Object.entries({ asOf, chosen, view, of, flow }).filter(([, value]) => value !== undefined),
  ) as Search

/** «Helse og omsorg har 16 dataflyter. 12 er åpne og må flyttes eller fjernes.» */
function Sentence({ landscape: { states, areas, nodes }, search }: { landscape: Landscape; search: Search }) {
  const { t, say, language } = useLanguage(landscapeTexts)
  const [area, ...others] = valuesIn(search, 'serviceArea')
  const only = valuesIn(search, 'of')
  const found =
    only.length > 0
      ? nodes.find(({ key }) => only.length === 1 && key === only[0])
      : others.length === 0
        ? areas.find(({ code }) => code === area)
        : undefined
  const total = Object.values(states).reduce((sum, count) => sum + count, 0)
  const [whose, count, rest] = t.landscape.has(found ? say(found) : null, formatNumber(total, language))
  const [open, openRest] = t.landscape.open(formatNumber(states.open, language))
  return (
    <p className="plan-sentence">
      {whose}
      <strong>{count}</strong>
      {rest}
      {states.open > 0 ? (
        <>
          <strong>{open}</strong>
          {openRest}
        </>
      ) : (
        total > 0 && t.landscape.noneOpen
      )}
    </p>
  )
}

function Nothing({ landscape: { states, meta } }: { landscape: Landscape }) {
  const { t } = useLanguage(landscapeTexts)
  const day = usePastDay(meta.today)
  const has = Object.values(states).some((count) => count > 0)
  return (
    <div className="empty-state">
      <p>{has ? t.landscape.nothing : t.landscape.none(day)}</p>
      {!has && !day && <p>{t.landscape.noneText}</p>}
    </div>
  )
}
