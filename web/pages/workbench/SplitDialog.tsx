import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react'
import type { MapPart } from '../../../schema/api/bulkMappings.js'
import { MAPPING_FIELDS } from '../../../schema/rules/mappings.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { FormDialog } from '../../parts/form/FormDialog.js'
import { Picker } from '../../parts/form/Picker.js'
import { useFields } from '../../parts/form/useFields.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import type { Changes } from './decision.js'

interface Part {
  key: number
  replacement: string
  scope: string
}

/** Splits systems on several replacements: what each part goes to and takes over, and whether the parts are all of it. */
export function SplitDialog({
  name,
  begin,
  count,
  onSplit,
  onClose,
}: {
  name: string
  /** The replacements that the parts begin with. */
  begin: readonly string[]
  /** How many systems are split alike. */
  count: number
  onSplit: (to: MapPart[], changes: Changes) => void
  onClose: () => void
}) {
  const { t, say } = useLanguage(workbenchTexts)
  const { partsCoverAll, restReason } = useFields(SYSTEM_FIELDS)
  const { replacement } = useFields(MAPPING_FIELDS)
  const [parts, setParts] = useUnsaved<readonly Part[]>(`split ${name}`, () =>
    [0, 1, ...begin.keys()]
      .filter((key, place, all) => all.indexOf(key) === place)
      .map((key) => ({ key, replacement: begin[key] ?? '', scope: '' })),
  )
  const [covers, setCovers] = useUnsaved(`covers ${name}`, 'yes')
  const [rest, setRest] = useUnsaved(`rest ${name}`, '')
  const chosen = parts.filter(({ replacement }) => replacement !== '')
  const ready = chosen.length > 1 && chosen.length === parts.length
  const set = (key: number, change: Partial<Part>) =>
    setParts(parts.map((part) => (part.key === key ? { ...part, ...change } : part)))
  const submit = () =>
    onSplit(
      parts.map(({ replacement, scope }) => ({
        replacement,
        coverage: 'partial',
        ...(scope.trim() && { scope: scope.trim() }),
      })),
      {
        partsCoverAll: covers as 'yes',
        ...(covers === 'no' && rest.trim() && { restReason: rest.trim() }),
      },
    )
  return (
    <FormDialog
      title={t.workbench.splitTitle(name)}
      submit={t.workbench.splitSubmit(count)}
      missing={ready ? null : t.workbench.twoParts}
      focus="input"
      onSubmit={submit}
      onClose={onClose}
    >
      <Paragraph className="subtle">
        {t.workbench.splitText} {count > 1 && t.workbench.splitAlike(count)}
      </Paragraph>
      {parts.map(({ key, replacement: code, scope }, place) => (
        <fieldset key={key} className="split-part stack">
          <legend>{t.workbench.part(place + 1)}</legend>
          <Picker
            field={{
              ...replacement,
              name: `replacement-${key}`,
              without: parts.flatMap((part) => (part.key === key ? [] : [part.replacement])),
            }}
            of="replacement"
            value={code}
            onChange={(value) => set(key, { replacement: String(value) })}
          />
          <Textfield
            label={say(MAPPING_FIELDS.scope)}
            value={scope}
            maxLength={500}
            onChange={(event) => set(key, { scope: event.target.value })}
          />
          {parts.length > 2 && (
            <button
              type="button"
              className="text-button"
              onClick={() => setParts(parts.filter((part) => part.key !== key))}
            >
              {t.workbench.removePart(place + 1)}
            </button>
          )}
        </fieldset>
      ))}
      <div>
        <Button
          variant="secondary"
          type="button"
          onClick={() =>
            setParts([
              ...parts,
              { key: Math.max(...parts.map(({ key }) => key)) + 1, replacement: '', scope: '' },
            ])
          }
        >
          {t.workbench.addPart}
        </Button>
      </div>
      <FieldInput field={partsCoverAll} value={covers} onChange={(value) => setCovers(String(value))} />
      {covers === 'no' && (
        <FieldInput field={restReason} value={rest} onChange={(value) => setRest(String(value))} />
      )}
    </FormDialog>
  )
}
