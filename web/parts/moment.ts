import { useLocation, useRouter } from '@tanstack/react-router'
import { looksBack, readSearch, withAsOf } from '../paths.js'

/** Which moment the register is looked at: a date or a row of the log, as the address says; undefined: now. */
export function useAsOf(): string | undefined {
  return asOfOf(useLocation())
}

/** Goes to a page and stays at the moment that is looked at. */
export function useGo(): (href: string) => void {
  const router = useRouter()
  return (href) => router.history.push(withAsOf(href, asOfOf(router.state.location)))
}

function asOfOf({ pathname, searchStr }: { pathname: string; searchStr: string }): string | undefined {
  const { asOf } = readSearch(searchStr)
  return typeof asOf === 'string' && looksBack(pathname) ? asOf : undefined
}
