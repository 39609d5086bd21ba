import { Button, Checkbox, Field, Label, Select } from '@digdir/designsystemet-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { bulkEdit, MOST_SYSTEMS } from '../../../schema/api/bulk.js'
import type { VariantGroup } from '../../../schema/api/variants.js'
import type { VariantField } from '../../../schema/rules/variants.js'
import { newIdempotencyKey, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { variantTexts } from '../../i18n/variants.js'
import { AppLink } from '../../parts/AppLink.js'
import { WriteError } from '../../parts/QueryStates.js'
import { useMay } from '../../parts/useMay.js'
import { useUndo } from '../../parts/useUndo.js'
import { paths } from '../../paths.js'

/** Spellings that may be of the same: a person ticks those that are, and chooses the one that all are written as. */
export function VariantGroupForm({
  field,
  group: { spellings },
}: {
  field: VariantField
  group: VariantGroup
}) {
  const { t } = useLanguage(variantTexts)
  const { mayWrite } = useMay()
  const undo = useUndo()
  const id = useId()
  const key = useRef(newIdempotencyKey())
  const write = useWrite(bulkEdit)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [first] = spellings
  const [as, setAs] = useState(first?.text ?? '')
  const [told, setTold] = useState(false)
  const may = mayWrite('system', field)
  const those = spellings.filter(({ text }) => ticked.has(text))
  const target = ticked.has(as) ? as : (those[0]?.text ?? as)
  const systems = those.filter(({ text }) => text !== target).flatMap((one) => one.systems)
  const ready = those.length > 1 && systems.length <= MOST_SYSTEMS
  const tick = (text: string, on: boolean) =>
    setTicked(new Set(on ? [...ticked, text] : [...ticked].filter((one) => one !== text)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTold(!ready)
    if (!ready || write.isPending) return
    // What is written alike is no group any more: this part may be gone by the time it is told.
    write
      .mutateAsync({
        body: {
          numbers: systems.map(({ number }) => number),
          expected: Object.fromEntries(systems.map(({ number, version }) => [number, version])),
          changes: { [field]: target },
        },
        idempotencyKey: key.current,
      })
      .then((answer) => {
        key.current = newIdempotencyKey()
        const { changed, refused } = answer.totals
        const said = t.variants.merged(target, changed)
        undo(answer, refused > 0 ? `${said} ${t.variants.left(refused)}` : said)
      })
      // Shown by the form.
      .catch(() => undefined)
  }
  return (
    <section aria-labelledby={id} className="variant-group">
      <h2 id={id}>{t.variants.group(first?.text ?? '')}</h2>
      <form onSubmit={submit} className="stack" noValidate>
        <ul>
          {spellings.map(({ text, systems: having }) => (
            <li key={text} className="row">
              {may ? (
                <Checkbox
                  label={text}
                  checked={ticked.has(text)}
                  onChange={(event) => tick(text, event.target.checked)}
                />
              ) : (
                <span>{text}</span>
              )}
              <AppLink className="subtle" href={paths.systems({ [field]: [text] })}>
                {t.variants.systems(having.length)}
              </AppLink>
            </li>
          ))}
        </ul>
        {may && (
          <div className="row variant-ways">
            <Field>
              <Label>{t.variants.write}</Label>
              <Select value={target} onChange={(event) => setAs(event.target.value)}>
                {(those.length > 0 ? those : spellings).map(({ text }) => (
                  <Select.Option key={text} value={text}>
                    {text}
                  </Select.Option>
                ))}
              </Select>
            </Field>
            <Button type="submit" variant="secondary" loading={write.isPending} aria-disabled={!ready}>
              {ready ? t.variants.merge(systems.length) : t.variants.mergeNone}
            </Button>
          </div>
        )}
        {told && !ready && (
          <p role="alert">
            {systems.length > MOST_SYSTEMS ? t.variants.tooMany(MOST_SYSTEMS) : t.variants.ready}
          </p>
        )}
        <WriteError error={write.error} />
      </form>
    </section>
  )
}
