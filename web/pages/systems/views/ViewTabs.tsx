import { Dropdown } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import type { ListedView } from '../../../../schema/api/savedViews.js'
import { formatNumber } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'
import { viewTexts } from '../../../i18n/views.js'
import { AppLink } from '../../../parts/AppLink.js'
import { onceDrawn } from '../../../parts/drawn.js'
import { WarningGlyph } from '../../../parts/Warnings.js'
import { paths } from '../../../paths.js'
import { type Views, viewAddress } from './useViews.js'

/** How many views stand side by side, and how many of these are one's own where there are shared ones too. */
const MOST = { tabs: 9, own: 5 }

/** The views side by side, one's own before those that are shared; those there is no room for are opened in a list. */
export function ViewTabs({ views, total }: { views: Views; total: number | undefined }) {
  const { t } = useLanguage(viewTexts)
  const all = views.all ?? []
  const { tabs, more } = placeViews(all, views.current)
  const own = tabs.filter(({ shared }) => !shared)
  const shared = tabs.filter((view) => view.shared)
  return (
    <nav aria-label={t.views.title} className="view-tabs">
      <AppLink
        href={paths.systems()}
        aria-current={!views.current && !views.isNarrowed ? 'page' : undefined}
        onClick={() => views.goTo(null)}
      >
        <Counted name={t.common.all} count={total} />
      </AppLink>
      <Group name={t.views.own} of={own} views={views} />
      <Group name={t.views.shared} of={shared} views={views} />
      {more.length > 0 && <More of={more} views={views} />}
    </nav>
  )
}

/** Which views stand side by side: the one that is looked at always does. */
function placeViews(all: readonly ListedView[], current: ListedView | undefined) {
  const own = all.filter(({ shared }) => !shared)
  const shared = all.filter((view) => view.shared)
  const ownShown = Math.min(own.length, Math.max(MOST.own, MOST.tabs - shared.length))
  const first = [...own.slice(0, ownShown), ...shared.slice(0, MOST.tabs - ownShown)]
  const isShown = (view: ListedView) => first.includes(view) || view.id === current?.id
  return { tabs: all.filter(isShown), more: all.filter((view) => !isShown(view)) }
}

function Group({ name, of, views }: { name: string; of: readonly ListedView[]; views: Views }) {
  const id = useId()
  if (of.length === 0) return null
  return (
    <div className="view-group">
      <span id={id} className="small subtle">
        {name}
      </span>
      <ul aria-labelledby={id}>
        {of.map((view) => (
          <li key={view.id}>
            <Tab view={view} views={views} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Tab({ view, views, onClick }: { view: ListedView; views: Views; onClick?: () => void }) {
  const { t } = useLanguage(viewTexts)
  const { id, name, count, dropped } = view
  return (
    <AppLink
      id={tabId(id)}
      href={viewAddress(view)}
      aria-current={view.id === views.current?.id ? 'page' : undefined}
      title={name}
      onClick={() => {
        views.goTo(id)
        onClick?.()
      }}
    >
      {dropped.length > 0 ? (
        <>
          <span className="clip">{name}</span>
          <WarningGlyph />
          <span className="visually-hidden">{t.views.droppedShort}</span>
        </>
      ) : (
        <Counted name={name} count={count ?? undefined} />
      )}
    </AppLink>
  )
}

/** A name with how many systems it finds, read as one. */
function Counted({ name, count }: { name: string; count: number | undefined }) {
  const { t, language } = useLanguage(viewTexts)
  const shown = count === undefined ? undefined : formatNumber(count, language)
  return (
    <>
      {shown !== undefined && <span className="visually-hidden">{t.views.tab(name, shown)}</span>}
      <span className="clip" aria-hidden={shown !== undefined}>
        {name}
      </span>
      <span className="number" aria-hidden="true">
        {shown}
      </span>
    </>
  )
}

function More({ of, views }: { of: readonly ListedView[]; views: Views }) {
  const { t } = useLanguage(viewTexts)
  const [open, setOpen] = useState(false)
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="tertiary" data-color="neutral" onClick={() => setOpen(!open)}>
        {t.views.more(of.length)}
      </Dropdown.Trigger>
      <Dropdown open={open} onClose={() => setOpen(false)}>
        {[false, true].map((shared) => {
          const group = of.filter((view) => view.shared === shared)
          if (group.length === 0) return null
          return [
            <Dropdown.Heading key={`${shared}`}>{shared ? t.views.shared : t.views.own}</Dropdown.Heading>,
            <Dropdown.List key={`list ${shared}`}>
              {group.map((view) => (
                <Dropdown.Item key={view.id}>
                  <Dropdown.Button asChild>
                    <Tab view={view} views={views} onClick={() => setOpen(false)} />
                  </Dropdown.Button>
                </Dropdown.Item>
              ))}
            </Dropdown.List>,
          ]
        })}
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}

const tabId = (id: string) => `view-${id}`

/** Puts the focus at a view, once it is drawn: what was pressed to make it is gone. */
export function focusView(id: string): void {
  onceDrawn(() => {
    const target = document.getElementById(tabId(id)) ?? document.getElementById(SELECT_ID)
    target?.focus({ preventScroll: true })
  })
}

/** What the choice of a view is found by on a narrow screen. */
export const SELECT_ID = 'view-select'
