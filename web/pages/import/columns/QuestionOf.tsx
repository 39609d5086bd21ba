import type { ImportPreview } from '../../../../schema/api/imports.js'
import { COLUMN_QUESTIONS } from '../../../../schema/rules/import/columnQuestions.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { Choice } from '../SendFile.js'
import { useDrafting } from '../useDrafting.js'

/** What is asked of a column as a whole: once, and kept with how the list is read. */
export function QuestionOf({
  question,
  column,
  name,
}: {
  question: NonNullable<ImportPreview['columns'][number]['question']>
  column: string
  name: string
}) {
  const { t, say: word } = useLanguage(importTexts)
  const { draft, say } = useDrafting()
  const { code, found, choices } = question
  const { said, say: settle } = COLUMN_QUESTIONS[code]
  const known = choices.find(({ answer }) => answer === found)
  return (
    <Choice
      label={t.imports.questions[code](name)}
      value={said(draft.settings, column) ?? ''}
      onChange={(value) => say(({ settings }) => ({ settings: settle(settings, column, value || null) }))}
      options={[
        { value: '', label: known ? t.imports.foundOut(word(known)) : t.imports.toChoose[code] },
        ...choices.map((choice) => ({ value: choice.answer, label: word(choice) })),
      ]}
    />
  )
}
