import type { ImportDraft, ImportPreview } from '../../../../schema/api/imports.js'
import { DELIMITERS, ENCODINGS } from '../../../../schema/rules/import/cells.js'
import { IMPORTED_WORDS } from '../../../../schema/rules/import/fields.js'
import { IMPORTED } from '../../../../schema/rules/import/settings.js'
import { useChoices } from '../../../api/queries.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { Choice } from '../SendFile.js'
import { useDrafting } from '../useDrafting.js'

type Settings = ImportDraft['settings']

/** So many of the first rows can be said to be the one with the names. */
const HEADER_ROWS = 30
const SHOWN_LETTERS = 40

/** What is found out of a file, each of which can be said otherwise. Without a preview: what may help to read it. */
export function FileSettings({ preview }: { preview: ImportPreview | undefined }) {
  const { t, say: word } = useLanguage(importTexts)
  const { draft, say } = useDrafting()
  const choices = useChoices()
  const { settings } = draft
  const isText = preview ? preview.file.encoding !== null : /\.(csv|txt|tsv)$/i.test(draft.fileName)
  const set = <N extends keyof Settings>(name: N, value: Settings[N]) =>
    say(() => ({ settings: { [name]: value } }))
  /** What was found out by itself, where nothing is said. */
  const automatic = (found: string | null | undefined) => ({
    value: '',
    label: found ? t.imports.foundOut(found) : t.imports.automatic,
  })
  const { sheets = [] } = preview?.file ?? {}
  const municipality = (number: string | null | undefined) =>
    choices.municipality.find(({ value }) => value === number)
  return (
    <section aria-labelledby="file-settings" className="stack">
      <h2 id="file-settings">{t.imports.readAs}</h2>
      <div className="form-grid">
        {preview && <Fact label={t.imports.format} value={t.imports.formats[preview.file.format]} />}
        <Choice
          label={t.imports.listOf}
          value={settings.entity}
          onChange={(value) => set('entity', value as Settings['entity'])}
          options={IMPORTED.map((value) => ({ value, label: word(IMPORTED_WORDS[value]) }))}
        />
        <Choice
          label={t.imports.municipality}
          value={settings.municipality ?? ''}
          onChange={(value) => set('municipality', value || null)}
          options={[
            { value: '', label: t.imports.municipalityOfRows },
            ...choices.municipality.map((one) => ({ value: one.value, label: word(one) })),
          ]}
        />
        {settings.entity === 'system' && (
          <Choice
            label={t.imports.kind}
            value={settings.kind ?? ''}
            onChange={(value) => set('kind', value || null)}
            options={[
              automatic(nameOf(choices.kind, preview?.kind, word)),
              ...choices.kind.map((one) => ({ value: one.value, label: word(one) })),
            ]}
          />
        )}
        {sheets.length > 1 && (
          <Choice
            label={t.imports.sheet}
            value={settings.sheet ?? ''}
            onChange={(value) => say(() => ({ settings: { sheet: value || null, headerRow: null } }))}
            options={[
              automatic(sheets[preview?.sheet ?? 0]?.name),
              ...sheets.flatMap(({ name, hidden, cells }) =>
                name === null ? [] : [{ value: name, label: t.imports.sheetNamed(name, hidden, cells) }],
              ),
            ]}
          />
        )}
        {preview && (
          <Choice
            label={t.imports.headerRow}
            value={settings.headerRow === null ? '' : String(settings.headerRow)}
            onChange={(value) => set('headerRow', value ? Number(value) : null)}
            options={[automatic(t.imports.row(preview.headerRow)), ...headerRows(preview, t.imports.row)]}
          />
        )}
        {isText && (
          <>
            <Choice
              label={t.imports.encoding}
              value={settings.encoding ?? ''}
              onChange={(value) => set('encoding', (value || null) as Settings['encoding'])}
              options={[
                automatic(preview?.file.encoding && t.imports.encodings[preview.file.encoding]),
                ...ENCODINGS.map((value) => ({ value, label: t.imports.encodings[value] })),
              ]}
            />
            <Choice
              label={t.imports.delimiter}
              value={settings.delimiter ?? ''}
              onChange={(value) => set('delimiter', (value || null) as Settings['delimiter'])}
              options={[
                automatic(preview?.file.delimiter && t.imports.delimiters[preview.file.delimiter]),
                ...DELIMITERS.map((value) => ({ value, label: t.imports.delimiters[value] })),
              ]}
            />
          </>
        )}
      </div>
      {preview && municipality(settings.municipality) === undefined && preview.municipality === null && (
        <p className="subtle small">{t.imports.municipalityHint}</p>
      )}
    </section>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className="import-fact">
      <div className="ds-label">{label}</div>
      <div>{value}</div>
    </div>
  )
}

function nameOf<C extends { value: string }>(
  choices: readonly C[],
  value: string | null | undefined,
  word: (choice: C) => string,
): string | null {
  const found = choices.find((one) => one.value === value)
  return found ? word(found) : null
}

/** The rows that may name the columns, with what is known to stand there. */
function headerRows(
  { headerRow, others, columns, firstRows }: ImportPreview,
  row: (number: number) => string,
): { value: string; label: string }[] {
  const texts = new Map([
    ...firstRows.map(({ row, cells }) => [row, cells.filter(Boolean).join(' · ')] as const),
    ...others.map(({ row, text }) => [row, text] as const),
    [headerRow, columns.map(({ header }) => header).join(' · ')] as const,
  ])
  return [...Array(Math.max(HEADER_ROWS, headerRow)).keys()].map((index) => {
    const text = texts.get(index + 1)
    const cut = text && text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text
    return { value: String(index + 1), label: [row(index + 1), cut].filter(Boolean).join(': ') }
  })
}
