import { Button, Dropdown, SkipLink } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { deleteSession } from '../../schema/api/sessions.js'
import { ROLE_WORDS } from '../../schema/rules/access.js'
import { call } from '../api/call.js'
import { useMe, useMeta } from '../api/queries.js'
import { useLanguage } from '../i18n/language.js'
import { paths } from '../paths.js'
import { AppLink } from './AppLink.js'
import { AsOfButton, AsOfStrip } from './AsOf.js'
import { FindAll } from './FindAll.js'
import { forgetUnsaved } from './form/unsaved.js'
import { MainMenu, usePages } from './MainMenu.js'
import { useAsOf, useGo } from './moment.js'
import { NoRole } from './NoRole.js'
import { forgetPlace } from './place.js'
import { useFormats } from './settings.js'
import { KeyboardHelp, useShortcut } from './shortcuts.js'
import { tellSignedOut, useSignedOut } from './signedOut.js'
import { useTheme } from './theme.js'
import { UndoAsking } from './UndoAsking.js'

/** The frame of every page: where one is, whose data these are, what day it is, who is signed in. */
export function Shell() {
  const { t } = useLanguage()
  const go = useGo()
  const asOf = useAsOf()
  const me = useMe()
  const meta = useMeta()
  const formats = useFormats()
  useSignedOut()
  useShortcut('o', () => go(paths.overview()), { after: 'g' })
  useShortcut('s', () => go(paths.systems()), { after: 'g' })
  useEffect(() => {
    if (meta.data) localStorage.setItem(STORED, meta.data.synthetic ? 'yes' : 'no')
  }, [meta.data])
  const readsOnly = asOf === undefined && me.data && !me.data.actions.includes('edit_system')
  const noRole = asOf === undefined && me.data?.actions.length === 0
  const pages = usePages()
  const { pathname } = useLocation()
  const [menu, setMenu] = useState(false)
  const main = useRef<HTMLElement>(null)
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    setMenu(false)
    const page = main.current
    if (!page) return
    const lost = () => document.activeElement === document.body || document.activeElement === page
    // The old page stands until the new one is there; by then the link that was followed is gone, and its focus with it.
    const old = lost() ? null : page.querySelector('h1')
    // The next Tab goes on in the new page, whose heading is read out; a field that took the focus keeps it.
    const lead = () => {
      const heading = page.querySelector('h1')
      if (lost()) page.focus({ preventScroll: true })
      if (!heading || heading === old) return
      watch.disconnect()
      if (!lost()) return
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    }
    const watch = new MutationObserver(lead)
    watch.observe(page, { childList: true, subtree: true })
    lead()
    return () => watch.disconnect()
  }, [pathname])
  return (
    <>
      <SkipLink href="#main">{t.shell.skip}</SkipLink>
      <header className="shell-header" data-menu={menu}>
        <AppLink href={paths.overview()} className="wordmark">
          Harmoni
        </AppLink>
        <span className="programme">{meta.data?.programme}</span>
        <Button
          variant="tertiary"
          data-color="neutral"
          className="narrow-only menu-button"
          aria-expanded={menu}
          aria-controls="main-menu"
          onClick={() => setMenu(!menu)}
        >
          {t.shell.openMenu}
        </Button>
        <MainMenu pages={pages} />
        <span className="spacer" />
        <FindAll pages={pages} />
        {meta.data && <AsOfButton today={meta.data.today} />}
        <div className="user-tools">
          <UserMenu />
        </div>
      </header>
      {(meta.data ? meta.data.synthetic : hadStrip()) && (
        <p className="strip" role="note">
          <span className="wide-only">{t.shell.synthetic}</span>
          <span className="narrow-only">{t.shell.syntheticShort}</span>
          {meta.data?.demoClock && <span> · {t.shell.demoClock(formats.moment(meta.data.now))}</span>}
        </p>
      )}
      <AsOfStrip />
      <main id="main" tabIndex={-1} ref={main}>
        {readsOnly && !noRole && <p className="page read-only-note">{t.common.readOnly}</p>}
        {me.data && noRole && pathname !== paths.me() ? (
          <NoRole who={me.data.email ?? me.data.name} />
        ) : (
          <UndoAsking>
            <Outlet />
          </UndoAsking>
        )}
      </main>
      <footer className="shell-footer">
        <span>{meta.data && t.shell.footer(meta.data.version)}</span>
        <a href="/api/v1/openapi.json">{t.shell.api}</a>
        <KeyboardHelp />
      </footer>
    </>
  )
}

const STORED = 'harmoni.strip'

/** Whether the strip stood there last time: its room is kept until it is known, so that nothing moves under the mouse. */
function hadStrip(): boolean {
  return localStorage.getItem(STORED) !== 'no'
}

function UserMenu() {
  const { t, say, language, setLanguage } = useLanguage()
  const me = useMe()
  // The page is left after it: nothing of it is read anew.
  const signOut = useMutation({ mutationFn: () => call(deleteSession) })
  const [theme, setTheme] = useTheme()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!signOut.data) return
    forgetPlace()
    forgetUnsaved()
    tellSignedOut()
    // Whoever came by a provider is signed out there, too, which leads back here.
    location.assign(signOut.data.signOutAt ?? paths.signIn())
  }, [signOut.data])
  if (!me.data) return null
  const { name, roles } = me.data
  return (
    <>
      <Button
        variant="tertiary"
        data-color="neutral"
        onClick={() => setLanguage(language === 'nb' ? 'en' : 'nb')}
      >
        {t.shell.language}
      </Button>
      <Dropdown.TriggerContext>
        <Dropdown.Trigger variant="tertiary" data-color="neutral" onClick={() => setOpen(!open)}>
          <span className="user-name" title={name}>
            {name}
          </span>
        </Dropdown.Trigger>
        <Dropdown open={open} onClose={() => setOpen(false)}>
          <Dropdown.Heading>
            {t.shell.user}: {roles.map((role) => say(ROLE_WORDS[role])).join(', ')}
          </Dropdown.Heading>
          <Dropdown.List>
            {(['auto', 'light', 'dark'] as const).map((choice) => (
              <Dropdown.Item key={choice}>
                <Dropdown.Button onClick={() => setTheme(choice)} aria-pressed={theme === choice}>
                  {t.shell.theme}: {t.shell.themes[choice]}
                  {theme === choice && ' ✓'}
                </Dropdown.Button>
              </Dropdown.Item>
            ))}
            <Dropdown.Item>
              <Dropdown.Button asChild>
                <AppLink href={paths.myDay()} onClick={() => setOpen(false)}>
                  {t.shell.myDay}
                </AppLink>
              </Dropdown.Button>
            </Dropdown.Item>
            <Dropdown.Item>
              <Dropdown.Button asChild>
                <AppLink href={paths.me()} onClick={() => setOpen(false)}>
                  {t.shell.me}
                </AppLink>
              </Dropdown.Button>
            </Dropdown.Item>
            <Dropdown.Item>
              <Dropdown.Button onClick={() => signOut.mutate()}>{t.shell.signOut}</Dropdown.Button>
            </Dropdown.Item>
          </Dropdown.List>
        </Dropdown>
      </Dropdown.TriggerContext>
    </>
  )
}
