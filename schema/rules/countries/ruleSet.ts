import type { ArchiveField } from '../archives.js'
import type { StandardCode } from '../codes.js'
import type { ArchiveLaw, Laws, RuleChange } from '../laws.js'
import type { PrivacyField } from '../privacy.js'
import type { SystemField } from '../systemFields.js'
import type { Words } from '../words.js'

/** A service area as a template proposes it. */
export interface ProposedArea extends Words {
  code: string
  subproject: string | null
}

/** A list of service areas to begin with. */
export interface AreaTemplate extends Words {
  code: string
  /** What its areas follow, in a few words. */
  note: Words
  areas: readonly ProposedArea[]
}

/** What the numbers of municipalities look like in a country. */
interface NumberForm {
  form: RegExp
  example: string
  /** What it has to be, as the end of «0602 must be …». */
  words: Words
}

/**
 * What a country asks of a merger beyond what every merger asks: its law, its identifiers, and what its municipalities
 * usually begin with. Rules are given one; nothing asks which country it is.
 */
export interface RuleSet {
  laws: Laws
  archiveLaw: ArchiveLaw
  /** Changes of what is to be preserved, the oldest first. */
  preservationChanges: readonly RuleChange[]
  /** The fields that are asked for in no other country, unless that names them too. */
  fields: readonly (SystemField | PrivacyField | ArchiveField)[]
  /** The checks that are made in no other country, unless that names them too. */
  checks: readonly string[]
  /** Null where municipalities may have any code. */
  municipalityNumber: NumberForm | null
  areaTemplates: readonly AreaTemplate[]
  codes: readonly StandardCode[]
}
