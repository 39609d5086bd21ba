import type { CodeList } from '../codeLists.js'

/** What of a register says how a list is to be read: its own codes and names come before any table of words. */
export interface ImportRegister {
  /** The letters before the numbers of systems and of contracts. */
  systemPrefix: string
  contractPrefix: string
  /** Three letters (ISO 4217). */
  currency: string
  codes: readonly { list: CodeList; code: string; nameNb: string; nameEn: string; active: boolean }[]
  serviceAreas: readonly { code: string; nameNb: string; nameEn: string; active: boolean }[]
  municipalities: readonly { number: string; name: string }[]
  waves: readonly { code: string; nameNb: string; nameEn: string }[]
}
