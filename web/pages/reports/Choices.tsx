import type { QueryInput } from '../../../schema/api/endpoint.js'
import { listServiceAreas } from '../../../schema/api/serviceAreas.js'
import { listSystems } from '../../../schema/api/systems.js'
import { useChoices, useRead } from '../../api/queries.js'
import { formatNumber, type Language } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { reportTexts } from '../../i18n/reports.js'
import { ChoiceFilter, DateFilter } from '../../parts/form/filters.js'

/** What every report on the page is made by. */
export interface ReportChoices {
  language?: Language
  /** The day that the register is shown as of. */
  day?: string
  municipality?: string
  serviceArea?: string
  subproject?: string
  from?: string
  to?: string
}

/** The choices that stand above the list and hold for all of it, and what they hit. */
export function Choices({
  choices,
  today,
  onChange,
}: {
  choices: ReportChoices
  today: string
  onChange: (choices: ReportChoices) => void
}) {
  const { t, say, language } = useLanguage(reportTexts)
  const { municipality, serviceArea } = useChoices(true)
  const areas = useRead(listServiceAreas)
  const subprojects = [...new Set((areas.data?.items ?? []).flatMap((area) => area.subproject ?? []))].sort()
  const set = (name: keyof ReportChoices) => (value: string | undefined) => {
    const { [name]: _, ...rest } = choices
    onChange({ ...rest, ...(value && { [name]: value }) } as ReportChoices)
  }
  const options = (list: typeof municipality) => list.map((one) => ({ value: one.value, label: say(one) }))
  const future = choices.day !== undefined && today !== '' && choices.day > today
  return (
    <search className="row list-filters" aria-label={t.reports.choices}>
      <DateFilter
        label={t.reports.asOf}
        value={choices.day ?? today}
        onSet={set('day')}
        {...(future && { error: t.reports.asOfFuture })}
      />
      <ChoiceFilter
        label={t.reports.language}
        value={choices.language ?? language}
        required
        options={[
          { value: 'nb', label: t.reports.bokmål },
          { value: 'en', label: t.reports.english },
        ]}
        onSet={set('language')}
      />
      <ChoiceFilter
        label={t.reports.municipality}
        value={choices.municipality ?? ''}
        options={options(municipality)}
        onSet={set('municipality')}
      />
      <ChoiceFilter
        label={t.reports.area}
        value={choices.serviceArea ?? ''}
        options={options(serviceArea)}
        onSet={set('serviceArea')}
      />
      <ChoiceFilter
        label={t.reports.subproject}
        value={choices.subproject ?? ''}
        options={subprojects.map((name) => ({ value: name, label: name }))}
        onSet={set('subproject')}
      />
      <DateFilter label={t.reports.from} value={choices.from ?? ''} onSet={set('from')} />
      <DateFilter label={t.reports.to} value={choices.to ?? ''} onSet={set('to')} />
      {!future && <Hit choices={choices} today={today} areas={areas.data?.items ?? []} />}
    </search>
  )
}

/** How many systems the choices hit, and where the log stands then. */
function Hit({
  choices: { day, municipality, serviceArea, subproject },
  today,
  areas,
}: {
  choices: ReportChoices
  today: string
  areas: readonly { code: string; subproject: string | null }[]
}) {
  const { t, language } = useLanguage(reportTexts)
  const codes = areas.filter(
    (area) =>
      (serviceArea === undefined || area.code === serviceArea) &&
      (subproject === undefined || area.subproject === subproject),
  )
  const narrowed = serviceArea !== undefined || subproject !== undefined
  const query = {
    limit: 1,
    ...(day !== undefined && day !== today && { asOf: day }),
    ...(municipality && { municipality: [municipality] }),
    ...(narrowed && { serviceArea: codes.map(({ code }) => code) }),
  } as QueryInput<typeof listSystems>
  const hit = useRead(listSystems, { query }, !narrowed || codes.length > 0)
  if (!hit.data) return null
  return (
    <p role="status" className="reports-hit">
      <strong>{t.reports.hit(formatNumber(hit.data.total, language))}</strong>
      <span className="subtle small">{t.reports.at(formatNumber(hit.data.meta.sequence, language))}</span>
    </p>
  )
}
