import { Alert, Paragraph } from '@digdir/designsystemet-react'
import { listChanges } from '../../../../schema/api/changes.js'
import type { ImportPreview } from '../../../../schema/api/imports.js'
import { useRead } from '../../../api/queries.js'
import { formatNumber } from '../../../i18n/format.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { AppLink } from '../../../parts/AppLink.js'
import { ChangeList } from '../../../parts/history/ChangeList.js'
import { paths } from '../../../paths.js'
import { useCounts } from '../useCounts.js'

/** So many of the latest changes are looked through, and so many of them are shown. */
const LOOKED_AT = 100
const SHOWN = 5

/**
 * Says that nothing was imported since the register is another by now: what would have come of it, what comes of it now, and
 * what was changed in between, by whom.
 */
export function ChangedMeanwhile({ before, now }: { before: ImportPreview; now: ImportPreview }) {
  const { t, language } = useLanguage(importTexts)
  const { written } = useCounts()
  const log = useRead(listChanges, { query: { limit: LOOKED_AT } })
  const since = (log.data?.items ?? []).filter(({ seq }) => seq > before.sequence)
  const requests = [...new Set(since.map(({ requestId }) => requestId))]
  const shown = since.filter(({ requestId }) => requests.slice(0, SHOWN).includes(requestId))
  const more = requests.length - Math.min(requests.length, SHOWN)
  return (
    <Alert data-color="warning" role="alert">
      <Paragraph>
        <strong>{t.imports.changedMeanwhile}</strong>
      </Paragraph>
      <Paragraph>{t.imports.wasAndIs(written(before.counts), written(now.counts))}</Paragraph>
      {shown.length > 0 && (
        <>
          <Paragraph>{t.imports.changedSince}</Paragraph>
          <ChangeList changes={shown} about />
        </>
      )}
      <Paragraph>
        {more > 0 && `${t.imports.moreChanges(formatNumber(more, language))} `}
        <AppLink href={paths.changes()}>{t.imports.toLog}</AppLink>
      </Paragraph>
      <Paragraph>{t.imports.goOnAnyway}</Paragraph>
    </Alert>
  )
}
