import { listSystems } from '../../../../schema/api/systems.js'
import { useRead } from '../../../api/queries.js'
import { useNarrow } from '../../../parts/useNarrow.js'
import type { Search } from '../../../paths.js'
import { useViews } from './useViews.js'
import { ViewChanges } from './ViewChanges.js'
import { ViewMenu } from './ViewMenu.js'
import { ViewSelect } from './ViewSelect.js'
import { ViewTabs } from './ViewTabs.js'
import './views.css'

/** The saved views of the list, the one that it shows, and what is changed of that and may be saved. */
export function Views({ search }: { search: Search }) {
  const views = useViews(search)
  const isNarrow = useNarrow()
  // The page has asked for the same.
  const total = useRead(listSystems, { query: { limit: 1 } }).data?.total
  const Choice = isNarrow ? ViewSelect : ViewTabs
  return (
    <div className="views">
      <Choice views={views} total={total} />
      {views.current && <ViewMenu key={views.current.id} view={views.current} views={views} />}
      <ViewChanges views={views} search={search} />
    </div>
  )
}
