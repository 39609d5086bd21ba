import { readReplacement } from '../../../../schema/api/replacements.js'
import { useRead } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemTexts } from '../../../i18n/system.js'
import { AppLink } from '../../../parts/AppLink.js'
import { MappedSystems } from '../../../parts/MappedSystems.js'
import { QueryStates } from '../../../parts/QueryStates.js'
import { paths } from '../../../paths.js'

/** The systems that this one is carried on for: the other direction of a link, in words. */
export function Replaces({ code }: { code: string }) {
  const { t } = useLanguage(systemTexts)
  const replacement = useRead(readReplacement, { params: { code } })
  return (
    <section>
      <QueryStates query={replacement} rows={3}>
        {(data) => (
          <>
            <div className="section-head">
              <h2>{t.system.replaces}</h2>
              <span className="subtle note">{t.system.replacesOthers(data.mappings.length)}</span>
              <AppLink href={paths.replacement(code)}>{t.common.replacement}</AppLink>
            </div>
            <MappedSystems mappings={data.mappings} />
          </>
        )}
      </QueryStates>
    </section>
  )
}
