import { Button, Checkbox } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { WriteError } from '../../parts/QueryStates.js'

/** Something that a template proposes: ticked from the start, unless it is in use already. */
export interface Proposal {
  id: string
  label: string
  /** Said in small type beside it. */
  note?: string | null
  inUse: boolean
}

/** What templates propose, in groups with or without a heading, with ticks to leave some out; what is ticked is used at once. */
export function Template<P extends Proposal>({
  groups,
  use,
  submit,
}: {
  groups: readonly { heading?: string; proposals: readonly P[] }[]
  /** Writes what is ticked. */
  use: (chosen: readonly P[]) => Promise<unknown>
  /** The words of the button, given how many are ticked. */
  submit: (count: number) => string
}) {
  const { t } = useLanguage(setupTexts)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [error, setError] = useState<unknown>(null)
  const [pending, setPending] = useState(false)
  const [isNone, setNone] = useState(false)
  const chosen = groups
    .flatMap(({ proposals }) => proposals)
    .filter(({ id, inUse }) => !inUse && !left.has(id))
  const turn = (id: string, on: boolean) => {
    setLeft(new Set(on ? [...left].filter((one) => one !== id) : [...left, id]))
    setNone(false)
  }
  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    if (chosen.length === 0) return setNone(true)
    setPending(true)
    setError(null)
    try {
      await use(chosen)
    } catch (refused) {
      setError(refused)
    } finally {
      setPending(false)
    }
  }
  return (
    <form className="stack" onSubmit={submitted} noValidate>
      {groups.map(({ heading, proposals }) => (
        <fieldset key={heading ?? ''} className="proposals">
          <legend className={heading ? undefined : 'visually-hidden'}>{heading ?? t.setup.template}</legend>
          {proposals.map(({ id, label, note, inUse }) => (
            <div key={id} className="row between proposal">
              <Checkbox
                label={inUse ? `${label} (${t.setup.inUse})` : label}
                checked={!inUse && !left.has(id)}
                disabled={inUse}
                onChange={(event) => turn(id, event.target.checked)}
              />
              {note && <span className="subtle small">{note}</span>}
            </div>
          ))}
        </fieldset>
      ))}
      <WriteError error={error} />
      {isNone && <p role="alert">{t.setup.chooseSome}</p>}
      <div>
        <Button type="submit" loading={pending}>
          {submit(chosen.length)}
        </Button>
      </div>
    </form>
  )
}
