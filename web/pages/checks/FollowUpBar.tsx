import { Button, Textfield } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { MOST_SYSTEMS } from '../../../schema/api/bulk.js'
import type { CheckFindings } from '../../../schema/api/checks.js'
import { followUpMany } from '../../../schema/api/followUps.js'
import { useWrite } from '../../api/queries.js'
import { findingTexts } from '../../i18n/findings.js'
import { useLanguage } from '../../i18n/language.js'
import type { Selection } from '../../parts/bulk/useSelection.js'
import { FormDialog } from '../../parts/form/FormDialog.js'
import { ReasonDialog } from '../../parts/ReasonDialog.js'
import { useShortcut } from '../../parts/shortcuts.js'
import { useMay } from '../../parts/useMay.js'
import { useUndo } from '../../parts/useUndo.js'
import '../../parts/bulk/bulk.css'
import { useUnsaved } from '../../parts/form/useUnsaved.js'

/** What can be said of the findings that are chosen; floats below the list for as long as there are any. */
export function FollowUpBar({ check, selection }: { check: CheckFindings; selection: Selection }) {
  const { t } = useLanguage(findingTexts)
  const { mayWrite } = useMay()
  const [asking, setAsking] = useState<'who' | 'notNeeded'>()
  const write = useWrite(followUpMany)
  const offerUndo = useUndo()
  useShortcut('Escape', selection.clear)
  const systems = [...selection.numbers].slice(0, MOST_SYSTEMS)
  if (systems.length === 0) return null
  const close = () => {
    setAsking(undefined)
    write.reset()
  }
  const say = (changes: { followedUpBy?: string | null; notNeeded?: string }) =>
    write.mutate(
      { params: { code: check.code }, body: { systems, changes } },
      {
        onSuccess: (answer) => {
          close()
          selection.clear()
          offerUndo(answer, t.findings.said)
        },
      },
    )
  return (
    <section className="selection-bar" aria-label={t.findings.bar}>
      <strong role="status">{t.findings.chosen(systems.length)}</strong>
      <span className="spacer" />
      <Button onClick={() => setAsking('who')}>{t.findings.setFollowedUpBy}</Button>
      {mayWrite('follow_up', 'notNeeded') &&
        (check.mayBeNotNeeded ? (
          <Button variant="secondary" onClick={() => setAsking('notNeeded')}>
            {t.findings.setNotNeeded}
          </Button>
        ) : (
          <span className="subtle small">{t.findings.alwaysCounts}</span>
        ))}
      <Button variant="tertiary" onClick={selection.clear}>
        {t.findings.clear}
      </Button>
      {asking === 'who' && (
        <WhoDialog
          count={systems.length}
          onSay={(followedUpBy) => say({ followedUpBy })}
          onClose={close}
          error={write.error}
          pending={write.isPending}
        />
      )}
      {asking === 'notNeeded' && (
        <ReasonDialog
          title={t.findings.notNeededTitle(systems.length)}
          text={t.findings.notNeededText}
          confirm={t.findings.only.not_needed}
          onConfirm={(notNeeded) => say({ notNeeded })}
          onClose={close}
          error={write.error}
          pending={write.isPending}
        />
      )}
    </section>
  )
}

function WhoDialog({
  count,
  onSay,
  onClose,
  error,
  pending,
}: {
  count: number
  onSay: (followedUpBy: string | null) => void
  onClose: () => void
  error: unknown
  pending: boolean
}) {
  const { t } = useLanguage(findingTexts)
  const title = t.findings.whoTitle(count)
  const [who, setWho] = useUnsaved(title, '')
  return (
    <FormDialog
      title={title}
      error={error}
      submit={t.common.save}
      pending={pending}
      onSubmit={() => onSay(who.trim() === '' ? null : who.trim())}
      onClose={onClose}
    >
      <Textfield
        label={t.findings.followedUpBy}
        description={t.findings.whoHint}
        value={who}
        onChange={(event) => setWho(event.target.value)}
        ref={(input) => input?.setAttribute('autofocus', '')}
        maxLength={200}
      />
    </FormDialog>
  )
}
