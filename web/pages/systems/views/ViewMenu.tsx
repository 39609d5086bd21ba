import { Alert, Button, Dropdown, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import {
  type ListedView,
  patchSavedView,
  type SavedView,
  voidSavedView,
} from '../../../../schema/api/savedViews.js'
import { useMe, useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { viewTexts } from '../../../i18n/views.js'
import { problemOf } from '../../../parts/QueryStates.js'
import { ReasonDialog } from '../../../parts/ReasonDialog.js'
import { useToast } from '../../../parts/Toast.js'
import { useUndo } from '../../../parts/useUndo.js'
import { NameForm } from './NameForm.js'
import type { Views } from './useViews.js'
import { focusView } from './ViewTabs.js'

/** What is asked for: a name for the view as it was then, or a reason to remove it. */
type Asked = { name: ListedView } | 'reason' | null

/** What can be done with the view that is looked at; nothing for who may not. */
export function ViewMenu({ view, views }: { view: ListedView; views: Views }) {
  const { t, say } = useLanguage(viewTexts)
  const toast = useToast()
  const undo = useUndo()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState<Asked>(null)
  const patch = useWrite(patchSavedView)
  const remove = useWrite(voidSavedView)
  if (!views.mayWrite(view)) return null

  const { id, name, shared, version, owner, ownerName } = view
  const tell = (error: unknown) => toast(say(problemOf(error) ?? { nb: String(error), en: String(error) }))
  const choose = (run: () => void) => () => {
    setOpen(false)
    run()
  }
  /** Says what was done, though the view may be gone from the page by then, and this menu with it. */
  const done = async (written: Promise<SavedView>, said: (saved: SavedView) => string) => {
    const saved = await written
    undo(saved, said(saved))
    setAsked(null)
    return saved
  }
  /** What was refused in a dialog is said there. */
  const inDialog = () => undefined
  const rename = (version: number, given: string) =>
    done(patch.mutateAsync({ params: { id }, version, body: { name: given } }), (saved) =>
      t.views.renamed(saved.name),
    ).catch(inDialog)
  const problem = problemOf(patch.error)
  /** What somebody else made of it meanwhile: it is theirs or mine, and not mine without a word. */
  const theirs =
    problem?.code === 'version_conflict' && problem.current
      ? (problem.current as Pick<SavedView, 'name' | 'version'>)
      : null
  const mine = patch.variables?.body?.name ?? ''
  const share = () => {
    const said = shared
      ? t.views.isOwn(name, owner === me.data?.id ? null : ownerName)
      : t.views.isShared(name)
    done(patch.mutateAsync({ params: { id }, version, body: { shared: !shared } }), () => said).then(
      () => focusView(id),
      tell,
    )
  }
  const removal = (body: { reason?: string }) =>
    done(remove.mutateAsync({ params: { id }, version, body }), () => t.views.removed(name))
  return (
    <>
      <Dropdown.TriggerContext>
        <Dropdown.Trigger
          variant="tertiary"
          data-color="neutral"
          className="view-options"
          id={`view-options-${id}`}
          aria-label={t.views.options(name)}
          onClick={() => setOpen(!open)}
        >
          <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" fill="none" strokeWidth="2.4" strokeLinecap="round" />
          </svg>
        </Dropdown.Trigger>
        <Dropdown open={open} onClose={() => setOpen(false)}>
          {shared && <Dropdown.Heading>{t.views.ownedBy(ownerName)}</Dropdown.Heading>}
          <Dropdown.List>
            <Dropdown.Item>
              <Dropdown.Button
                onClick={choose(() => {
                  patch.reset()
                  setAsked({ name: view })
                })}
              >
                {t.views.rename}
              </Dropdown.Button>
            </Dropdown.Item>
            {views.mayShare && (
              <Dropdown.Item>
                <Dropdown.Button onClick={choose(share)}>
                  {shared ? t.views.unshare : t.views.share}
                </Dropdown.Button>
              </Dropdown.Item>
            )}
            <Dropdown.Item>
              <Dropdown.Button
                onClick={choose(() => (shared ? setAsked('reason') : removal({}).catch(tell)))}
              >
                {shared ? t.views.removeShared : t.views.remove}
              </Dropdown.Button>
            </Dropdown.Item>
          </Dropdown.List>
        </Dropdown>
      </Dropdown.TriggerContext>
      {typeof asked === 'object' && asked && (
        <NameForm
          title={t.views.renameTitle(asked.name.name)}
          name={asked.name.name}
          description={shared ? t.views.renameShared : undefined}
          error={theirs ? null : patch.error}
          pending={patch.isPending}
          onName={(given) => rename(asked.name.version, given)}
          onClose={() => setAsked(null)}
        >
          {theirs && (
            <Alert data-color="warning" role="alert">
              <Paragraph>{t.views.changedMeanwhile(theirs.name)}</Paragraph>
              <div className="row">
                <Button variant="secondary" onClick={() => setAsked(null)}>
                  {t.views.useTheirs}
                </Button>
                <Button variant="secondary" onClick={() => rename(theirs.version, mine)}>
                  {t.views.saveMine(mine)}
                </Button>
              </div>
            </Alert>
          )}
        </NameForm>
      )}
      {asked === 'reason' && (
        <ReasonDialog
          title={t.views.removeTitle(name)}
          text={t.views.removeText}
          confirm={t.views.remove}
          error={remove.error}
          pending={remove.isPending}
          onConfirm={(reason) => removal({ reason }).catch(inDialog)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
