import { foldText } from '../text.js'
import type { Cell } from './cells.js'
import { readCell } from './lostCells.js'
import { asked, found, type Reading, UNSAID } from './readings.js'
import { lineFault, oneLine } from './textCells.js'
import { readUnsaid } from './unsaid.js'

export interface VendorAndContact {
  vendor: string
  contact: string | null
}

/** What says that somebody is reached by the one who comes before: «v/», «via», «c/o». */
const BY =
  /^(.+?),?\s+(?:v\/|v\.\/|ved |via |c\/o |att[.:n]?:? |kontakt(?:person)?:? ?|contact:? ?|tlf\.?:? ?|tel\.?:? ?|p\.g\.a\. |kautta |through |gjennom |genom |gennem |über |durch )\s*(.+)$/iu
/** A word for somebody who is called, or for how. */
const CONTACT =
  /(?:support|brukerstøtte|brukarstøtte|kundeservice|kundesenter|kundeansvarlig|kundekontakt|kundekonsulent|kundeleder|kundetorg|konsulent|kontakt|ansvarlig|tekniker|vakt(?:telefon)?|helpdesk|help desk|service ?desk|servicedesk|hotline|operatør|selger|salg|prosjektleder|rådgiver|driftssenter|driftsoperatør|avdeling|telefon|tlf|kundtjänst|kundansvarig|kundservice|handläggare|säljare|kundekonsulent|sagsbehandler|asiakaspalvelu|tuki|yhteyshenkilö|asiakasvastaava|klantenservice|contactpersoon|accountmanager|klantbeheer|ondersteuning|kundendienst|ansprechpartner|betreuer|kundenbetreuung|berater|account manager|contact|customer service|service manager|sales|technician|consultant|phone)/iu
const REACHED = /@|(?:\+?\d[\d ]{6,}\d)/
/** What belongs to the name of a company, behind a comma or as a word of its own. */
const LEGAL_FORM =
  /^(?:as|asa|ab|aps|a\/s|oy|oyj|bv|b\.v\.|nv|gmbh|ag|kg|se|inc\.?|ltd\.?|llc|plc|corp\.?|co\.?|limited|norge|norway|sverige|danmark|nordic)$/iu

/**
 * The vendor of a cell that may name a contact too: what is said behind «v/» or «via», and words for a contact behind the
 * vendor. Where something stands beside it that is not known to be one, the whole is the vendor, and told. Two vendors are
 * asked about.
 */
export function readVendorAndContact(cell: Cell, max = 200): Reading<VendorAndContact> {
  return readCell(cell, ({ text }) => {
    if (readUnsaid(text)) return UNSAID
    const lines = text
      .split(/\n+/)
      .map(oneLine)
      .filter((one) => one !== '')
    const line = oneLine(text)
    const fault = lineFault(line, max)
    if (fault) return fault
    const vendors = line.split(/ \/ | \+ |;\s*/).map((one) => one.trim())
    if (
      vendors.length > 1 &&
      vendors.every((one) => /^[\p{Lu}\d]|^\p{Ll}+$|^\p{Ll}+ AS$/u.test(one) && !isContact(one))
    )
      return asked(
        'several_values',
        [...vendors, line].map((vendor) => ({ vendor, contact: null })),
      )
    return parted(lines.length > 1 ? lines.join(', ') : line)
  })
}

function parted(line: string): Reading<VendorAndContact> {
  const [, vendor, contact] = BY.exec(line) ?? []
  if (vendor !== undefined && contact !== undefined) return both(vendor, contact)
  const [, outside, inside] = /^(.+?) ?\(([^()]+)\)$/.exec(line) ?? []
  if (outside !== undefined && inside !== undefined)
    return isContact(inside) ? both(outside, inside) : whole(line, !/^[\p{Lu}\d]/u.test(inside))
  const [, first, second] = /^([^,]+?)(?:, ?| [-–—] |: )(.+)$/u.exec(line) ?? []
  if (first !== undefined && second !== undefined) {
    if (LEGAL_FORM.test(second)) return whole(line, false)
    return isContact(second) ? both(first, second) : whole(line, true)
  }
  // «Siemens servicetekniker»: from the first word that is a contact, or that begins the words of one.
  const words = line.split(' ')
  const at = words.findIndex(
    (word, index) =>
      index > 0 && /^\p{Ll}/u.test(word) && words.slice(index).some((one) => CONTACT.test(one)),
  )
  if (at > 0) return both(words.slice(0, at).join(' '), words.slice(at).join(' '))
  const number = / (?=\+?\d[\d ]{6,}\d$)| (?=\S+@\S+$)/.exec(line)
  if (number) return both(line.slice(0, number.index), line.slice(number.index + 1))
  return whole(line, false)
}

function isContact(text: string): boolean {
  return CONTACT.test(foldText(text)) || REACHED.test(text)
}

function both(vendor: string, contact: string): Reading<VendorAndContact> {
  return found({ vendor: vendor.trim(), contact: contact.trim() })
}

function whole(vendor: string, mayHold: boolean): Reading<VendorAndContact> {
  return found({ vendor, contact: null }, mayHold ? 'not_split' : undefined)
}
