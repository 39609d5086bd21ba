import { fieldOf } from '../../../schema/rules/import/fieldOf.js'
import type { Imported } from '../../../schema/rules/import/settings.js'
import { IMPORTED_FIELDS, isPart, pairOf, targetsOf } from '../../../schema/rules/import/targets.js'
import type { Choice } from '../../api/queries.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { asWords, type Field } from '../../parts/form/fields.js'
import { useFields, useFieldsToRead } from '../../parts/form/useFields.js'

/** What columns, fields and codes of a list are called. */
export function useImportWords(entity: Imported) {
  const { t, say } = useLanguage(importTexts)
  const toRead = useFieldsToRead(true)
  const asked = useFields(IMPORTED_FIELDS[entity])
  const special: Readonly<Record<string, string>> = t.imports.targets
  const formField = (target: string): Field | undefined => {
    const rule = fieldOf(entity, target)
    return rule && toRead({ [target]: rule })[target]
  }
  const targetName = (target: string): string => {
    const own = special[target] ?? special[`${entity}.${target}`]
    if (own) return own
    const pair = pairOf(target)
    if (pair) return t.imports.inOneCell(targetName(pair[0]), targetName(pair[1]))
    const field = formField(target)
    if (!field) return target
    return target.startsWith('contract.') ? t.imports.ofContract(say(field)) : say(field)
  }
  const yesOrNo: Choice[] = [
    { value: 'yes', ...asWords(t.common.yes) },
    { value: 'no', ...asWords(t.common.no) },
  ]
  return {
    targetName,
    /** What a column may be taken as, in words: what the rule set of the programme asks for, and `keep` and `ignore` last. */
    targets: targetsOf(entity)
      .filter((target) => !(target in IMPORTED_FIELDS[entity]) || target in asked)
      .map((target): { value: string; label: string } => ({ value: target, label: targetName(target) })),
    /** What may stand with a field in one cell; none where it cannot be parted. */
    besides: (target: string): string[] =>
      isPart(entity, target)
        ? targetsOf(entity).filter(
            (other) =>
              other !== target &&
              isPart(entity, other) &&
              (!(other in IMPORTED_FIELDS[entity]) || other in asked),
          )
        : [],
    /** The codes that a field is chosen from; none for one that is written. */
    choicesOf(target: string): Choice[] {
      const field = formField(target)
      if (target === 'hasPersonalData' || target === 'hasSensitiveData' || field?.type === 'flag')
        return yesOrNo
      return field?.choices ?? []
    },
  }
}
