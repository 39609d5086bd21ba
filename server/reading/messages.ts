import type { FileRow, Workbook } from '../../schema/rules/import/cells.js'
import type { Limits } from './limits.js'
import type { TextSettings } from './text.js'
import type { UnreadableCode, UnreadableDetails } from './unreadable.js'

/** What the process that reads is asked. */
export interface Asked {
  bytes: Uint8Array
  settings: TextSettings
  limits: Limits
}

/**
 * What it answers: a refusal; or the workbook, its sheets without their rows, then the rows some at a time, so that the server
 * serves others between, and that all was said.
 */
export type Answer =
  | { is: 'refused'; code: UnreadableCode; details: UnreadableDetails; cause?: string }
  | { is: 'workbook'; workbook: Workbook }
  | { is: 'rows'; sheet: number; rows: readonly FileRow[] }
  | { is: 'done' }
