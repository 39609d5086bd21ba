import { actionWords, ENTITY_WORDS } from '../../../schema/api/changes.js'
import { LOGGED_FIELDS } from '../../../schema/api/loggedFields.js'
import { changeTexts } from '../../i18n/changes.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { Reason } from '../../parts/history/Differences.js'
import { useChangeWords } from '../../parts/history/useChangeWords.js'
import type { Told } from './told.js'

/** So many fields are told; the rows tell the rest. */
const MOST_FIELDS = 8

/** A save of many rows: the file that was imported, or what was done to how many rows, and which fields were changed in how many. */
export function SaveSummary({ save }: { save: Told }) {
  const { t, say, language } = useLanguage(changeTexts)
  const { fieldName } = useChangeWords()
  const number = (value: number) => formatNumber(value, language)
  const { import: imported, actions } = save
  const kinds = new Set(save.fields.map(({ entity }) => entity)).size
  const fields = save.fields
    .filter(({ entity, field }) => field in LOGGED_FIELDS[entity])
    .slice(0, MOST_FIELDS)
  return (
    <>
      {imported ? (
        <p>
          <strong>
            {t.changes.import}: {imported.fileName}
          </strong>{' '}
          <span className="subtle">
            {t.changes.importOf(
              number(imported.rows),
              number(imported.new),
              number(imported.changed),
              number(imported.refused),
            )}
          </span>
        </p>
      ) : (
        <p>
          <strong>
            {actions
              .map(
                ({ entity, action, count }) =>
                  `${say(actionWords({ entity, action }))}: ${say(ENTITY_WORDS[entity])} ${number(count)}`,
              )
              .join(' · ')}
          </strong>
        </p>
      )}
      {fields.length > 0 && (
        <dl className="log-fields">
          {fields.map(({ entity, field, count }) => (
            <div key={`${entity}.${field}`}>
              <dt>
                {fieldName(entity, field)}
                {kinds > 1 && ` (${say(ENTITY_WORDS[entity])})`}
              </dt>
              <dd>{t.changes.inRows(number(count))}</dd>
            </div>
          ))}
        </dl>
      )}
      {!imported && <Reason of={save} />}
    </>
  )
}
