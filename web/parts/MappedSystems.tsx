import type { Mapping } from '../../schema/api/mappings.js'
import { formatDate } from '../../schema/rules/dates.js'
import { COVERAGE_WORDS } from '../../schema/rules/mappings.js'
import { useChoices } from '../api/queries.js'
import { useLanguage } from '../i18n/language.js'
import { replacementTexts } from '../i18n/replacements.js'
import { paths } from '../paths.js'
import { AppLink } from './AppLink.js'
import { StatusLabel } from './StatusGlyph.js'

/** The systems that a replacement takes over. */
export function MappedSystems({ mappings }: { mappings: readonly Mapping[] }) {
  const { t, say } = useLanguage(replacementTexts)
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  if (mappings.length === 0) return <p className="subtle pad">{t.replacements.noSystems}</p>
  return (
    <div className="scroll-x">
      <table className="plain stacks">
        <thead>
          <tr>
            <th scope="col">{t.common.number}</th>
            <th scope="col">{t.common.system}</th>
            <th scope="col">{t.common.municipality}</th>
            <th scope="col">{t.common.status}</th>
            <th scope="col">{t.common.coverage}</th>
            <th scope="col">{t.common.scope}</th>
            <th scope="col">{t.common.planned}</th>
          </tr>
        </thead>
        <tbody>
          {mappings.map(({ id, system, coverage, scope }) => (
            <tr key={id}>
              <td className="subtle">{system.number}</td>
              <th scope="row">
                <AppLink href={paths.system(system.number)}>{system.name}</AppLink>
              </th>
              <td>{municipalities.get(system.municipality) ?? system.municipality}</td>
              <td>
                <StatusLabel status={system.status} />
              </td>
              <td data-label={t.common.coverage}>{say(COVERAGE_WORDS[coverage])}</td>
              <td>{scope}</td>
              <td data-label={t.common.planned}>
                {system.targetDate ? formatDate(system.targetDate) : t.common.none}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
