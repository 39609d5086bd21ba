import { useMe } from '../../api/queries.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { BegunImports } from './BegunImports.js'
import { ImportHistory } from './ImportHistory.js'
import { Profiles } from './Profiles.js'
import { SendFile } from './SendFile.js'
import './import.css'

/** Where lists come in: send a file, go on with one that is begun, and what was imported before. */
export function ImportPage() {
  const { t, say } = useLanguage(importTexts)
  useTitle(t.imports.title)
  const me = useMe()
  const { may, whoMay } = useMay()
  const mine = may('create_system')
  return (
    <div className="page stack import-page">
      <header>
        <h1>{t.imports.title}</h1>
        <p className="subtle">{t.imports.lead}</p>
      </header>
      {me.data && !mine && (
        <p>{t.imports.notYours(whoMay({ action: 'create_system' }).map(say).join(', '))}</p>
      )}
      {mine && <SendFile />}
      {mine && <BegunImports />}
      <ImportHistory />
      <Profiles mine={mine} />
    </div>
  )
}
