import { Button } from '@digdir/designsystemet-react'
import { type ReactNode, useState } from 'react'
import { useLanguage } from '../i18n/language.js'
import { LoadError } from './QueryStates.js'
import { usePrinting } from './usePrinting.js'

/**
 * A list that is drawn a piece at a time, and whole on paper, where nothing can be pressed. Begins with the first piece
 * again when it is a list `of` something else; its rows are kept, since one may be pressed at that moment. What is not read
 * yet of a very long one is read when it is asked for.
 */
export function Pieces<T>({
  rows,
  of = '',
  size,
  list,
  children,
}: {
  rows: readonly T[]
  of?: string
  size: number
  /** What the rows are read with, when there may be more of them. */
  list?: { hasNextPage: boolean; isFetching: boolean; fetchNextPage: () => unknown }
  children: (drawn: readonly T[]) => ReactNode
}) {
  const { t } = useLanguage()
  const [count, setCount] = useState(size)
  const [seen, setSeen] = useState(of)
  if (seen !== of) {
    setSeen(of)
    setCount(size)
  }
  const printing = usePrinting()
  return (
    <>
      {children(printing ? rows : rows.slice(0, count))}
      {(rows.length > count || list?.hasNextPage) && (
        <Button
          variant="secondary"
          loading={rows.length <= count && list?.isFetching}
          onClick={() => {
            setCount(count + size)
            if (rows.length < count + size && list?.hasNextPage) list.fetchNextPage()
          }}
        >
          {t.common.showMore}
        </Button>
      )}
    </>
  )
}

/** Under a list that is read page by page: what reads the next one, what went wrong with it, and on paper how much is not there. */
export function NextPage({
  list,
  of,
  shown,
  total,
}: {
  list: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isFetchNextPageError: boolean
    error: unknown
    fetchNextPage: () => unknown
  }
  /** What the list is called, where there are several on a page. */
  of?: string
  shown: number
  total: number
}) {
  const { t } = useLanguage()
  return (
    <>
      {list.hasNextPage && (
        <Button
          variant="secondary"
          loading={list.isFetchingNextPage}
          {...(of !== undefined && { 'aria-label': `${t.common.showMore}: ${of}` })}
          onClick={() => list.fetchNextPage()}
        >
          {t.common.showMore}
        </Button>
      )}
      {list.isFetchNextPageError && <LoadError error={list.error} retry={() => list.fetchNextPage()} />}
      <NotOnPaper shown={shown} total={total} />
    </>
  )
}

/** Says on paper how much of a list is not there, and how it would be; nothing when all of it is. */
export function NotOnPaper({ shown, total }: { shown: number; total: number }) {
  const { t } = useLanguage()
  if (shown >= total) return null
  return <p className="paper-only">{t.common.notOnPaper(shown, total)}</p>
}
