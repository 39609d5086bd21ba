import { useRef, useState } from 'react'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { useToast } from '../../../parts/Toast.js'
import { type AnswerValue, answerIn, type Finding, type Place, placeOf, withAnswer } from '../answers.js'
import { type Say, useDrafting } from '../useDrafting.js'
import { useImportWords } from '../useImportWords.js'

/** What was said to a finding, or would be. */
export interface Answered {
  answer: AnswerValue
  /** Whether it is of all rows that say the same. */
  all: boolean
}

/**
 * Answers what is wrong or asked. A word of a field with codes that is answered for all rows is remembered, and goes into the
 * profile. Each answer is undone by itself, the last one first.
 */
export function useAnswering(touch: (rows: readonly number[]) => void) {
  const { t } = useLanguage(importTexts)
  const { draft, preview, say } = useDrafting()
  const toast = useToast()
  const words = useImportWords(draft.settings.entity)
  const undos = useRef<(() => void)[]>([])
  const columns = preview?.columns ?? []

  const codesOf = (finding: Finding) => (finding.field === null ? [] : words.choicesOf(finding.field))
  const isWord = (finding: Finding, place: Place) =>
    place.column !== null && place.value !== null && finding.field !== null && codesOf(finding).length > 0

  const latest = useRef(() => {})
  latest.current = () => {
    const undo = undos.current.pop()
    if (!undo) return
    undo()
    toast(t.common.undone, undos.current.length > 0 ? undoLast : undefined)
  }
  // One and the same throughout: it is undone by its keys once for each answer.
  const [undoLast] = useState(() => () => latest.current())
  return {
    codesOf,
    undoLast,
    placeOf: (finding: Finding) => placeOf(finding, columns),
    /** What was said to it; undefined where nobody said anything. */
    saidTo(finding: Finding): Answered | undefined {
      const place = placeOf(finding, columns)
      const own = answerIn(draft.answers, place)
      if (own || !isWord(finding, place)) return own
      const said = draft.settings.values[finding.field ?? '']?.[place.value ?? '']
      return said === undefined ? undefined : { answer: said, all: true }
    },
    /** Says it, or takes back what was said; `told`: what is read out. `rows`: those that it is of, as far as they are known. */
    answer(finding: Finding, given: Answered | undefined, told: string, rows: readonly number[]) {
      const { answers, settings } = draft
      touch([finding.row, ...rows])
      say(sayTo(finding, placeOf(finding, columns), given, isWord(finding, placeOf(finding, columns))))
      undos.current.push(() => {
        touch([finding.row, ...rows])
        say(() => ({ answers, settings: { values: settings.values } }))
      })
      toast(told, undoLast)
    },
  }
}
export type Answering = ReturnType<typeof useAnswering>

/** What is written of an answer: a code of a word for all goes with the other words, all else with the answers. */
function sayTo(
  { field }: Finding,
  place: Place,
  given: Answered | undefined,
  isWord: boolean,
): Parameters<Say>[0] {
  return ({ answers, settings }) => {
    const remembered = isWord && given?.all === true && typeof given.answer !== 'object'
    const left = withAnswer(answers, place, remembered ? undefined : given?.answer, given?.all ?? false)
    if (!isWord || field === null || place.value === null) return { answers: left }
    const { [place.value]: _, ...others } = settings.values[field] ?? {}
    const meant = remembered ? { [place.value]: given.answer as string } : {}
    return { answers: left, settings: { values: { ...settings.values, [field]: { ...others, ...meant } } } }
  }
}
