import { Select } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import type { ImportPreview } from '../../../../schema/api/imports.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { useDrafting } from '../useDrafting.js'
import { useImportWords } from '../useImportWords.js'

type Values = ImportPreview['values'][number]
type Word = Values['words'][number]

/** Every word of the fields that have codes, and what it means; what must be said stands first. */
export function ValueSections({ preview }: { preview: ImportPreview }) {
  const { t } = useLanguage(importTexts)
  const filled = preview.values.filter(({ words }) => words.length > 0)
  if (filled.length === 0) return null
  return (
    <section aria-labelledby="import-values" className="stack">
      <h2 id="import-values">{t.imports.values}</h2>
      <p className="subtle">{t.imports.valuesText}</p>
      {filled.map((values) => (
        <ValueSection key={`${values.field} ${values.column}`} values={values} preview={preview} />
      ))}
    </section>
  )
}

/** What was asked, or said by a person, when the page was opened: it stays in sight once it is answered. */
const isOpen = ({ state }: Word) => state === 'asked' || state === 'chosen'

function ValueSection({ values, preview }: { values: Values; preview: ImportPreview }) {
  const { t } = useLanguage(importTexts)
  const { targetName } = useImportWords(preview.entity)
  const [first] = useState(() => new Set(values.words.filter(isOpen).map(({ word }) => word)))
  const { field, column, words } = values
  const header = preview.columns.find(({ key }) => key === column)
  const name =
    column === null ? t.imports.headings : header?.header || t.imports.unnamed(header?.letter ?? '')
  const open = words.filter((one) => first.has(one.word) || isOpen(one))
  const known = words.filter((one) => !first.has(one.word) && !isOpen(one))
  const asked = words.filter(({ state }) => state === 'asked').length
  return (
    <section aria-label={t.imports.valuesIn(name)}>
      <div className="section-head">
        <h3>{t.imports.valuesIn(name)}</h3>
        <span className="subtle note">
          → {targetName(field)}
          {asked > 0 && `. ${t.imports.toSay(asked)}`}
        </span>
      </div>
      {open.length > 0 && <Words field={field} words={open} preview={preview} />}
      {known.length > 0 && (
        <details className="folded" open={known.length <= FEW && open.length === 0}>
          <summary>{t.imports.knownWords(known.length)}</summary>
          <Words field={field} words={known} preview={preview} />
        </details>
      )}
    </section>
  )
}

/** So many words are shown at once where nothing else is. */
const FEW = 8

function Words({ field, words, preview }: { field: string; words: readonly Word[]; preview: ImportPreview }) {
  return (
    <ul className="import-words">
      {words.map((one) => (
        <WordRow key={one.word} field={field} one={one} preview={preview} />
      ))}
    </ul>
  )
}

function WordRow({ field, one, preview }: { field: string; one: Word; preview: ImportPreview }) {
  const { t } = useLanguage(importTexts)
  const id = useId()
  return (
    <li data-state={one.state}>
      <label htmlFor={id}>
        {t.imports.quoted(one.word)} <span className="subtle">{one.count}</span>
        <span className="visually-hidden"> {t.imports.rowsWithIt(one.count)}</span>
      </label>
      <span aria-hidden="true" className="subtle">
        →
      </span>
      <span>
        <WordSelect id={id} field={field} one={one} entity={preview.entity} />
        <span className="subtle small">{t.imports.wordStates[one.state]}</span>
      </span>
    </li>
  )
}

/** What a word means: a code of its field, or that it says nothing. */
export function WordSelect({
  id,
  field,
  one: { word, code, state, candidates },
  entity,
  label,
}: {
  id?: string
  field: string
  one: Word
  entity: ImportPreview['entity']
  label?: string
}) {
  const { t, say: words } = useLanguage(importTexts)
  const { draft, say } = useDrafting()
  const choices = useImportWords(entity).choicesOf(field)
  const said = draft.settings.values[field]?.[word]
  const value = said === null ? NOTHING : (said ?? (state === 'unsaid' ? NOTHING : (code ?? '')))
  const likely = choices.filter((choice) => candidates.includes(choice.value))
  const few = likely.length < choices.length ? likely : []
  const rest = choices.filter((choice) => !few.includes(choice))
  const option = (choice: (typeof choices)[number]) => (
    <Select.Option key={choice.value} value={choice.value}>
      {words(choice)}
    </Select.Option>
  )
  return (
    <Select
      {...(id && { id })}
      {...(label && { 'aria-label': label })}
      value={value}
      onChange={({ target }) =>
        say((now) => {
          const { [word]: _, ...others } = now.settings.values[field] ?? {}
          const meant = target.value === NOTHING ? null : target.value
          return {
            settings: {
              values: {
                ...now.settings.values,
                [field]: target.value === '' ? others : { ...others, [word]: meant },
              },
            },
          }
        })
      }
    >
      {(value === '' || said !== undefined) && (
        <Select.Option value="">{value === '' ? t.imports.sayWhat : t.imports.asFoundOut}</Select.Option>
      )}
      {few.length > 0 ? (
        <>
          <Select.Optgroup label={t.imports.likely}>{few.map(option)}</Select.Optgroup>
          <Select.Optgroup label={t.imports.others}>{rest.map(option)}</Select.Optgroup>
        </>
      ) : (
        rest.map(option)
      )}
      {/* One that is no longer offered is shown all the same. */}
      {value !== '' && value !== NOTHING && !choices.some((choice) => choice.value === value) && (
        <Select.Option value={value}>{value}</Select.Option>
      )}
      <Select.Option value={NOTHING}>{t.imports.saysNothing}</Select.Option>
    </Select>
  )
}

/** How a select says that a word says nothing: no code is called so. */
const NOTHING = '-'
