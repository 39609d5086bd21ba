import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { withAsOf } from '../paths.js'
import { useAsOf } from './moment.js'

/** A link to an address of `paths`, followed without loading the page anew. */
export function AppLink({
  href: given,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const router = useRouter()
  const href = withAsOf(given, useAsOf())
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return
    event.preventDefault()
    router.history.push(href)
  }
  return <a {...rest} href={href} onClick={follow} onMouseEnter={() => preload(router, href)} />
}

function preload(router: ReturnType<typeof useRouter>, href: string): void {
  const [to = href] = href.split('?')
  // Only the page's code: a hint that may fail without harm.
  router.preloadRoute({ to } as never).catch(() => undefined)
}
