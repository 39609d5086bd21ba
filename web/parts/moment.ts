import { useLocation, useRouter } from '@tanstack/react-router'
import { daysLeftWords, formatDate } from '../../schema/rules/dates.js'
import { useLanguage } from '../i18n/language.js'
import { looksBack, readSearch, withAsOf } from '../paths.js'

/** Which moment the register is looked at: a date or a row of the log, as the address says; undefined: now. */
export function useAsOf(): string | undefined {
  return asOfOf(useLocation())
}

/** Writes how far a day is from the one that is looked at. */
export function useDaysLeft(): (days: number) => string {
  const { say } = useLanguage()
  const past = useAsOf() !== undefined
  return (days) => say(daysLeftWords(days, past))
}

/** The day that is looked at as it is written, when it is not today; `day`: the one that an answer is of. */
export function usePastDay(day: string): string | undefined {
  return useAsOf() === undefined ? undefined : formatDate(day)
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
