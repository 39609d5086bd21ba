/** The letters that a code or a number of the register may have, beside digits. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖ'

/** The letters before the numbers of what belongs to systems, of risks and wanted decisions, of imports, and of saved views. Those of systems and contracts are the programme's. */
export const FIXED_PREFIXES = {
  mapping: 'KOB',
  integration: 'INT',
  prerequisite: 'FOR',
  override: 'OVR',
  seriesBreak: 'SER',
  risk: 'RIS',
  wantedDecision: 'BES',
  import: 'IMP',
  importProfile: 'PRO',
  savedView: 'VIS',
} as const

/** The most letters of a code. */
export const CODE_LETTERS = 60

/** What a code that people choose looks like. */
export const CODE = new RegExp(`^[${LETTERS}0-9][${LETTERS}0-9_-]{0,${CODE_LETTERS - 1}}$`, 'i')

/** What the letters before a number may be. */
export const PREFIX = new RegExp(`^[${LETTERS}]{2,8}$`)

/** What a number of the register looks like, whatever its letters. */
export const ROW_NUMBER = new RegExp(`^[${LETTERS}]{2,8}-\\d{3,6}$`)

const WRITTEN = new RegExp(`^([${LETTERS}]{2,8})-0*(\\d{1,6})$`, 'i')

/** A number of the register in full, however it is written: IKT-026 for `ikt-26`. Any other text as it stands. */
export function wholeNumber(text: string): string {
  const [, letters, digits] = WRITTEN.exec(text.trim().normalize('NFC')) ?? []
  return letters && digits ? rowNumber(letters.toUpperCase(), Number(digits)) : text
}

/** A number of the register: `SYS-007`. */
export function rowNumber(prefix: string, digits: number): string {
  return `${prefix}-${String(digits).padStart(3, '0')}`
}
