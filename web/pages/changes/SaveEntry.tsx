import { changeTexts } from '../../i18n/changes.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { Reason } from '../../parts/history/Differences.js'
import { UndoButton, UndoRequest } from '../../parts/history/UndoRequest.js'
import { useFormats } from '../../parts/settings.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { LoggedChange } from './LoggedChange.js'
import { SaveSummary } from './SaveSummary.js'
import type { Told } from './told.js'

/** One save: when, what, who, and the numbers of its rows. Few rows are told each, many by what was done in them. */
export function SaveEntry({ save, alone }: { save: Told; alone: boolean }) {
  const { t, language } = useLanguage(changeTexts)
  const { timeOf } = useFormats()
  const { at, actorName, requestId, first, last, undoes, items } = save
  const number = (seq: number) => `#${formatNumber(seq, language)}`
  const isTold = items.length > 0 && !save.import
  const reasons = new Set(items.map(({ reason }) => reason))
  return (
    <>
      <time dateTime={at} className="subtle number">
        {timeOf(at)}
      </time>
      <div className="log-what">
        {undoes !== null && (
          <p className="subtle">
            {t.changes.undoes}{' '}
            <AppLink href={paths.changes({ requestId: undoes })}>{t.changes.whatUndone}</AppLink>
          </p>
        )}
        {isTold ? (
          <>
            {items.map((change) => (
              <LoggedChange key={change.seq} change={change} why={reasons.size > 1} whole={alone} />
            ))}
            {reasons.size === 1 && items[0] && <Reason of={items[0]} />}
          </>
        ) : (
          <SaveSummary save={save} />
        )}
        {isTold ? !alone && <UndoRequest changes={items} /> : <Acts save={save} />}
      </div>
      <span className="log-who">{actorName}</span>
      <AppLink href={paths.changes({ requestId })} className="subtle small number log-numbers">
        {first === last ? number(last) : `${number(first)}–${number(last)}`}
      </AppLink>
    </>
  )
}

/** What leads on from a save of many rows: its rows, its import, and taking all of it back. */
function Acts({ save }: { save: Told }) {
  const { t, language } = useLanguage(changeTexts)
  const { may } = useMay()
  const { requestId, total, import: imported } = save
  return (
    <p className="row">
      <AppLink href={paths.changes({ requestId })}>
        {t.changes.showRows(formatNumber(total, language))}
      </AppLink>
      {imported && may('create_system') && (
        <AppLink href={paths.oneImport(imported.id)}>{t.changes.showImport}</AppLink>
      )}
      {imported?.undone && <span className="subtle">{t.changes.undone}</span>}
      {imported && !imported.undone && may('create_system') && (
        <UndoButton requestId={requestId}>{t.changes.undoImport}</UndoButton>
      )}
      {!imported && may('edit_system') && <UndoButton requestId={requestId}>{t.past.undoRequest}</UndoButton>}
    </p>
  )
}
