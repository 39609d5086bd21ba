import { Checkbox } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { createSavedView } from '../../../../schema/api/savedViews.js'
import { viewQuery } from '../../../../schema/rules/savedViews.js'
import { newIdempotencyKey, useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { viewTexts } from '../../../i18n/views.js'
import { useUndo } from '../../../parts/useUndo.js'
import type { Search } from '../../../paths.js'
import { NameForm } from './NameForm.js'
import { useShown } from './useShown.js'
import type { Views } from './useViews.js'
import { focusView } from './ViewTabs.js'

/** Saves what the list shows as a new view: of one's own, or shared by who may. */
export function SaveDialog({
  views,
  search,
  onClose,
}: {
  views: Views
  search: Search
  onClose: () => void
}) {
  const { t } = useLanguage(viewTexts)
  const undo = useUndo()
  const shown = useShown()(search)
  const [shared, setShared] = useState(false)
  const [key] = useState(newIdempotencyKey)
  const create = useWrite(createSavedView)
  return (
    <NameForm
      title={t.views.saveTitle}
      // By what it shows first: a name that nobody need think of.
      name={shown.slice(0, 2).join(', ')}
      error={create.error}
      pending={create.isPending}
      onName={(name) =>
        create.mutate(
          { body: { name, shared, query: viewQuery(search) }, idempotencyKey: `${key}-${name}-${shared}` },
          {
            onSuccess: (view) => {
              views.goTo(view.id)
              undo(view, t.views.saved(view.name))
              onClose()
              focusView(view.id)
            },
          },
        )
      }
      onClose={onClose}
    >
      <p className="subtle">
        {t.views.shows}: {shown.join(' · ')}
      </p>
      {views.mayShare && (
        <Checkbox
          label={t.views.shareWithAll}
          description={t.views.shareHint}
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
      )}
    </NameForm>
  )
}
