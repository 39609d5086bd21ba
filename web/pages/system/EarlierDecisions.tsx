import { listEarlierDecisions } from '../../../schema/api/decisions.js'
import type { Reply } from '../../../schema/api/endpoint.js'
import type { System } from '../../../schema/api/systems.js'
import { COVERAGE_WORDS, MAPPING_FIELDS } from '../../../schema/rules/mappings.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { DISPOSITION_WORDS } from '../../../schema/rules/systems.js'
import { useRead } from '../../api/queries.js'
import { useReplacementNames } from '../../api/replacementNames.js'
import { useLanguage } from '../../i18n/language.js'
import { systemTexts } from '../../i18n/system.js'
import { FactList } from '../../parts/form/FactList.js'
import { isEmpty } from '../../parts/form/fields.js'
import { useFields } from '../../parts/form/useFields.js'
import { useFieldText } from '../../parts/form/useFieldText.js'
import { useFormats } from '../../parts/settings.js'

type Earlier = Reply<typeof listEarlierDecisions>['items'][number]

/** What of a decision is shown beside its disposition. */
const {
  dispositionReason,
  decisionReference,
  decisionDate,
  decisionRole,
  wave,
  targetDate,
  plannedReadOnly,
  plannedDecommission,
  rollbackPlan,
  partsCoverAll,
  restReason,
} = SYSTEM_FIELDS
const SHOWN = {
  ...{ dispositionReason, decisionReference, decisionDate, decisionRole },
  ...{ wave, targetDate, plannedReadOnly, plannedDecommission, rollbackPlan, partsCoverAll, restReason },
}

/** The decisions of a system that no longer stand, with the plans that were made on them; nothing where there are none. */
export function EarlierDecisions({ system }: { system: System }) {
  const { t } = useLanguage(systemTexts)
  const { number, meta } = system
  const { items = [] } = useRead(listEarlierDecisions, { params: { number } }).data ?? {}
  if (items.length === 0) return null
  return (
    <section>
      <div className="section-head">
        <h2>{t.system.earlierDecisions}</h2>
      </div>
      <ol className="earlier-decisions">
        {items.map((item) => (
          <li key={item.seq}>
            <EarlierDecision item={item} today={meta.today} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function EarlierDecision({ item, today }: { item: Earlier; today: string }) {
  const { t, say } = useLanguage(systemTexts)
  const formats = useFormats()
  const text = useFieldText()
  const replacementName = useReplacementNames()
  const fields = Object.values(useFields(SHOWN)).filter(
    ({ name }) => !isEmpty(item[name as keyof Earlier]) && item[name as keyof Earlier] !== 'unknown',
  )
  const nameOf = (code: string) => {
    const known = replacementName(code)
    return known ? say(known) : code
  }
  const split = item.mappings.length > 1
  return (
    <>
      <p>
        <strong>
          {[
            say(DISPOSITION_WORDS[item.disposition]),
            ...item.mappings.map(({ replacement }) => nameOf(replacement)),
          ].join(' · ')}
        </strong>{' '}
        <span className="subtle">
          {t.system.reversedBy(formats.moment(item.at), item.actorName)}
          {item.reason && `: ${item.reason}`}
        </span>
      </p>
      {item.mappings.map((mapping) => (
        <p key={mapping.replacement} className="small">
          {[
            split && nameOf(mapping.replacement),
            split && say(COVERAGE_WORDS[mapping.coverage]),
            mapping.scope,
            mapping.plannedCutOver && text(MAPPING_FIELDS.plannedCutOver, mapping.plannedCutOver, today),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ))}
      <FactList fields={fields} row={item} today={today} />
    </>
  )
}
