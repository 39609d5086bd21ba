import { Dropdown } from '@digdir/designsystemet-react'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/queries.js'
import { useLanguage } from '../i18n/language.js'
import { paths } from '../paths.js'
import { AppLink } from './AppLink.js'

export interface MenuPage {
  href: string
  label: string
  /** Stands under «Mer» where there is room for a row of pages. */
  rare?: boolean
}

/** The pages that this user may open, as the menu lists them. */
export function usePages(): MenuPage[] {
  const { t } = useLanguage()
  const me = useMe()
  return [
    { href: paths.overview(), label: t.shell.overview },
    { href: paths.systems(), label: t.shell.systems },
    { href: paths.replacements(), label: t.shell.replacements },
    { href: paths.contracts(), label: t.shell.contracts },
    { href: paths.waves(), label: t.shell.waves },
    { href: paths.changes(), label: t.shell.changes, rare: true },
    ...(me.data?.actions.includes('edit_programme')
      ? [{ href: paths.setup(), label: t.shell.setup, rare: true }]
      : []),
  ]
}

/** The main menu: a row of pages with the rest under «Mer», whose place an open one of them takes; one list on a narrow screen. */
export function MainMenu({ pages }: { pages: readonly MenuPage[] }) {
  const { t } = useLanguage()
  const { pathname } = useLocation()
  const rare = pages.filter((page) => page.rare)
  const open = rare.find(({ href }) => isAt(pathname, href))
  return (
    <nav aria-label={t.shell.menu} className="main-menu" id="main-menu">
      <ul>
        {pages.map((page) => (
          <li key={page.href} className={page.rare && page !== open ? 'narrow-only' : undefined}>
            <MenuLink page={page} />
          </li>
        ))}
        <li className="wide-only">
          <More pages={rare.filter((page) => page !== open)} />
        </li>
      </ul>
    </nav>
  )
}

function MenuLink({ page: { href, label } }: { page: MenuPage }) {
  const { pathname } = useLocation()
  return (
    <AppLink href={href} aria-current={isAt(pathname, href) ? 'page' : undefined}>
      {label}
    </AppLink>
  )
}

function More({ pages }: { pages: readonly MenuPage[] }) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  if (pages.length === 0) return null
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="tertiary"
        data-color="neutral"
        className="more-pages"
        onClick={() => setOpen(!open)}
      >
        {t.shell.more}
      </Dropdown.Trigger>
      <Dropdown open={open} onClose={() => setOpen(false)}>
        <Dropdown.List>
          {pages.map(({ href, label }) => (
            <Dropdown.Item key={href}>
              <Dropdown.Button asChild>
                <AppLink href={href} onClick={() => setOpen(false)}>
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
