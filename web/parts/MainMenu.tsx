import { Dropdown } from '@digdir/designsystemet-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { countFindings } from '../../schema/api/checks.js'
import { reading, useAsOfInput, useMe } from '../api/queries.js'
import { formatNumber } from '../i18n/format.js'
import { useLanguage } from '../i18n/language.js'
import { paths } from '../paths.js'
import { AppLink } from './AppLink.js'
import { IN_THE_FRAME } from './Settled.js'
import { useTightHeader } from './useNarrow.js'

/** A page as the menu shows it. */
export interface MenuPage {
  href: string
  label: string
  /** How many of its things somebody must act on, and in words. */
  count?: { number: number; words: string } | undefined
  /** Stands under «Mer» where there is room for a row of pages: always, or where that row has no room for it. */
  rare?: boolean | 'tight'
}

/** The pages that this user may open, as the menu lists them. */
export function usePages(): MenuPage[] {
  const { t } = useLanguage()
  const me = useMe()
  const errors = useErrors()
  return [
    { href: paths.overview(), label: t.shell.overview },
    { href: paths.systems(), label: t.shell.systems },
    { href: paths.workbench(), label: t.shell.workbench },
    { href: paths.replacements(), label: t.shell.replacements, rare: 'tight' },
    { href: paths.matrix(), label: t.shell.matrix },
    { href: paths.plan(), label: t.shell.plan },
    {
      href: paths.findings(),
      label: t.shell.findings,
      count: errors ? { number: errors, words: t.shell.errors(errors) } : undefined,
    },
    { href: paths.myDay(), label: t.shell.myDay, rare: true },
    { href: paths.landscape(), label: t.shell.landscape, rare: true },
    { href: paths.contracts(), label: t.shell.contracts, rare: true },
    { href: paths.vendors(), label: t.shell.vendors, rare: true },
    { href: paths.risks(), label: t.shell.risks, rare: true },
    { href: paths.variants(), label: t.shell.variants, rare: true },
    { href: paths.duplicates(), label: t.shell.duplicates, rare: true },
    { href: paths.reports(), label: t.shell.reports, rare: true },
    { href: paths.changes(), label: t.shell.changes, rare: true },
    ...(me.data?.actions.includes('create_system')
      ? [{ href: paths.imports(), label: t.shell.imports, rare: true }]
      : []),
    ...(me.data?.actions.includes('edit_programme')
      ? [{ href: paths.setup(), label: t.shell.setup, rare: true }]
      : []),
    ...(me.data?.actions.includes('read_access')
      ? [{ href: paths.people(), label: t.shell.people, rare: true }]
      : []),
  ]
}

/** How many findings are errors; undefined until it is known. */
function useErrors(): number | undefined {
  const input = useAsOfInput()(countFindings, {})
  const counts = useQuery({ ...reading(countFindings, input), meta: IN_THE_FRAME })
  return counts.data?.items
    .filter(({ severity }) => severity === 'error')
    .reduce((sum, { count }) => sum + count, 0)
}

/** The main menu: a row of pages with the rest under «Mer», whose place an open one of them takes; one list on a narrow screen. */
export function MainMenu({ pages }: { pages: readonly MenuPage[] }) {
  const { t } = useLanguage()
  const { pathname } = useLocation()
  const tight = useTightHeader()
  const isRare = ({ rare }: MenuPage) => rare === true || (tight && rare === 'tight')
  const rare = pages.filter(isRare)
  const open = rare.find(({ href }) => isAt(pathname, href))
  return (
    <nav aria-label={t.shell.menu} className="main-menu" id="main-menu">
      <ul>
        {pages.map((page) => (
          <li key={page.href} className={isRare(page) ? 'narrow-only' : undefined}>
            <MenuLink page={page} />
          </li>
        ))}
        {rare.length > 0 && (
          <li className="wide-only">
            <More pages={rare} at={open} />
          </li>
        )}
      </ul>
    </nav>
  )
}

function MenuLink({ page: { href, label, count } }: { page: MenuPage }) {
  const { pathname } = useLocation()
  const { language } = useLanguage()
  return (
    <AppLink
      href={href}
      aria-current={isAt(pathname, href) ? 'page' : undefined}
      aria-label={count && `${label} ${count.words}`}
    >
      {label}
      {count && (
        <>
          {' '}
          <span className="menu-count">{formatNumber(count.number, language)}</span>
        </>
      )}
    </AppLink>
  )
}

/** The pages that are opened less often; named by the one that is open, so that the menu always says where one is. */
function More({ pages, at }: { pages: readonly MenuPage[]; at: MenuPage | undefined }) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="tertiary"
        data-color="neutral"
        className="more-pages"
        aria-current={at ? 'true' : undefined}
        onClick={() => setOpen(!open)}
      >
        {at ? (
          <span>
            {at.label}
            <span className="visually-hidden">, {t.shell.more}</span>
          </span>
        ) : (
          t.shell.more
        )}
      </Dropdown.Trigger>
      <Dropdown open={open} onClose={() => setOpen(false)}>
        <Dropdown.List>
          {pages.map(({ href, label }) => (
            <Dropdown.Item key={href}>
              <Dropdown.Button asChild>
                <AppLink
                  href={href}
                  aria-current={href === at?.href ? 'page' : undefined}
                  onClick={() => setOpen(false)}
                >
                  {label}
                </AppLink>
              </Dropdown.Button>
            </Dropdown.Item>
          ))}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}

function isAt(pathname: string, href: string): boolean {
  const [at = ''] = href.split('?')
  return at === '/' ? pathname === '/' : pathname === at || pathname.startsWith(`${at}/`)
}
