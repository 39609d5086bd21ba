import {
  createSeriesBreak,
  listSeriesBreaks,
  patchSeriesBreak,
  type SeriesBreak,
  voidSeriesBreak,
} from '../../../schema/api/seriesBreaks.js'
import { SERIES_BREAK_FIELDS } from '../../../schema/rules/seriesBreaks.js'
import { type BodyOf, useRows, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { EditableList } from '../../parts/form/EditableList.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { VoidRowDialog } from '../system/connections/VoidRowDialog.js'

// The replacement is that of the page.
const { replacement: _replacement, ...FIELDS } = SERIES_BREAK_FIELDS

/** How the archive of each body that used the replacement before the merger ends in it. */
export function SeriesBreaks({ replacement }: { replacement: string }) {
  const { t } = useLanguage(replacementTexts)
  const create = useWrite(createSeriesBreak)
  const patch = usePatch(patchSeriesBreak)
  return (
    <EditableList<SeriesBreak>
      concept="series_break"
      title={t.replacements.seriesBreaks}
      query={useRows(listSeriesBreaks, { replacement: [replacement] })}
      fields={FIELDS}
      proposed={{}}
      record={({ id }) => ({ entity: 'series_break', entityId: id })}
      create={(body, idempotencyKey) =>
        create.mutateAsync({
          body: { ...body, replacement } as BodyOf<typeof create.mutateAsync>,
          idempotencyKey,
        })
      }
      patch={(row, saving) => patch({ id: row.id }, saving)}
      removeDialog={(row, close) => (
        <VoidRowDialog
          row={row}
          title={t.replacements.removeSeriesBreak}
          voidEndpoint={voidSeriesBreak}
          onClose={close}
        />
      )}
    />
  )
}
