import { Button } from '@digdir/designsystemet-react'
import { useId } from 'react'
import type { DuplicateGroup } from '../../../schema/api/duplicates.js'
import { COMPARED_FIELDS } from '../../../schema/rules/comparison.js'
import { useChoices } from '../../api/queries.js'
import { duplicateTexts } from '../../i18n/duplicates.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { useValueText } from '../compare/useValueText.js'

export type AlikeSystem = DuplicateGroup['systems'][number]

/** Systems that may be the same, side by side in what they differ in; one that is there twice can be removed here. */
export function DuplicateSection({
  group,
  onRemove,
}: {
  group: DuplicateGroup
  /** Left out where each of them is its municipality’s own. */
  onRemove: ((system: AlikeSystem) => void) | undefined
}) {
  const { t, say } = useLanguage(duplicateTexts)
  const { text, missing } = useValueText()
  const { municipality, serviceArea } = useChoices(true)
  const { may } = useMay()
  const id = useId()
  const { systems, total, differs, alikeIn } = group
  const [first] = systems
  const name = first?.name ?? ''
  const wordsOf = (choices: typeof municipality, key: string | null) => {
    const found = choices.find(({ value }) => value === key)
    return found ? say(found) : (key ?? t.common.none)
  }
  const alike = alikeIn.length > 1 ? 'both' : (alikeIn[0] ?? 'name')
  return (
    <section aria-labelledby={id} className="duplicate-group">
      <div className="row between">
        <h2 id={id}>{t.duplicates.group(name, total)}</h2>
        <AppLink
          href={paths.compare({ system: systems.map(({ number }) => number) })}
          aria-label={t.duplicates.compareName(name)}
        >
          {t.duplicates.compare}
        </AppLink>
      </div>
      <p className="subtle">
        {t.duplicates.alikeIn[alike]}
        {alikeIn.includes('product') && first?.product && `: ${first.product}`}
        {systems.length < total && ` · ${t.duplicates.more(systems.length, total)}`}
      </p>
      <div className="scroll-x">
        <table className="plain">
          <caption className="visually-hidden">{t.duplicates.group(name, total)}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t.duplicates.fact}</span>
              </th>
              {systems.map((system) => (
                <th key={system.number} scope="col" className="duplicate-head">
                  <AppLink href={paths.system(system.number)}>{system.name}</AppLink>
                  <span className="subtle">
                    {wordsOf(municipality, system.municipality)} · {system.number}
                  </span>
                  <StatusLabel status={system.status} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {new Set(systems.map((system) => system.serviceArea)).size > 1 && (
              <tr>
                <th scope="row">{t.duplicates.service}</th>
                {systems.map((system) => (
                  <td key={system.number}>{wordsOf(serviceArea, system.serviceArea)}</td>
                ))}
              </tr>
            )}
            {differs.map((field) => (
              <tr key={field}>
                <th scope="row">{say(COMPARED_FIELDS[field])}</th>
                {systems.map((system) => (
                  <td key={system.number}>
                    {system.missing.includes(field)
                      ? missing(field)
                      : text(field, system.values[field] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {onRemove && may('void_system') && (
            <tfoot>
              <tr>
                <td />
                {systems.map((system) => (
                  <td key={system.number}>
                    <Button
                      variant="tertiary"
                      data-size="sm"
                      aria-label={t.duplicates.removeName(`${system.name} (${system.number})`)}
                      onClick={() => onRemove(system)}
                    >
                      {t.duplicates.remove}
                    </Button>
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {differs.length === 0 && <p>{t.duplicates.equal}</p>}
    </section>
  )
}
