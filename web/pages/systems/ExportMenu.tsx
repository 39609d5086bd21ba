import { Dropdown } from '@digdir/designsystemet-react'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { EXPORT_FORMATS, exportSystems } from '../../../schema/api/exports.js'
import { urlOf } from '../../api/call.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { useToast } from '../../parts/Toast.js'
import type { Search } from '../../paths.js'

/** The list as it is filtered and sorted, with every field, as a file. */
export function ExportMenu({ search }: { search: Search }) {
  const { t, language } = useLanguage(systemListTexts)
  const toast = useToast()
  const href = (format: (typeof EXPORT_FORMATS)[number]) =>
    urlOf(exportSystems, {
      params: { format },
      query: { ...(search as QueryInput<typeof exportSystems>), lang: language },
    })
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="tertiary" data-color="neutral">
        {t.systems.export}
      </Dropdown.Trigger>
      <Dropdown>
        <Dropdown.List>
          {EXPORT_FORMATS.map((format) => (
            <Dropdown.Item key={format}>
              <Dropdown.Button asChild>
                <a
                  href={href(format)}
                  download
                  aria-label={t.systems.exportAs(format.toUpperCase())}
                  onClick={() => toast(t.systems.exporting(format.toUpperCase()))}
                >
                  {format.toUpperCase()}
                </a>
              </Dropdown.Button>
            </Dropdown.Item>
          ))}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}
