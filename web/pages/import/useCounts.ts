import type { ImportCounts } from '../../../schema/rules/import/counts.js'
import { formatNumber } from '../../i18n/format.js'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'

/** Numbers of an import in words. */
export function useCounts() {
  const { t, language } = useLanguage(importTexts)
  const number = (value: number) => formatNumber(value, language)
  return {
    number,
    /** «9 nye, 31 endret, 21 uendret, 4 hoppet over»; what there is none of is not named. */
    written: (counts: ImportCounts): string =>
      (['new', 'changed', 'unchanged', 'skipped'] as const)
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => t.imports.counted[outcome](number(counts[outcome])))
        .join(', ') || t.imports.noRows,
    /** Where the cells of the file went, as a sum. */
    cells: ({ cells }: ImportCounts): string =>
      t.imports.cellSum(
        number(cells.in),
        number(cells.mapped),
        number(cells.kept),
        number(cells.ignored),
        number(cells.refused),
      ),
  }
}
