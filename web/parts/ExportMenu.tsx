import { Dropdown } from '@digdir/designsystemet-react'
import { EXPORTED_LISTS, type ExportedList, exportPath } from '../../schema/rules/exports.js'
import { withQuery } from '../api/call.js'
import { exportTexts } from '../i18n/exports.js'
import { useLanguage } from '../i18n/language.js'
import { useAsOf } from './moment.js'
import { useToast } from './Toast.js'

/** What a list is exported by: its filters and its order, as its address has them. */
type ExportQuery = Readonly<Record<string, unknown>>

/** One of the files that a list is offered as. */
interface Offer {
  name: string
  format: string
  query?: ExportQuery
}

const WHOLE = (texts: { csvFile: string; csvComma: string }): Offer[] => [
  { name: 'XLSX', format: 'xlsx' },
  { name: 'CSV', format: 'csv' },
  { name: texts.csvFile, format: 'csv', query: { about: 'file' } },
  { name: texts.csvComma, format: 'csv', query: { delimiter: 'comma' } },
  { name: 'JSON', format: 'json' },
  { name: 'NDJSON', format: 'ndjson' },
]

/**
 * A list as it is filtered and sorted, as a file: the columns that are shown, or all there is.
 * @param columns the names of the columns that are shown, where the page shows fewer than there are
 */
export function ExportMenu({
  list,
  query = {},
  columns,
  onCopy,
}: {
  list: ExportedList
  query?: ExportQuery
  columns?: readonly string[]
  /** Copies the columns that are shown. */
  onCopy?: () => void
}) {
  const { t, say } = useLanguage(exportTexts)
  const asOf = useAsOf()
  const asked = { ...(asOf !== undefined && { asOf }), ...query }
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="tertiary" data-color="neutral">
        {t.exports.open(say(EXPORTED_LISTS[list]))}
      </Dropdown.Trigger>
      <Dropdown>
        {columns && (
          <>
            <Dropdown.Heading>{t.exports.shown}</Dropdown.Heading>
            <Offers
              list={list}
              query={{ ...asked, columns: columns.join() }}
              offers={WHOLE(t.exports).slice(0, 2)}
              label={t.exports.shownAs}
            />
            {onCopy && (
              <Dropdown.List>
                <Dropdown.Item>
                  <Dropdown.Button onClick={onCopy}>{t.exports.copy}</Dropdown.Button>
                </Dropdown.Item>
              </Dropdown.List>
            )}
          </>
        )}
        {columns && <Dropdown.Heading>{t.exports.all}</Dropdown.Heading>}
        <Offers list={list} query={asked} offers={WHOLE(t.exports)} label={t.exports.allAs} />
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}

function Offers({
  list,
  query,
  offers,
  label,
}: {
  list: ExportedList
  query: ExportQuery
  offers: readonly Offer[]
  label: (name: string) => string
}) {
  const { t, language } = useLanguage(exportTexts)
  const toast = useToast()
  return (
    <Dropdown.List>
      {offers.map(({ name, format, query: own }) => (
        <Dropdown.Item key={name}>
          <Dropdown.Button asChild>
            <a
              href={withQuery(exportPath(list, format), { ...query, ...own, lang: language })}
              download
              aria-label={label(name)}
              onClick={() => toast(t.exports.making(name))}
            >
              {name}
            </a>
          </Dropdown.Button>
        </Dropdown.Item>
      ))}
    </Dropdown.List>
  )
}
