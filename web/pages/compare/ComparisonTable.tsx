import { Checkbox } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import type { ComparedSystem, Comparison } from '../../../schema/api/comparisons.js'
import {
  COMPARED_FIELDS,
  COMPARISON_GROUP_WORDS,
  COMPARISON_GROUPS,
  type ComparisonRow,
} from '../../../schema/rules/comparison.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { hasCome } from '../../../schema/rules/days.js'
import { REPLACEMENT_STATE_WORDS } from '../../../schema/rules/replacements.js'
import { useChoices } from '../../api/queries.js'
import { compareTexts } from '../../i18n/compare.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { StatusLabel } from '../../parts/StatusGlyph.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { paths } from '../../paths.js'
import { useValueText } from './useValueText.js'

/** The systems side by side, row by row; on a narrow screen one of them at a time beside what they would go to. */
export function ComparisonTable({
  comparison,
  only,
  onOnly,
}: {
  comparison: Comparison
  /** Rows that are alike are left out. */
  only: boolean
  onOnly: (on: boolean) => void
}) {
  const { t, say } = useLanguage(compareTexts)
  const { systems, target, rows, totals } = comparison
  const [one, setOne] = useState(0)
  const narrow = useNarrow()
  const id = useId()
  const named = useSystemNames(systems)
  const shown = narrow && systems.length > 1 ? systems.slice(one, one + 1) : systems
  const drawn = rows.filter(({ mark }) => !only || mark !== 'equal')
  const columns = shown.length + 2 + Number(target !== null)
  return (
    <section aria-label={t.compare.caption} className="compare-rows">
      <div className="row between compare-tools">
        <Checkbox
          label={t.compare.onlyDifferences}
          checked={only}
          onChange={(event) => onOnly(event.currentTarget.checked)}
        />
        <span className="subtle small" role="status">
          {t.compare.counts(totals.differs, totals.rows, totals.missing)}
        </span>
      </div>
      {narrow && systems.length > 1 && (
        <p className="compare-choice">
          <label htmlFor={id}>{t.compare.show}</label>
          <select
            id={id}
            className="ds-input"
            value={one}
            onChange={(event) => setOne(Number(event.target.value))}
          >
            {systems.map(({ number }, at) => (
              <option key={number} value={at}>
                {named(number)}
              </option>
            ))}
          </select>
        </p>
      )}
      {drawn.length === 0 ? (
        <p>{t.compare.noDifferences}</p>
      ) : (
        <div className="scroll-x">
          <table className="plain compare-table">
            <caption className="visually-hidden">{t.compare.caption}</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">
                  <span className="visually-hidden">{t.compare.fact}</span>
                </th>
                {shown.map((system) => (
                  <SystemHead key={system.number} system={system} />
                ))}
                {target && <TargetHead target={target} today={comparison.meta.today} />}
              </tr>
            </thead>
            {COMPARISON_GROUPS.map((group) => {
              const own = drawn.filter(({ field }) => COMPARED_FIELDS[field].group === group)
              if (own.length === 0) return null
              return (
                <tbody key={group}>
                  <tr>
                    <td />
                    <th scope="rowgroup" colSpan={columns - 1} className="compare-group">
                      {say(COMPARISON_GROUP_WORDS[group])}
                    </th>
                  </tr>
                  {own.map((row) => (
                    <Row key={row.field} row={row} shown={shown} comparison={comparison} />
                  ))}
                </tbody>
              )
            })}
          </table>
        </div>
      )}
    </section>
  )
}

/** What each system is called beside the others: its municipality, and its name where that is not enough. */
export function useSystemNames(systems: readonly ComparedSystem[]): (number: string) => string {
  const { municipality } = useChoices(true)
  return (number) => {
    const system = systems.find((one) => one.number === number)
    if (!system) return number
    const place = municipality.find(({ value }) => value === system.municipality)?.nb ?? system.municipality
    const isAlone = systems.filter((one) => one.municipality === system.municipality).length === 1
    return isAlone ? place : `${place}, ${system.name} (${number})`
  }
}

function SystemHead({ system }: { system: ComparedSystem }) {
  const { municipality } = useChoices(true)
  const place = municipality.find(({ value }) => value === system.municipality)?.nb ?? system.municipality
  return (
    <th scope="col" className="compare-head">
      <span className="subtle">{place}</span>
      <AppLink href={paths.system(system.number)}>{system.name}</AppLink>
      <StatusLabel status={system.status} />
    </th>
  )
}

function TargetHead({ target, today }: { target: NonNullable<Comparison['target']>; today: string }) {
  const { t, say, language } = useLanguage(compareTexts)
  const comes = !hasCome(target.goLiveActual, today) && target.goLivePlanned
  return (
    <th scope="col" className="compare-head compare-target">
      <span className="subtle">{t.compare.common}</span>
      <AppLink href={paths.replacement(target.code)}>
        {language === 'nb' ? target.nameNb : target.nameEn}
      </AppLink>
      <span className="subtle">
        {comes ? t.compare.comes(formatDate(comes)) : say(REPLACEMENT_STATE_WORDS[target.state])}
      </span>
    </th>
  )
}

function Row({
  row: { field, mark, odd },
  shown,
  comparison,
}: {
  row: ComparisonRow
  shown: readonly ComparedSystem[]
  comparison: Comparison
}) {
  const { t, say } = useLanguage(compareTexts)
  const { text, missing } = useValueText()
  const { systems, target } = comparison
  const mapped = target && mappedText(field, target.continuesSystem)
  return (
    <tr data-mark={mark}>
      <td className="compare-mark">
        {mark !== 'equal' && (
          <>
            <span aria-hidden="true">{mark === 'differs' ? '≠' : '?'}</span>
            <span className="visually-hidden">
              {mark === 'differs' ? t.compare.differs : t.compare.missing}
            </span>
          </>
        )}
      </td>
      <th scope="row">{say(COMPARED_FIELDS[field])}</th>
      {shown.map((system) => {
        const lacks = system.missing.includes(field)
        const isOdd = odd[systems.indexOf(system)]
        return (
          <td key={system.number} data-lacks={lacks} data-odd={isOdd}>
            {lacks
              ? missing(field)
              : mapped === system.number
                ? t.compare.isTarget
                : text(field, system.values[field] ?? null)}
          </td>
        )
      })}
      {target && (
        <td className="compare-target">
          <TargetValue field={field} comparison={comparison} target={target} />
        </td>
      )}
    </tr>
  )
}

/** The system that is the replacement itself, in the row of what they are mapped to. */
const mappedText = (field: string, continued: string | null) => (field === 'replacements' ? continued : null)

function TargetValue({
  field,
  comparison: { systems },
  target,
}: {
  field: ComparisonRow['field']
  comparison: Comparison
  target: NonNullable<Comparison['target']>
}) {
  const { t, language } = useLanguage(compareTexts)
  const { text } = useValueText()
  if (field === 'replacements') {
    const others = systems.filter(({ number }) => number !== target.continuesSystem)
    return t.compare.mappedOf(target.mapped, others.length)
  }
  if (field === 'users') {
    const { sum, unknown } = target.users
    const users = formatNumber(sum, language)
    return unknown > 0 ? t.compare.andMore(users) : users
  }
  const value = target.values[field]
  return value === undefined || value === null ? t.common.none : text(field, value)
}
