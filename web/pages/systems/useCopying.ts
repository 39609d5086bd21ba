import { MOST_SYSTEMS } from '../../../schema/api/bulk.js'
import type { SystemRow } from '../../../schema/api/systems.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { LIST_COLUMNS, type ListColumn } from '../../../schema/rules/systemList.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { useToast } from '../../parts/Toast.js'
import { useCellText } from './cellText.js'
import { copyTable } from './copyTable.js'

/** Copies systems with the columns that are shown, and says how many, or what to do instead; null for too many of them. */
export function useCopying(
  columns: readonly ListColumn[],
): (read: () => Promise<readonly SystemRow[] | null>) => Promise<void> {
  const { t, say } = useLanguage(systemListTexts)
  const text = useCellText(useFieldsToRead()(SYSTEM_FIELDS))
  const toast = useToast()
  return async (read) => {
    const rows = read()
    const table = rows.then((found) => ({
      headings: columns.map((column) => say(LIST_COLUMNS[column])),
      rows: (found ?? []).map((row) => columns.map((column) => text(row, column))),
    }))
    try {
      const found = await Promise.all([rows, copyTable(table)]).then(([found]) => found)
      toast(found ? t.systems.copied(found.length) : t.systems.tooManyToCopy(MOST_SYSTEMS))
    } catch {
      toast(t.systems.notCopied)
    }
  }
}
