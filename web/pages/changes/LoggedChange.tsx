import { actionWords, type Change, ENTITY_WORDS } from '../../../schema/api/changes.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { changeTexts } from '../../i18n/changes.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { useFieldText } from '../../parts/form/useFieldText.js'
import { Differences, Reason } from '../../parts/history/Differences.js'
import { useChangeWords } from '../../parts/history/useChangeWords.js'
import { paths } from '../../paths.js'

/** One row of the log: what it is about, what was done to it, and each field before and after. `whole`: its hash too. */
export function LoggedChange({ change, why, whole }: { change: Change; why: boolean; whole: boolean }) {
  const { t, say, language } = useLanguage(changeTexts)
  const { labelOf, differences } = useChangeWords()
  const text = useFieldText()
  const { municipality } = useFieldsToRead(true)(SYSTEM_FIELDS)
  const { entity, system, action, after, before, hash } = change
  const href = addressOf(change)
  const label = labelOf(change)
  const where = entity === 'system' ? (after ?? before)?.municipality : undefined
  const isMade = action === 'create'
  const made = isMade ? differences(change).length : 0
  return (
    <div className="log-change">
      <p>
        {entity === 'system' && <span className="subtle">{system} </span>}
        {entity !== 'system' && <span className="subtle">{say(ENTITY_WORDS[entity])} </span>}
        <strong>{href ? <AppLink href={href}>{label}</AppLink> : label}</strong>
        {where !== undefined && <span className="subtle"> {text(municipality, where)}</span>}
        {action !== 'update' && action !== 'transition' && <span> · {say(actionWords(change))}</span>}
      </p>
      {made > 0 ? (
        <details>
          <summary className="text-button">{t.changes.madeWith(formatNumber(made, language))}</summary>
          <Differences change={change} why={false} />
        </details>
      ) : (
        <Differences change={change} why={false} />
      )}
      {why && <Reason of={change} />}
      {whole && (
        <p className="subtle small hash">
          {t.changes.hash} {hash}
        </p>
      )}
    </div>
  )
}

/** Where what a change is about is shown; undefined: it has no page of its own. */
function addressOf({ entity, entityId, system }: Change): string | undefined {
  if (entity === 'contract') return paths.contract(entityId)
  if (entity === 'replacement') return paths.replacement(entityId)
  return system === null ? undefined : paths.system(system)
}
