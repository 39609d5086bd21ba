import { Button, Checkbox, Input, Select } from '@digdir/designsystemet-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { formatDate } from '../../../../schema/rules/dates.js'
import { formatNumber } from '../../../i18n/format.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { useUnsaved } from '../../../parts/form/useUnsaved.js'
import type { AnswerValue, Finding } from '../answers.js'
import type { Answered, Answering } from './useAnswering.js'

/** How options of the select are told apart that are no candidate and no code. */
const LEAVE = 'leave'
const WRITE = 'write'
const SKIP = 'skip'
const WRITTEN = 'written'
const ISO_DATE = /^\d{4}-\d\d-\d\d$/

interface Props {
  finding: Finding
  answering: Answering
  /** Whether the row waits for the answer; else it is imported without. */
  waits: boolean
  skipped: boolean
  /** Rows that are known to say the same. */
  alike: readonly number[]
  /** How many say the same, as far as is known. */
  alikeCount: number
  onSkip: (skip: boolean) => void
  label: string
}

/** Answers what is wrong or asked where it stands: one of the candidates, a code, a text of one’s own, or not at all. */
export function AnswerControl(props: Props) {
  const { finding, answering, waits, skipped, alike, alikeCount, onSkip, label } = props
  const { t, say, language } = useLanguage(importTexts)
  const number = (value: number) => formatNumber(value, language)
  const select = useRef<HTMLSelectElement>(null)
  const [writing, setWriting] = useState(false)
  const { candidates = [] } = finding
  const place = answering.placeOf(finding)
  const ofRow = place.column === null
  const codes = answering.codesOf(finding)
  const said = answering.saidTo(finding)
  const isCode = codes.length > 0 && !ofRow
  // What a word means is meant wherever it stands; a date that is wrong is wrong in its row.
  const [saidAll, setAll] = useState<boolean | null>(null)
  const all = saidAll ?? said?.all ?? isCode
  const repeats = !ofRow && place.value !== null && alikeCount > 1

  const shown = (answer: AnswerValue): string => {
    if (answer === null) return t.imports.leave
    const text = [answer].flat().join(t.imports.and)
    const own =
      candidates.find((one) => isSame(one.answer, answer)) ?? codes.find(({ value }) => value === answer)
    return ISO_DATE.test(text) ? formatDate(text) : own ? say(own) : text
  }
  const give = (given: Answered | undefined) => {
    const text = given ? shown(given.answer) : t.imports.takenBack
    const more = given?.all ? alikeCount : 1
    answering.answer(
      finding,
      given,
      given ? t.imports.answered(text, number(more)) : text,
      given?.all || said?.all ? alike : [],
    )
  }
  const current = currentOf(said, candidates, codes, isCode, skipped)
  const choose = (value: string) => {
    setWriting(value === WRITE)
    if (value === WRITE) return
    if (value === SKIP) return onSkip(true)
    if (skipped) onSkip(false)
    if (value === '') return give(undefined)
    const [kind, index = ''] = value.split(':')
    const answer =
      value === LEAVE ? null : kind === 'c' ? (candidates[Number(index)]?.answer ?? null) : value.slice(2)
    give({ answer, all: all && repeats })
  }
  const others = isCode ? codes.filter(({ value }) => !candidates.some(({ answer }) => answer === value)) : []
  return (
    <div className="answer">
      <Select
        data-size="sm"
        ref={select}
        aria-label={label}
        value={writing ? WRITE : current}
        onChange={(event) => choose(event.target.value)}
      >
        <Select.Option value="">{waits ? t.imports.notSaidWaits : t.imports.notSaid}</Select.Option>
        {candidates.length > 0 && (
          <Select.Optgroup label={t.imports.likely}>
            {candidates.map((one, index) =>
              one.answer === SKIP ? null : (
                <Select.Option key={String(one.answer)} value={`c:${index}`}>
                  {shown(one.answer)}
                </Select.Option>
              ),
            )}
          </Select.Optgroup>
        )}
        {others.length > 0 && (
          <Select.Optgroup label={t.imports.others}>
            {others.map((one) => (
              <Select.Option key={one.value} value={`v:${one.value}`}>
                {say(one)}
              </Select.Option>
            ))}
          </Select.Optgroup>
        )}
        {current === WRITTEN && said && (
          <Select.Option value={WRITTEN}>{t.imports.quoted(shown(said.answer))}</Select.Option>
        )}
        {!ofRow && !isCode && <Select.Option value={WRITE}>{t.imports.write}</Select.Option>}
        {!ofRow && place.value !== null && <Select.Option value={LEAVE}>{t.imports.leave}</Select.Option>}
        <Select.Option value={SKIP}>{t.imports.skip}</Select.Option>
      </Select>
      {writing && (
        <Write
          label={t.imports.writeFor(label)}
          begin={typeof said?.answer === 'string' ? said.answer : (place.value ?? '')}
          onWrite={(text) => {
            setWriting(false)
            if (skipped) onSkip(false)
            give({ answer: text, all: all && repeats })
            select.current?.focus()
          }}
          onCancel={() => {
            setWriting(false)
            select.current?.focus()
          }}
        />
      )}
      {repeats && (
        <Checkbox
          data-size="sm"
          label={t.imports.forAll(number(alikeCount), place.value ?? '')}
          checked={all}
          onChange={({ target: { checked } }) => {
            setAll(checked)
            if (said) give({ ...said, all: checked })
          }}
        />
      )}
    </div>
  )
}

const isSame = (a: AnswerValue, b: AnswerValue) => JSON.stringify(a) === JSON.stringify(b)

/** The option that was taken. */
function currentOf(
  said: Answered | undefined,
  candidates: NonNullable<Finding['candidates']>,
  codes: readonly { value: string }[],
  isCode: boolean,
  skipped: boolean,
): string {
  if (skipped) return SKIP
  if (!said) return ''
  if (said.answer === null) return LEAVE
  const index = candidates.findIndex(({ answer }) => isSame(answer, said.answer))
  if (index !== -1) return `c:${index}`
  if (isCode && codes.some(({ value }) => value === said.answer)) return `v:${said.answer}`
  return WRITTEN
}

/** A text of one’s own: Enter takes it, Escape leaves it. */
function Write({
  label,
  begin,
  onWrite,
  onCancel,
}: {
  label: string
  begin: string
  onWrite: (text: string) => void
  onCancel: () => void
}) {
  const { t } = useLanguage(importTexts)
  const [text, setText] = useUnsaved(label, begin)
  const take = () => {
    if (text.trim() !== '') onWrite(text.trim())
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      take()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    <div className="answer-text">
      <Input
        aria-label={label}
        value={text}
        ref={(input) => {
          if (input && !input.dataset.begun) {
            input.dataset.begun = 'yes'
            input.focus()
            input.select()
          }
        }}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={pressed}
      />
      <Button variant="secondary" onClick={take}>
        {t.imports.use}
      </Button>
    </div>
  )
}
