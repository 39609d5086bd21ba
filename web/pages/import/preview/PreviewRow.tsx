import { useState } from 'react'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { AppLink } from '../../../parts/AppLink.js'
import { paths } from '../../../paths.js'
import { isSkipped } from '../answers.js'
import { useDrafting } from '../useDrafting.js'
import { useImportWords } from '../useImportWords.js'
import { AnswerControl } from './AnswerControl.js'
import { Changes } from './Changes.js'
import { KindLabel } from './KindLabel.js'
import type { Answering } from './useAnswering.js'
import type { ShownRow } from './useRows.js'

/** Finds the rows that say the same in a column, of those that are there, and how many there are of all. */
export type FindAlike = (column: string | null, value: string | null) => { rows: number[]; count: number }

/** A row of the list: what would become of it, what is wrong, and what is said about that. */
export function PreviewRow({
  item,
  index,
  measure,
  answering,
  alike,
}: {
  item: ShownRow
  index: number
  measure: (row: Element | null) => void
  answering: Answering
  alike: FindAlike
}) {
  const { t, say: word } = useLanguage(importTexts)
  const { draft, preview } = useDrafting()
  const { targetName } = useImportWords(draft.settings.entity)
  const skipped = isSkipped(draft.answers, item.row)
  const name = item.name ?? t.imports.nameless
  const open = item.findings.filter((finding) => !skipped && !answering.saidTo(finding))
  const kind = kindOf(item, open)
  const headerOf = (key: string | null) => {
    const column = preview?.columns.find((one) => one.key === key)
    return column ? column.header || t.imports.unnamed(column.letter) : null
  }
  const skip = (on: boolean) => {
    const [finding] = item.findings
    if (!finding) return
    const whole = { ...finding, column: null, value: null, field: null, code: 'skip', candidates: [] }
    answering.answer(
      whole,
      on ? { answer: 'skip', all: false } : undefined,
      on ? t.imports.skipped(item.row) : t.imports.takenBack,
      [],
    )
  }
  return (
    <tr
      ref={measure}
      data-index={index}
      data-kind={kind}
      data-answered={item.findings.length > 0 && open.length === 0}
      aria-rowindex={index + 2}
      tabIndex={-1}
    >
      <td className="subtle number">
        <span className="narrow-only">{t.imports.line} </span>
        {item.row}
      </td>
      <td>
        <KindLabel kind={kind} />
      </td>
      <th scope="row">
        {item.id ? <AppLink href={paths.system(item.id)}>{name}</AppLink> : name}
        {item.id && <span className="subtle small"> {item.id}</span>}
      </th>
      <td>
        {item.findings.map((finding) => {
          const { column } = answering.placeOf(finding)
          const { rows, count } = alike(column, finding.value)
          const header = headerOf(column)
          const of = header ?? (finding.column !== null && finding.field ? targetName(finding.field) : name)
          return (
            <div key={`${finding.code} ${finding.column} ${finding.field}`} className="finding">
              <div>
                {header && <span className="subtle">{header}: </span>}
                {finding.value && finding.column !== null && (
                  <strong className="said">{t.imports.quoted(finding.value)} </strong>
                )}
                {word(finding)}
              </div>
              <AnswerControl
                finding={finding}
                answering={answering}
                waits={item.outcome === 'skipped'}
                skipped={skipped}
                alike={rows}
                alikeCount={count}
                onSkip={skip}
                label={t.imports.solutionFor(of, item.row)}
              />
            </div>
          )
        })}
        <What item={item} />
      </td>
    </tr>
  )
}

/** What a row is shown as: what is open comes before what becomes of it. */
function kindOf(item: ShownRow, open: ShownRow['findings']) {
  if (open.some(({ candidates }) => candidates === undefined)) return 'problem'
  if (open.length > 0) return 'ask'
  return item.outcome
}

/** What would be written of a row, and what goes into its note. */
function What({ item }: { item: ShownRow }) {
  const { t, say } = useLanguage(importTexts)
  const { draft } = useDrafting()
  const [whole, setWhole] = useState(false)
  const { outcome, changes, contract, told, kept } = item
  if (outcome === 'skipped') return null
  const more = told.length + kept.length
  return (
    <div className="import-what">
      {outcome === 'unchanged' && <span className="subtle">{t.imports.staysAsItIs}</span>}
      <Changes
        entity={draft.settings.entity}
        changes={changes}
        isNew={outcome === 'new'}
        whole={whole}
        onWhole={() => setWhole(true)}
      />
      {contract && (
        <>
          <span className="subtle">
            {contract.id ? t.imports.contractOf(contract.id) : t.imports.newContract}
          </span>
          <Changes
            entity="contract"
            changes={contract.changes}
            isNew={contract.id === null}
            whole={whole}
            onWhole={() => setWhole(true)}
          />
        </>
      )}
      {more > 0 &&
        (whole ? (
          <ul className="subtle small import-told">
            {told.map((one) => (
              <li key={`${one.code} ${one.column}`}>
                {one.value !== null && `${t.imports.quoted(one.value)} `}
                {say(one)}
              </li>
            ))}
            {kept.map(({ column, text }) => (
              <li key={`${column} ${text}`}>{t.imports.intoNote(column, text)}</li>
            ))}
          </ul>
        ) : (
          <button type="button" className="text-button small" onClick={() => setWhole(true)}>
            {t.imports.remarks(more)}
          </button>
        ))}
    </div>
  )
}
