import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/language.js'
import { withAsOf } from '../paths.js'
import { AppLink } from './AppLink.js'
import { useAsOf } from './moment.js'
import { useShortcut } from './shortcuts.js'

/** The way to the one before and the one after in a list, by links and by j and k; `children` say where in it this one is. */
export function TrailLinks({
  label,
  previous,
  next,
  at,
  children,
}: {
  label: string
  previous: string | null | undefined
  next: string | null | undefined
  /** The address of a row of the list. */
  at: (row: string) => string
  children: ReactNode
}) {
  const { t } = useLanguage()
  const router = useRouter()
  const asOf = useAsOf()
  const go = (to: string | null | undefined) => to && router.history.push(withAsOf(at(to), asOf))
  useShortcut('j', () => go(next))
  useShortcut('k', () => go(previous))
  return (
    <nav aria-label={label} className="row subtle">
      {children}
      {previous && (
        <AppLink href={at(previous)}>
          {t.common.previous} <kbd>k</kbd>
        </AppLink>
      )}
      {next && (
        <AppLink href={at(next)}>
          {t.common.next} <kbd>j</kbd>
        </AppLink>
      )}
    </nav>
  )
}
