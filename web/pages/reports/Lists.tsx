import { EXPORTED_LISTS, type ExportedList, MODEL_PATH } from '../../../schema/rules/exports.js'
import { withQuery } from '../../api/call.js'
import { useLanguage } from '../../i18n/language.js'
import { reportTexts } from '../../i18n/reports.js'
import { ExportMenu } from '../../parts/ExportMenu.js'

const LISTS = (Object.keys(EXPORTED_LISTS) as ExportedList[]).filter((list) => list !== 'security-events')

/** Every list of the register as a file, and all of it in one. */
export function Lists({ asOf }: { asOf: string | undefined }) {
  const { t, language } = useLanguage(reportTexts)
  const query = asOf === undefined ? {} : { asOf }
  const everything = (format: string) =>
    withQuery(`/api/v1/exports/everything.${format}`, { ...query, lang: language })
  return (
    <section className="stack">
      <div className="section-head">
        <h2>{t.reports.lists}</h2>
      </div>
      <p className="subtle">{t.reports.listsText}</p>
      <p className="row">
        {t.reports.everything}:
        {['xlsx', 'zip'].map((format) => (
          <a
            key={format}
            href={everything(format)}
            download
            aria-label={t.reports.everythingAs(format.toUpperCase())}
          >
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <p className="row">
        <a href={withQuery(MODEL_PATH, { ...query, lang: language })} download>
          {t.reports.model}
        </a>
        <span className="subtle">{t.reports.modelText}</span>
      </p>
      <ul className="reports-lists">
        {LISTS.map((list) => (
          <li key={list}>
            <ExportMenu list={list} query={query} />
          </li>
        ))}
      </ul>
    </section>
  )
}
