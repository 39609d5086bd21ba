import type { Comparison } from '../../../schema/api/comparisons.js'
import { type ComparedName, NO_END } from '../../../schema/rules/comparison.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { useReplacementNames } from '../../api/replacementNames.js'
import { compareTexts } from '../../i18n/compare.js'
import { useLanguage } from '../../i18n/language.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { useFieldText } from '../../parts/form/useFieldText.js'
import { useFormats } from '../../parts/settings.js'

type Value = NonNullable<Comparison['target']>['values'][ComparedName]

/** How the values of a comparison read, and what stands where nobody has answered. */
export function useValueText() {
  const { t, say } = useLanguage(compareTexts)
  const { money } = useFormats()
  const fields = useFieldsToRead(true)(SYSTEM_FIELDS)
  const textOf = useFieldText()
  const nameOf = useReplacementNames()
  const computed: Partial<Record<ComparedName, (value: NonNullable<Value>) => string>> = {
    integrations: (value) => (value === 0 ? t.compare.nothing : String(value)),
    contractEnd: (value) => (value === NO_END ? t.compare.noEnd : formatDate(String(value))),
    noticeDeadline: (value) => formatDate(String(value)),
    annualCost: (value) => money(Number(value)),
    replacements: (value) =>
      (value as string[]).map((code) => say(nameOf(code) ?? { nb: code, en: code })).join('\n') ||
      t.common.none,
  }
  const lacking: Partial<Record<ComparedName, string>> = {
    privacyClass: t.compare.notAssessed,
    archiveDuty: t.compare.notAssessed,
    disposition: t.compare.undecided,
    integrations: t.compare.unknown,
    contractEnd: t.compare.unknown,
  }
  return {
    text(name: ComparedName, value: Value): string {
      if (value === null || value === undefined)
        return name === 'contractEnd' ? t.compare.noContract : t.common.none
      return computed[name]?.(value) ?? textOf(fields[name as keyof typeof fields], value)
    },
    missing: (name: ComparedName) => lacking[name] ?? t.compare.notAnswered,
  }
}
