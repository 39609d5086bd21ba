import { useState } from 'react'
import { patchSavedView } from '../../../../schema/api/savedViews.js'
import { viewQuery } from '../../../../schema/rules/savedViews.js'
import { useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { viewTexts } from '../../../i18n/views.js'
import { problemOf } from '../../../parts/QueryStates.js'
import { useToast } from '../../../parts/Toast.js'
import { useUndo } from '../../../parts/useUndo.js'
import type { Search } from '../../../paths.js'
import { SaveDialog } from './SaveDialog.js'
import type { Views } from './useViews.js'
import { focusView } from './ViewTabs.js'

/** What the list shows that is not saved: changes of a view, or filters that are none; with the ways to save it. */
export function ViewChanges({ views, search }: { views: Views; search: Search }) {
  const { t, say } = useLanguage(viewTexts)
  const toast = useToast()
  const undo = useUndo()
  const [naming, setNaming] = useState(false)
  const patch = useWrite(patchSavedView)
  const { all, current, differs, isNarrowed, mayWrite } = views
  const dropped = current?.dropped ?? []
  const isChanged = current !== undefined && (differs.length > 0 || dropped.length > 0)
  const isUnsaved = current === undefined && isNarrowed
  const mayBegin = mayWrite()

  const save = () => {
    if (!current) return
    const { id, version, name } = current
    patch.mutate(
      { params: { id }, version, body: { query: viewQuery(search) } },
      {
        onSuccess: (saved) => {
          undo(saved, t.views.saved(name))
          focusView(id)
        },
        onError: (error) => toast(say(problemOf(error) ?? { nb: String(error), en: String(error) })),
      },
    )
  }
  return (
    <div className="view-changes">
      <span role="status" className="subtle">
        {isChanged && (dropped.length > 0 ? t.views.dropped(dropped.join(', ')) : t.views.changed(differs))}
      </span>
      {isChanged && mayWrite(current) && isNarrowed && (
        <button type="button" className="text-button" onClick={save} disabled={patch.isPending}>
          {current.shared ? t.views.saveShared : t.views.save}
        </button>
      )}
      {mayBegin && isNarrowed && (isChanged || isUnsaved) && all && (
        <button type="button" className="text-button" id="save-view" onClick={() => setNaming(true)}>
          {isChanged || all.length > 0 ? t.views.saveAs : t.views.saveFirst}
        </button>
      )}
      {mayBegin && !isNarrowed && all?.length === 0 && <span className="small subtle">{t.views.none}</span>}
      {naming && <SaveDialog views={views} search={search} onClose={() => setNaming(false)} />}
    </div>
  )
}
