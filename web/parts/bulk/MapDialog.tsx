import { bulkMap } from '../../../schema/api/bulkMappings.js'
import { call } from '../../api/call.js'
import type { Find } from '../../api/finders.js'
import { newIdempotencyKey, useWrite } from '../../api/queries.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { useLanguage } from '../../i18n/language.js'
import { problemOf } from '../QueryStates.js'
import { TargetDialog } from '../TargetDialog.js'
import { useToast } from '../Toast.js'
import { useUndo } from '../useUndo.js'

/** Maps many systems to one replacement. One that is mapped already stays as it is: a second mapping would split it. */
export function MapDialog({ numbers, onClose }: { numbers: readonly string[]; onClose: () => void }) {
  const { t, say } = useLanguage(bulkTexts)
  const toast = useToast()
  const undo = useUndo()
  const write = useWrite(bulkMap)
  const map = async (find: Find) => {
    onClose()
    const to = [{ replacement: find.value }]
    try {
      const seen = await call(bulkMap, { body: { numbers: [...numbers], to, decide: false, dryRun: true } })
      const fresh = seen.items.filter(
        ({ outcome, mappings }) =>
          outcome === 'changed' && mappings.every((one) => one.outcome === 'created'),
      )
      const left = numbers.length - fresh.length
      if (fresh.length === 0) {
        toast(t.bulk.noneMapped(left))
        return
      }
      const answer = await write.mutateAsync({
        body: {
          numbers: fresh.map(({ number }) => number),
          to,
          decide: false,
          expected: Object.fromEntries(fresh.map(({ number, version }) => [number, version ?? 1])),
        },
        idempotencyKey: newIdempotencyKey(),
      })
      const { changed, refused } = answer.totals
      const said = t.bulk.mappedTo(changed, say(find), left + refused)
      if (answer.requestId) undo(answer, said)
      else toast(said)
    } catch (error) {
      toast(say(problemOf(error) ?? { nb: String(error), en: String(error) }))
    }
  }
  return <TargetDialog name={t.bulk.systems(numbers.length)} onChoose={map} onClose={onClose} />
}
