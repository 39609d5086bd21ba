import type { System } from '../../../../schema/api/systems.js'
import { SYSTEM_FIELDS } from '../../../../schema/rules/systemFields.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemTexts } from '../../../i18n/system.js'
import { asWords, type Field, type Row } from '../../../parts/form/fields.js'
import { useFields } from '../../../parts/form/useFields.js'

// They stand on the system, and are asked for where its mappings are made partial.
const { partsCoverAll, restReason } = SYSTEM_FIELDS
const COVERED = { partsCoverAll, restReason }

/**
 * The questions of how far the mappings of a system cover it, as fields of a form of one of them: whether the parts are
 * all of it, and what becomes of the rest. A single part is never all of it.
 */
export function useCoverageFields(several: boolean): Field[] {
  const { t } = useLanguage(systemTexts)
  const { partsCoverAll, restReason } = useFields(COVERED)
  return [
    {
      ...partsCoverAll,
      ...asWords(t.system.coversAll),
      when: ({ coverage }) => several && coverage === 'partial',
    },
    {
      ...restReason,
      ...asWords(t.system.rest),
      help: asWords(t.system.restHint),
      when: ({ coverage, partsCoverAll }) => coverage === 'partial' && (!several || partsCoverAll === 'no'),
    },
  ]
}

/** What a system says of its coverage, as the form of a mapping begins with it. */
export function coverageOf({ partsCoverAll, restReason }: System): Row {
  return { partsCoverAll, restReason }
}

/** The answers as they are sent: who says what becomes of the rest, says that there is one. */
export function answersOf(changes: Row): Row {
  return changes.restReason ? { ...changes, partsCoverAll: 'no' } : changes
}
