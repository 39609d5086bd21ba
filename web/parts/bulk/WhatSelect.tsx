import { Field as DsField, Label, Select } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { AGREE_ACTIONS } from '../../../schema/rules/access.js'
import { LOWERABLE_FIELDS, type LowerableField } from '../../../schema/rules/lowerings.js'
import { PLANNED_DATES } from '../../../schema/rules/progress.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from '../../../schema/rules/systemFields.js'
import { FIELD_GROUP_WORDS, FIELD_GROUPS } from '../../../schema/rules/systems.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { useLanguage } from '../../i18n/language.js'
import { useFieldsToRead } from '../form/useFields.js'
import { useMay } from '../useMay.js'

/** What would be done: a field of the system is changed, or its status, or what is lowered is agreed to. */
export type What = SystemField | 'status' | 'shift' | Agreement | ''
type Agreement = `agree/${LowerableField}`
export const AGREEMENTS = LOWERABLE_FIELDS.map((field) => [`agree/${field}`, field] as const)
/** A name belongs to one system. */
const NOT_TOGETHER: readonly SystemField[] = ['name', 'aliases']

/** The status, what the user may agree to, and the fields that they may write, in their groups. */
export function WhatSelect({
  what,
  onChange,
  onlyFields = false,
  without = [],
}: {
  what: What
  onChange: (what: What) => void
  /** True where one more field is chosen. */
  onlyFields?: boolean
  without?: readonly What[]
}) {
  const { t, say } = useLanguage(bulkTexts)
  const { may, mayWrite } = useMay()
  const id = useId()
  const fields = useFieldsToRead()(SYSTEM_FIELDS)
  const mine = SYSTEM_FIELD_NAMES.filter(
    (name) =>
      name in fields &&
      mayWrite('system', name) &&
      !NOT_TOGETHER.includes(name) &&
      (name === what || !without.includes(name)),
  )
  return (
    <DsField>
      <Label htmlFor={id}>{t.bulk.what}</Label>
      <Select id={id} value={what} onChange={(event) => onChange(event.target.value as What)}>
        {what === '' && <Select.Option value="">{t.common.choose}</Select.Option>}
        {!onlyFields && may('plan_system') && <Select.Option value="status">{t.common.status}</Select.Option>}
        {!onlyFields && PLANNED_DATES.every(({ field }) => mayWrite('system', field)) && (
          <Select.Option value="shift">{t.bulk.shift}</Select.Option>
        )}
        {AGREEMENTS.filter(([, field]) => !onlyFields && may(AGREE_ACTIONS[field])).map(([name, field]) => (
          <Select.Option key={name} value={name}>
            {t.bulk.agree[field]}
          </Select.Option>
        ))}
        {FIELD_GROUPS.map((group) => {
          const names = mine.filter((name) => SYSTEM_FIELDS[name].group === group)
          if (names.length === 0) return null
          return (
            <Select.Optgroup key={group} label={say(FIELD_GROUP_WORDS[group])}>
              {names.map((name) => (
                <Select.Option key={name} value={name}>
                  {say(fields[name])}
                </Select.Option>
              ))}
            </Select.Optgroup>
          )
        })}
      </Select>
    </DsField>
  )
}
