import { Button } from '@digdir/designsystemet-react'
import { useQuery } from '@tanstack/react-query'
import { readImportProgress } from '../../../schema/api/imports.js'
import { reading } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { IN_THE_FRAME } from '../../parts/Settled.js'

const ASKED_EACH_MS = 500

/** How far a long look at a file has come, or its import; its place is kept, so that nothing moves when it is done. */
export function Progress({ id, busy, onCancel }: { id: string; busy: boolean; onCancel?: () => void }) {
  const { t, language } = useLanguage(importTexts)
  const progress = useQuery({
    ...reading(readImportProgress, { params: { id } }),
    enabled: busy,
    refetchInterval: busy ? ASKED_EACH_MS : false,
    meta: IN_THE_FRAME,
    gcTime: 0,
    retry: false,
  })
  const { phase = null, done = 0, total = 0 } = progress.data ?? {}
  const number = (value: number) => formatNumber(value, language)
  const shown = busy && phase !== null
  const words =
    phase && (total > 1 ? t.imports.phaseOf[phase](number(done), number(total)) : t.imports.phase[phase])
  return (
    <div className="import-progress" data-busy={shown}>
      {shown && (
        <>
          <progress aria-label={t.imports.phase[phase]} {...(total > 1 && { value: done, max: total })} />
          <span className="subtle small">{words}</span>
          {onCancel && (
            <Button variant="tertiary" data-color="neutral" onClick={onCancel}>
              {t.common.cancel}
            </Button>
          )}
        </>
      )}
      <span role="status" className="visually-hidden">
        {shown && t.imports.phase[phase]}
      </span>
    </div>
  )
}
