import { listChanges } from '../../../schema/api/changes.js'
import { useWholeList } from '../../api/queries.js'
import type { SearchOf } from '../../paths.js'
import { useAsOf } from '../moment.js'
import { NotOnPaper, Pieces } from '../Pieces.js'
import { QueryStates } from '../QueryStates.js'
import { ChangeList } from './ChangeList.js'

const SHOWN = 30

/** All that was changed of a row as of the moment that is looked at, newest first. */
export function useHistory(of: SearchOf<typeof listChanges>) {
  const asOf = useAsOf()
  return useWholeList(listChanges, { ...of, ...(asOf !== undefined && { asOf }) }, SHOWN)
}

/** What `useHistory` has read: a piece at a time on the screen, whole on paper. */
export function History({ history }: { history: ReturnType<typeof useHistory> }) {
  return (
    <QueryStates query={history}>
      {({ pages }) => {
        const changes = pages.flatMap(({ items }) => items)
        return (
          <>
            <Pieces rows={changes} size={SHOWN} list={history}>
              {(drawn) => <ChangeList changes={drawn} firstOpen />}
            </Pieces>
            <NotOnPaper shown={changes.length} total={pages[0]?.total ?? 0} />
          </>
        )
      }}
    </QueryStates>
  )
}
