import type { Workbook } from '../../schema/rules/import/cells.js'
import { archiveFormat, checkCompound, containerOf } from './formats.js'
import type { Limits } from './limits.js'
import { readOds } from './ods.js'
import { readText, type TextSettings } from './text.js'
import { UnreadableFile } from './unreadable.js'
import { readXls } from './xls.js'
import { readXlsx } from './xlsx.js'
import { openZip } from './zip.js'

/**
 * Reads a file as what its bytes say it is, in this very process: a hostile one may take it down. Whoever serves others
 * takes `readWorkbook`. Throws `UnreadableFile`.
 */
export function readBytes(bytes: Uint8Array, settings: TextSettings, limits: Limits): Workbook {
  if (bytes.length > limits.bytes)
    throw new UnreadableFile('too_large', { most: limits.bytes / (1024 * 1024) })
  switch (containerOf(bytes)) {
    case 'zip': {
      const parts = openZip(bytes, limits)
      return archiveFormat(parts) === 'ods' ? readOds(parts, limits) : readXlsx(parts, limits)
    }
    case 'compound':
      checkCompound(bytes)
      return readXls(bytes, limits)
    case 'old_excel':
      return readXls(bytes, limits)
    case 'text':
      return readText(bytes, settings, limits)
  }
}
