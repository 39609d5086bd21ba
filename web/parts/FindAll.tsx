import { Button, Dialog, Search as SearchField } from '@digdir/designsystemet-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { foldText } from '../../schema/rules/text.js'
import { call } from '../api/call.js'
import { useChoices } from '../api/queries.js'
import { useLanguage } from '../i18n/language.js'
import { paths } from '../paths.js'
import { useAsOf, useGo } from './moment.js'
import { useListbox } from './useListbox.js'
import { usePaused } from './usePaused.js'
import { useReturnFocus } from './useReturnFocus.js'

/** So many of each kind are listed; the last line leads to all systems that are found. */
const SHOWN = 7

// Loaded when something is looked for: this stands on every page, which would load all that a system is made of.
const systemsApi = () => import('../../schema/api/systems.js')
const replacementsApi = () => import('../../schema/api/replacements.js')
const vendorsApi = () => import('../../schema/api/vendors.js')

interface Find {
  href: string
  name: string
  note: string
}

/** «Finn alt»: a system, a replacement, a vendor or a page by a part of its name, from anywhere, with Ctrl K. */
export function FindAll({ pages }: { pages: readonly { href: string; label: string }[] }) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      if (event.altKey || event.shiftKey) return
      event.preventDefault()
      if (!document.querySelector('dialog[open]')) setOpen(true)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  return (
    <>
      <Button
        variant="secondary"
        data-color="neutral"
        className="find-all"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true" className="glyph">
          <circle cx="7" cy="7" r="4.5" fill="none" />
          <path d="m10.5 10.5 3.5 3.5" />
        </svg>
        <span className="find-all-name">{t.find.title}</span>
        <kbd className="wide-only">Ctrl K</kbd>
      </Button>
      {open && (
        <Dialog
          open
          onClose={() => setOpen(false)}
          closeButton={t.common.close}
          aria-label={t.find.title}
          className="find-dialog"
        >
          <Finder pages={pages} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

function Finder({
  pages,
  onDone,
}: {
  pages: readonly { href: string; label: string }[]
  onDone: () => void
}) {
  const { t, say } = useLanguage()
  const go = useGo()
  const asOf = useAsOf()
  useReturnFocus()
  const [text, setText] = useState('')
  const [entered, setEntered] = useState(false)
  const q = usePaused(text.trim())
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const asked = { enabled: q !== '', placeholderData: keepPreviousData }
  const query = { q, limit: SHOWN, ...(asOf !== undefined && { asOf }) }
  const systems = useQuery({
    queryKey: ['find all', 'systems', query],
    queryFn: async ({ signal }) => call((await systemsApi()).listSystems, { query, signal }),
    ...asked,
  })
  const replacements = useQuery({
    queryKey: ['find all', 'replacements', query],
    queryFn: async ({ signal }) => call((await replacementsApi()).listReplacements, { query, signal }),
    ...asked,
  })
  const vendors = useQuery({
    queryKey: ['find all', 'vendors', query],
    queryFn: async ({ signal }) => call((await vendorsApi()).listVendors, { query, signal }),
    ...asked,
  })
  const total = systems.data?.total ?? 0
  const finds: Find[] = [
    ...(q === '' ? [] : (systems.data?.items ?? [])).map(({ number, name, municipality }) => ({
      href: paths.system(number),
      name,
      note: `${number} · ${municipalities.get(municipality) ?? municipality}`,
    })),
    ...(q === '' ? [] : (replacements.data?.items ?? [])).map(({ code, nameNb, nameEn }) => ({
      href: paths.replacement(code),
      name: say({ nb: nameNb, en: nameEn }),
      note: t.common.replacement,
    })),
    ...(q === '' ? [] : (vendors.data?.items ?? [])).map(({ name }) => ({
      href: paths.vendor(name),
      name,
      note: t.common.vendor,
    })),
    ...pages
      .filter(({ label }) => hasWords(label, q))
      .map(({ href, label }) => ({ href, name: label, note: t.find.page })),
    ...(q !== '' && total > SHOWN ? [{ href: paths.systems({ q }), name: t.find.all(total), note: '' }] : []),
  ]
  const list = useListbox(finds, ({ href }) => href)
  const follow = (find: Find | undefined) => {
    if (!find) return
    onDone()
    go(find.href)
  }
  // What is shown may still be the answer to fewer letters: Enter waits for the right one.
  const waiting =
    q !== text.trim() ||
    [systems, replacements, vendors].some((one) => one.isPlaceholderData || one.isLoading)
  useEffect(() => {
    if (!entered || waiting) return
    setEntered(false)
    follow(list.marked)
  })
  const pressed = (event: KeyboardEvent) => {
    if (list.walk(event)) return
    if (event.key === 'Escape') {
      // By itself it would empty the field first.
      event.preventDefault()
      onDone()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      setEntered(true)
    }
  }
  return (
    <>
      <SearchField>
        <SearchField.Input
          {...list.field}
          aria-label={t.find.title}
          aria-expanded
          aria-activedescendant={list.idOf(list.marked)}
          placeholder={t.find.hint}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            list.mark(0)
            setEntered(false)
          }}
          onKeyDown={pressed}
          // Where a dialog puts the focus when it opens; React's autoFocus comes before it does.
          ref={(input: HTMLInputElement | null) => input?.setAttribute('autofocus', '')}
        />
      </SearchField>
      <div role="listbox" id={list.id} aria-label={t.find.title} className="finds">
        {finds.map((find) => (
          <div
            key={find.href}
            role="option"
            tabIndex={-1}
            {...list.optionOf(find)}
            onClick={() => follow(find)}
            onKeyDown={pressed}
          >
            <span className="clip">{find.name}</span>
            <span className="subtle small">{find.note}</span>
          </div>
        ))}
      </div>
      <p role="status" className={finds.length > 0 ? 'visually-hidden' : 'subtle pad'}>
        {waiting ? t.common.loading : t.find.count(finds.length)}
      </p>
    </>
  )
}

function hasWords(text: string, q: string): boolean {
  const folded = foldText(text)
  return foldText(q)
    .split(' ')
    .every((word) => folded.includes(word))
}
