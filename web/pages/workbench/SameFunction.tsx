import { useState } from 'react'
import type { SystemSuggestions } from '../../../schema/api/suggestions.js'
import { SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import { useChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { AppLink } from '../../parts/AppLink.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { useFieldText } from '../../parts/form/useFieldText.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { paths } from '../../paths.js'
import './sameFunction.css'

type Compared = SystemSuggestions['sameFunction']['systems'][number]

const COMPARED = [
  ...(['vendor', 'hosting', 'users', 'privacyClass', 'archiveDuty'] as const),
  ...(['integrations', 'contractEnd', 'noticeDeadline', 'annualCost', 'disposition'] as const),
] as const
type Name = (typeof COMPARED)[number]

/** The system beside those that are for the same: what is equal is subdued, and its own column tinted. */
export function SameFunction({
  number,
  sameFunction: { purpose, systems, more },
  target,
  today,
}: {
  number: string
  sameFunction: SystemSuggestions['sameFunction']
  /** Where it would go, by what is suggested. */
  target: string | undefined
  today: string
}) {
  const { t, say, language } = useLanguage(workbenchTexts)
  const [onlyDifferences, setOnly] = useState(false)
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const textOf = useCompared(today)
  const wordsOf = useRowWords()
  const rows = COMPARED.map((name) => {
    const texts = systems.map((system) => textOf(name, system))
    return { name, texts, isEqual: new Set(texts).size === 1 }
  })
  const shown = rows.filter(({ isEqual }) => !onlyDifferences || !isEqual)
  const places = new Set(systems.map(({ municipality }) => municipality)).size
  const what = language === 'nb' ? (purpose.nb ?? purpose.en) : (purpose.en ?? purpose.nb)
  if (systems.length < 2) return <p className="subtle">{t.workbench.alone}</p>
  return (
    <section className="same-function">
      <div className="section-head">
        <h2>{t.workbench.sameFunction(places)}</h2>
        <span className="subtle note clip" title={what ?? undefined}>
          {what}
        </span>
        <span className="row">
          {/* Those that stand here, and where it would go: the page finds others by itself, and fewer. */}
          <AppLink
            href={paths.compare({
              system: systems.map((one) => one.number),
              ...(target !== undefined && { target }),
            })}
          >
            {t.workbench.compare}
          </AppLink>
          <button
            type="button"
            className="text-button"
            aria-pressed={onlyDifferences}
            onClick={() => setOnly(!onlyDifferences)}
          >
            {onlyDifferences ? t.workbench.allRows : t.workbench.onlyDifferences}
          </button>
        </span>
      </div>
      <div className="scroll-x">
        <table>
          <thead>
            <tr>
              <td />
              {systems.map((system) => (
                <th scope="col" key={system.number} data-own={system.number === number}>
                  <span className="subtle">
                    {municipalities.get(system.municipality) ?? system.municipality}
                  </span>
                  {system.number === number ? (
                    <strong>{system.name}</strong>
                  ) : (
                    <AppLink href={paths.system(system.number)}>
                      <strong>{system.name}</strong>
                    </AppLink>
                  )}
                  <span>
                    <StatusLabel status={system.status} />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, texts, isEqual }) => (
              <tr key={name} data-equal={isEqual}>
                <th scope="row">{wordsOf(name)}</th>
                {texts.map((text, at) => (
                  <td key={systems[at]?.number} data-own={systems[at]?.number === number}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className="subtle">{t.workbench.noDifferences}</p>}
      {more > 0 && <p className="subtle small">{t.workbench.more(more)}</p>}
    </section>
  )
}

/** What each row is called. */
function useRowWords(): (name: Name) => string {
  const { t, say } = useLanguage(workbenchTexts)
  const fields = useFieldsToRead()(SYSTEM_FIELDS)
  const own: Partial<Record<Name, string>> = {
    integrations: t.workbench.integrations,
    contractEnd: t.workbench.contractUntil,
    noticeDeadline: t.workbench.noticeUntil,
  }
  return (name) => own[name] ?? say(fields[name as SystemField] ?? { nb: name, en: name })
}

/** What stands in a cell, as text: two are equal when they read the same. */
function useCompared(today: string): (name: Name, system: Compared) => string {
  const { t } = useLanguage(workbenchTexts)
  const fields = useFieldsToRead()(SYSTEM_FIELDS)
  const text = useFieldText()
  return (name, system) => {
    if (name === 'integrations')
      return system.integrations.length > 0 ? system.integrations.join(', ') : t.workbench.none
    if (name === 'contractEnd' || name === 'noticeDeadline')
      return String(text(fields.targetDate, system[name], today))
    const field = fields[name as SystemField]
    return field ? String(text(field, system[name as keyof Compared] as never, today)) : t.common.none
  }
}
