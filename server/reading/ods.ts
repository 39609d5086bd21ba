import type { Workbook } from '../../schema/rules/import/cells.js'
import { countAsides } from './asides.js'
import type { Limits } from './limits.js'
import { readOdsSheets } from './odsSheets.js'
import { damaged, UnreadableFile } from './unreadable.js'
import { readXml } from './xml.js'
import type { Parts } from './zip.js'

const CONTENT = 'content.xml'
const MANIFEST = 'META-INF/manifest.xml'

/** Reads a spreadsheet of OpenDocument (ISO/IEC 26300), whichever program wrote it. */
export function readOds(parts: Parts, limits: Limits): Workbook {
  if (isEncrypted(parts)) throw new UnreadableFile('encrypted')
  const content = parts.read(CONTENT)
  if (!content) throw damaged(CONTENT)
  const { sheets, comments, links, formulas } = readOdsSheets(content, CONTENT, limits)
  if (sheets.length === 0) throw new UnreadableFile('no_sheets')
  const count = (form: RegExp) => parts.names.filter((name) => form.test(name)).length
  return {
    format: 'ods',
    encoding: null,
    delimiter: null,
    sheets,
    asides: countAsides({
      comments,
      macros: count(/^(Basic\/.+\/(?!script-lb)[^/]+\.xml|Scripts\/.+)$/i),
      formulas,
      links_outside: links,
      pictures: count(/^Pictures\/[^/]+$/i),
    }),
  }
}

/** True where the list of parts says that they can be read by who has a password alone. */
function isEncrypted(parts: Parts): boolean {
  const manifest = parts.read(MANIFEST)
  let encrypted = false
  if (manifest)
    readXml(manifest, MANIFEST, {
      open(element) {
        if (element === 'manifest:encryption-data') encrypted = true
      },
    })
  return encrypted
}
