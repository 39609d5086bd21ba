import type { FieldChange } from '../../../../schema/api/changes.js'
import { useMeta } from '../../../api/queries.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { useChangeWords } from '../../../parts/history/useChangeWords.js'

/** So many fields are shown of a row before somebody asks for the rest. */
const FEW = 3

/** Fields before and after, told apart by «−» and «+» as well as by tint; of a new row what it gets. */
export function Changes({
  entity,
  changes,
  isNew,
  whole,
  onWhole,
}: {
  entity: string
  changes: readonly FieldChange[]
  isNew: boolean
  whole: boolean
  onWhole: () => void
}) {
  const { t } = useLanguage(importTexts)
  const { changed } = useChangeWords()
  const today = useMeta().data?.today ?? ''
  const said = isNew
    ? changes.filter(({ field, after }) => after !== false && !UNSAID.includes(field))
    : changes
  const all = changed(entity, said, today).filter(
    // What a new row has without anybody having said it.
    ({ after }) => !isNew || after !== t.common.emptyValue,
  )
  const shown = whole ? all : all.slice(0, FEW)
  return (
    <>
      {shown.map(({ field, label, before, after }) => (
        <span key={field} className="import-change">
          <span className="subtle">{label}</span>{' '}
          {!isNew && (
            <del className="difference before">
              <Said sign="−" value={before} />
            </del>
          )}{' '}
          <ins className="difference after">
            <Said sign="+" value={after} />
          </ins>
        </span>
      ))}
      {all.length > shown.length && (
        <button type="button" className="text-button small" onClick={onWhole}>
          {t.imports.moreFields(all.length - shown.length)}
        </button>
      )}
    </>
  )
}

/** The register writes these of every new row. */
const UNSAID: readonly string[] = [
  'number',
  'name',
  'status',
  'provenance',
  'version',
  'createdAt',
  'updatedAt',
  'disposition',
  'health',
  'search',
]

function Said({ sign, value }: { sign: string; value: string }) {
  const { t } = useLanguage()
  return (
    <>
      {sign} {value === t.common.emptyValue ? <em>{value}</em> : value}
    </>
  )
}
