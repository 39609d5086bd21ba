import { type ImportRecordView, listImports } from '../../../schema/api/imports.js'
import { IMPORTED_WORDS } from '../../../schema/rules/import/fields.js'
import { useWholeList } from '../../api/queries.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { NotOnPaper, Pieces } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { paths } from '../../paths.js'
import { FileHash } from './FileHash.js'
import { useCounts } from './useCounts.js'

const SHOWN = 20

/** The imports that were carried out, the newest first. */
export function ImportHistory() {
  const { t } = useLanguage(importTexts)
  const list = useWholeList(listImports, {}, SHOWN)
  return (
    <section aria-labelledby="import-history" className="stack">
      <h2 id="import-history">{t.imports.history}</h2>
      <QueryStates query={list} rows={3}>
        {({ pages }) => {
          const imports = pages.flatMap(({ items }) => items)
          if (imports.length === 0) return <p className="subtle">{t.imports.noHistory}</p>
          return (
            <>
              <Pieces rows={imports} size={SHOWN} list={list}>
                {(drawn) => <HistoryTable imports={drawn} />}
              </Pieces>
              <NotOnPaper shown={imports.length} total={pages[0]?.total ?? 0} />
            </>
          )
        }}
      </QueryStates>
    </section>
  )
}

function HistoryTable({ imports }: { imports: readonly ImportRecordView[] }) {
  const { t, say } = useLanguage(importTexts)
  const { moment } = useFormats()
  const { written } = useCounts()
  return (
    <div className="scroll-x">
      <table className="plain stacks">
        <thead>
          <tr>
            <th scope="col">{t.imports.file}</th>
            <th scope="col">{t.imports.when}</th>
            <th scope="col">{t.imports.who}</th>
            <th scope="col">{t.imports.listOf}</th>
            <th scope="col">{t.imports.cameOfIt}</th>
            <th scope="col">{t.imports.profile}</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <AppLink href={paths.oneImport(one.id)}>{one.fileName}</AppLink>
                <div className="subtle small">
                  {one.id}
                  {one.voidedAt !== null && ` · ${t.imports.isUndone}`}
                </div>
              </th>
              <td>
                <time dateTime={one.createdAt}>{moment(one.createdAt)}</time>
              </td>
              <td>{one.importedBy}</td>
              <td>{say(IMPORTED_WORDS[one.entity])}</td>
              <td>{written(one.counts)}</td>
              <td data-label={t.imports.profile}>{one.profile ?? t.common.none}</td>
              <td>
                <FileHash hash={one.fileHash} of={one.fileName} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
