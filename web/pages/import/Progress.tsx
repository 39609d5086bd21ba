import { Button } from '@digdir/designsystemet-react'
import { useQuery } from '@tanstack/react-query'
import { readImportProgress } from '../../../schema/api/imports.js'
import { reading } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { IN_THE_FRAME } from '../../parts/Settled.js'

const ASKED_EACH_MS = 500

/** How often a screen reader is told how far it has come: at each so many per cent. */
const TOLD_EACH = 25

/**
 * How far a long look at a file has come, or its import, and a way to stop it; its place is kept, so that nothing moves when
 * it is done.
 */
export function Progress({
  id,
  busy,
  stopping = false,
  onCancel,
}: {
  id: string
  busy: boolean
  stopping?: boolean
  onCancel?: () => void
}) {
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
  const counts = total > 1
  const words =
    phase && (counts ? t.imports.phaseOf[phase](number(done), number(total)) : t.imports.phase[phase])
  const percent = counts ? Math.floor((done * 100) / total / TOLD_EACH) * TOLD_EACH : 0
  const told =
    phase && (percent > 0 ? t.imports.phaseAt(t.imports.phase[phase], percent) : t.imports.phase[phase])
  return (
    <div className="import-progress" data-busy={shown}>
      {shown && (
        <>
          <progress aria-label={t.imports.phase[phase]} {...(counts && { value: done, max: total })} />
          <span className="subtle small">{words}</span>
          {onCancel && (
            <Button
              variant="tertiary"
              data-color="neutral"
              aria-disabled={stopping}
              onClick={() => !stopping && onCancel()}
            >
              {stopping ? t.imports.stopping : t.common.cancel}
            </Button>
          )}
        </>
      )}
      <span role="status" className="visually-hidden">
        {shown && (stopping ? t.imports.stopping : told)}
      </span>
    </div>
  )
}
