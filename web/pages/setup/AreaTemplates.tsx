import { Button, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import { createServiceAreas, listServiceAreas } from '../../../schema/api/serviceAreas.js'
import { ruleSetOf } from '../../../schema/rules/countries/all.js'
import { readPastedAreas } from '../../../schema/rules/setup.js'
import { foldText } from '../../../schema/rules/text.js'
import { type BodyOf, newIdempotencyKey, useRead, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { WriteError } from '../../parts/QueryStates.js'
import { useSettings } from '../../parts/settings.js'
import { useUndo } from '../../parts/useUndo.js'
import { Template } from './Template.js'

const OWN = 'own'

/** Service areas to begin with: from a template of the rule set, or from a list of one's own that is pasted. */
export function AreaTemplates({ onDone }: { onDone: () => void }) {
  const { t, say, language } = useLanguage(setupTexts)
  const { areaTemplates } = ruleSetOf(useSettings().ruleSet)
  const areas = useRead(listServiceAreas)
  const use = useAreas(onDone)
  const [code, setCode] = useUnsaved('area template', areaTemplates[0]?.code ?? OWN)
  const chosen = areaTemplates.find((template) => template.code === code)
  const taken = (areas.data?.items ?? []).filter(({ active }) => active).map((row) => row.code)
  const isTaken = (one: string) => taken.some((other) => foldText(other) === foldText(one))
  const choices = [
    ...areaTemplates.map((template) => ({
      code: template.code,
      name: say(template),
      note: say(template.note),
    })),
    { code: OWN, name: t.setup.ownList, note: t.setup.ownListNote },
  ]
  return (
    <div className="stack">
      <fieldset className="template-choice">
        <legend className="visually-hidden">{t.setup.template}</legend>
        {choices.map((choice) => (
          <label key={choice.code}>
            <input
              type="radio"
              name="area-template"
              checked={choice.code === code}
              onChange={() => setCode(choice.code)}
            />
            <span>
              {choice.name}
              <span className="subtle small">{choice.note}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {chosen ? (
        <Template
          key={code}
          groups={[
            {
              proposals: chosen.areas.map((area) => ({
                ...area,
                id: area.code,
                label: area[language],
                note: area.subproject,
                inUse: isTaken(area.code),
              })),
            },
          ]}
          submit={t.setup.useAreas}
          use={(proposals) =>
            use(
              proposals.map(({ code, nb, en, subproject }) => ({ code, nameNb: nb, nameEn: en, subproject })),
            )
          }
        />
      ) : (
        <OwnList taken={taken} use={use} />
      )}
    </div>
  )
}

type Written = BodyOf<ReturnType<typeof useWrite<typeof createServiceAreas>>['mutateAsync']>['areas']

/** Writes areas in one request, and offers to undo it. */
function useAreas(onDone: () => void): (areas: Written) => Promise<void> {
  const { t } = useLanguage(setupTexts)
  const writing = useWrite(createServiceAreas)
  const undo = useUndo()
  return async (areas) => {
    const answer = await writing.mutateAsync({ body: { areas }, idempotencyKey: newIdempotencyKey() })
    undo(answer, t.setup.areasUsed(areas.length))
    onDone()
  }
}

/** A list that is pasted or written: one area on each line. What is wrong is said by line before anything is written. */
function OwnList({ taken, use }: { taken: readonly string[]; use: (areas: Written) => Promise<void> }) {
  const { t, say } = useLanguage(setupTexts)
  const [text, setText] = useUnsaved('own areas', '')
  const [isTried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [pending, setPending] = useState(false)
  const { areas, faults } = readPastedAreas(text, taken)
  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setError(null)
    if (pending || faults.length > 0 || areas.length === 0) return
    setPending(true)
    try {
      await use(
        areas.map(({ code, name }) => ({ ...(code !== null && { code }), nameNb: name, subproject: null })),
      )
    } catch (refused) {
      setError(refused)
    } finally {
      setPending(false)
    }
  }
  return (
    <form className="stack" onSubmit={submitted} noValidate>
      <Textfield
        label={t.setup.ownListLabel}
        description={t.setup.ownListHint}
        multiline
        rows={8}
        value={text}
        {...(isTried && areas.length === 0 && faults.length === 0 && { error: t.setup.chooseSome })}
        onChange={(event) => setText(event.target.value)}
      />
      {isTried && faults.length > 0 && (
        <ul role="alert" className="warnings">
          {faults.map((fault) => (
            <li key={fault.line}>
              {t.setup.line(fault.line)}: {say(fault)}
            </li>
          ))}
        </ul>
      )}
      {areas.length > 0 && (
        <ul className="pasted subtle small">
          {areas.map(({ code, name }) => (
            <li key={name}>
              {code} {name}
            </li>
          ))}
        </ul>
      )}
      <WriteError error={error} />
      <div>
        <Button type="submit" loading={pending}>
          {t.setup.useAreas(areas.length)}
        </Button>
      </div>
    </form>
  )
}
