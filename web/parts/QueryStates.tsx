import { Alert, Button, Paragraph, Skeleton } from '@digdir/designsystemet-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Problem } from '../../schema/api/errors.js'
import { ApiProblem } from '../api/call.js'
import { useLanguage } from '../i18n/language.js'
import { paths, readSearch, writeSearch } from '../paths.js'

/** What is known of what was asked for. */
export interface Asked<T> extends Pick<UseQueryResult<T>, 'data' | 'error' | 'isError'> {
  refetch: () => unknown
}

/** What a query has: its data, or a skeleton in its place while it loads, or what went wrong with a way on. */
export function QueryStates<T>({
  query,
  children,
  rows = 6,
}: {
  query: Asked<T>
  children: (data: T) => ReactNode
  rows?: number
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <LoadError error={query.error} retry={() => query.refetch()} />
  return <Rows count={rows} />
}

/** Rows of the height that the data will have. */
export function Rows({ count }: { count: number }) {
  const { t } = useLanguage()
  return (
    <div className="skeleton-rows" aria-busy="true" aria-label={t.common.loading} role="status">
      {[...Array(count).keys()].map((row) => (
        <Skeleton key={row} variant="rectangle" height={20} />
      ))}
    </div>
  )
}

/** What went wrong where something should stand, and the way on: to try again, or without what is refused of the address. */
export function LoadError({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useLanguage()
  const mend = useMending(error)
  return (
    <Alert data-color="danger" role="alert">
      <Paragraph>{t.common.loadFailed}</Paragraph>
      <ProblemText error={error} />
      <Button variant="secondary" onClick={mend ?? retry}>
        {mend ? t.common.reset : t.common.retry}
      </Button>
    </Alert>
  )
}

/**
 * Takes what is refused out of the address, which may be cut or mistyped: trying it again would only be refused again. All of
 * it where what is refused has another name there; null where the address has no part in it.
 */
function useMending(error: unknown): (() => void) | null {
  const router = useRouter()
  const { pathname, searchStr } = useLocation()
  const problem = problemOf(error)
  const search = Object.entries(readSearch(searchStr))
  if (problem?.status !== 400 || search.length === 0) return null
  const refused = problem.errors.map(({ path }) => path.split('.')[0])
  const good = search.filter(([name]) => !refused.includes(name))
  const kept = good.length < search.length ? Object.fromEntries(good) : {}
  return () => router.history.push(`${pathname}${writeSearch(kept)}`)
}

/** A refused or failed call in words: what, which gates or fields, and the request id in small type. */
export function ProblemText({ error }: { error: unknown }) {
  const { say, t } = useLanguage()
  const problem = problemOf(error)
  if (!problem) return <Paragraph>{String(error)}</Paragraph>
  const details = [...problem.errors, ...(problem.gates ?? []), ...(problem.consequences ?? [])]
  return (
    <>
      <Paragraph>{say(problem)}</Paragraph>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={`${detail.code}-${detail.nb}`}>{say(detail)}</li>
          ))}
        </ul>
      )}
      {problem.requestId && (
        <Paragraph data-size="xs" className="subtle">
          {t.common.requestId} {problem.requestId}
        </Paragraph>
      )}
    </>
  )
}

/** An alert for a write that was refused; nothing when it was not. */
export function WriteError({ error }: { error: unknown }) {
  if (!error) return null
  return (
    <Alert data-color="danger" role="alert">
      <ProblemText error={error} />
      {problemOf(error)?.code === 'not_signed_in' && <SignInAgain />}
    </Alert>
  )
}

/** In a tab of its own, so that what is typed in this one stays. */
function SignInAgain() {
  const { t } = useLanguage()
  return (
    <Paragraph>
      {t.signIn.typedIsKept}{' '}
      <a href={paths.signIn()} target="_blank" rel="noreferrer">
        {t.signIn.newTab}
      </a>
    </Paragraph>
  )
}

/** What the server said was wrong; null for an error of another kind. */
export function problemOf(error: unknown): Problem | null {
  return error instanceof ApiProblem ? error.problem : null
}
