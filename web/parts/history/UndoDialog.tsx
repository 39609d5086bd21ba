import { Alert, Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ENTITY_WORDS, type Entity, type UndoReply, undoChanges } from '../../../schema/api/changes.js'
import { call } from '../../api/call.js'
import { useMeta, useWrite } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { ReasonField } from '../form/ReasonField.js'
import { useUnsaved } from '../form/useUnsaved.js'
import { ProblemText, problemOf, Rows, WriteError } from '../QueryStates.js'
import { useToast } from '../Toast.js'
import { useReturnFocus } from '../useReturnFocus.js'
import { useChangeWords } from './useChangeWords.js'

/** So many of what is put back are shown; an import may have made thousands. */
const FEW = 10
/** So many more when they are asked for. */
const MORE = 50

/**
 * Takes back all that a request changed, after showing what that would be or what is in the way. Where it is refused for want
 * of a reason, it is asked for.
 */
export function UndoDialog({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const { t, say, language } = useLanguage()
  const number = (value: number) => formatNumber(value, language)
  const toast = useToast()
  const { fieldName, becomes, labelOf } = useChangeWords()
  const today = useMeta().data?.today ?? ''
  useReturnFocus()
  const [reason, setReason] = useUnsaved(`undo ${requestId}`, '')
  const [shown, setShown] = useState(FEW)
  const params = { requestId }
  const undoing = useWrite(undoChanges)
  // What would come of it: asked anew each time, for the log may have moved. Once it is done there is nothing to ask: a
  // write has everything on the page read anew, and this would be refused as undone already.
  const rehearsed = useQuery({
    queryKey: [undoChanges.id, requestId],
    queryFn: () => call(undoChanges, { params, body: { dryRun: true } }),
    gcTime: 0,
    retry: false,
    enabled: !undoing.isPending && !undoing.isSuccess,
  })
  const { collisions = [], errors = [] } = problemOf(rehearsed.error) ?? {}
  const items = rehearsed.data?.items ?? []
  /** How many of each kind, most first: «System 312, Avtale 40». */
  const countsOf = (those: UndoReply['items']) => {
    const counts = new Map<Entity, number>()
    for (const { entity } of those) counts.set(entity, (counts.get(entity) ?? 0) + 1)
    return [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([entity, count]) => `${say(ENTITY_WORDS[entity])} ${number(count)}`)
      .join(', ')
  }
  // Without a reason it would be refused, so what would come of it is not known before one is given.
  const asksReason = errors.some(({ path }) => path === 'reason')
  const why = asksReason ? reason.trim() : ''
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={t.past.undoTitle}>
      <div className="stack">
        <Heading level={2} data-size="xs">
          {t.past.undoTitle}
        </Heading>
        <Paragraph>{t.past.undoText}</Paragraph>
        {rehearsed.isPending && <Rows count={2} />}
        {rehearsed.isError && (
          <Alert data-color="warning" role="alert">
            <ProblemText error={rehearsed.error} />
            {collisions.length > 0 && (
              <>
                <Paragraph>{t.past.collisions}</Paragraph>
                <ul>
                  {collisions.map(({ seq, entity, label, field, actorName }) => (
                    <li key={`${seq}-${field}`}>
                      {labelOf({ entity, label })}: {fieldName(entity, field)} (#{seq}, {actorName})
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Alert>
        )}
        {rehearsed.data && (
          <>
            <Paragraph>
              {items.length > FEW
                ? t.past.wouldChangeMany(number(items.length), countsOf(items))
                : t.past.wouldChange}
              :
            </Paragraph>
            <ul>
              {items.slice(0, shown).map(({ entity, entityId, label, system, changes }) => (
                <li key={`${entity}-${entityId}-${changes.map(({ field }) => field).join()}`}>
                  {system} {labelOf({ entity, entityId, label })}
                  {becomes(entity, changes, today).map(({ label, becomes }) => (
                    <div key={label} className="subtle small">
                      {[label, becomes].filter(Boolean).join(': ')}
                    </div>
                  ))}
                </li>
              ))}
            </ul>
            {items.length > shown && (
              <Paragraph>
                {t.past.andMore(number(items.length - shown))}{' '}
                <button type="button" className="text-button" onClick={() => setShown(shown + MORE)}>
                  {t.past.showMore(number(Math.min(MORE, items.length - shown)))}
                </button>
              </Paragraph>
            )}
          </>
        )}
        {asksReason && <ReasonField value={reason} onSet={setReason} required />}
        <WriteError error={undoing.error} />
        <div className="row">
          {(rehearsed.data || why) && (
            <Button
              loading={undoing.isPending}
              onClick={() =>
                undoing.mutate(
                  { params, body: why ? { reason: why } : {} },
                  {
                    onSuccess: () => {
                      toast(t.common.undone)
                      onClose()
                    },
                  },
                )
              }
            >
              {t.past.undoConfirm}
            </Button>
          )}
          <Button variant="tertiary" onClick={onClose}>
            {t.common.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
