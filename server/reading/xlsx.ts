import type { Workbook } from '../../schema/rules/import/cells.js'
import { countAsides, countElements } from './asides.js'
import type { Limits } from './limits.js'
import { newSheets } from './sheets.js'
import { damaged, UnreadableFile } from './unreadable.js'
import { readSheet } from './xlsxSheet.js'
import { readStyles } from './xlsxStyles.js'
import { readStrings } from './xlsxText.js'
import { localName, readXml } from './xml.js'
import type { Parts } from './zip.js'

/** What a part leads to. */
interface Relation {
  /** The last word of its type, which is another address in each edition of the format: `worksheet`. */
  type: string
  /** The name of a part, or an address outside. */
  target: string
  outside: boolean
}

/** A sheet as the list of them has it. */
interface Listed {
  name: string
  hidden: boolean
  relation: string
}

/** True for an archive that holds a workbook of this format. */
export const isXlsx = (parts: Parts) => workbookName(parts) !== null

/** Reads a workbook of Office Open XML (ECMA-376), whichever program wrote it. */
export function readXlsx(parts: Parts, limits: Limits): Workbook {
  const workbook = workbookName(parts)
  if (workbook === null) throw damaged()
  const relations = readRelations(parts, workbook)
  const { listed, date1904 } = readList(need(parts, workbook), workbook)
  const first = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target
  const styles = readStyles(optional(parts, first('styles')), first('styles') ?? '')
  const strings = readStrings(optional(parts, first('sharedStrings')), first('sharedStrings') ?? '')
  const sheets = newSheets(limits)
  let links = [...relations.values()].filter(({ type }) => type === 'externalLink').length
  let comments = 0
  for (const { name, hidden, relation } of listed) {
    const found = relations.get(relation)
    if (!found) throw damaged(name)
    // What is no sheet of cells: a chart, a dialogue, macros of old.
    if (found.type !== 'worksheet') continue
    const part = { bytes: need(parts, found.target), name: found.target }
    readSheet(part, { strings, styles, date1904 }, sheets.begin(name, hidden))
    for (const { type, target, outside } of readRelations(parts, found.target).values()) {
      if (type === 'hyperlink' && outside) links += 1
      if (type === 'comments') comments += countElements(parts, target, 'comment')
    }
  }
  const finished = sheets.finish()
  if (finished.length === 0) throw new UnreadableFile('no_sheets')
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets: finished,
    asides: countAsides({
      comments,
      macros: countNamed(parts, /(^|\/)(vbaProject\.bin|macrosheets\/[^/]+\.xml)$/i),
      formulas: sheets.formulas(),
      links_outside: links,
      pictures: countNamed(parts, /(^|\/)media\/[^/]+$/i),
    }),
  }
}

const countNamed = (parts: Parts, form: RegExp) => parts.names.filter((name) => form.test(name)).length

function need(parts: Parts, name: string): Uint8Array {
  const bytes = parts.read(name)
  if (!bytes) throw damaged(name)
  return bytes
}

const optional = (parts: Parts, name: string | undefined) => (name === undefined ? null : need(parts, name))

/** The name of the part that lists the sheets; null where there is none. */
function workbookName(parts: Parts): string | null {
  const named = [...readRelations(parts, '').values()].find(({ type }) => type === 'officeDocument')?.target
  return (
    [named, 'xl/workbook.xml'].find((name) => name?.endsWith('.xml') && isSpreadsheet(parts, name)) ?? null
  )
}

/** A document of another kind has its own folder: `word/document.xml`. */
const isSpreadsheet = (parts: Parts, name: string) =>
  !/^(word|ppt)\//i.test(name) && parts.names.some((one) => one.toLowerCase() === name.toLowerCase())

/** What a part leads to, by the ids that it names them by; of the whole, where `part` is empty. */
function readRelations(parts: Parts, part: string): Map<string, Relation> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  const bytes = parts.read(name)
  const relations = new Map<string, Relation>()
  if (!bytes) return relations
  readXml(bytes, name, {
    open(element, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (localName(element) !== 'Relationship') return
      const outside = mode === 'External'
      relations.set(id, {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: outside ? target : placeOf(target, folder),
        outside,
      })
    },
  })
  return relations
}

/** The name of a part that another leads to: from its folder, or from the root. */
function placeOf(target: string, folder: string): string {
  const steps: string[] = []
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function readList(bytes: Uint8Array, part: string): { listed: Listed[]; date1904: boolean } {
  const listed: Listed[] = []
  let date1904 = false
  readXml(bytes, part, {
    open(element, attributes) {
      const name = localName(element)
      if (name === 'workbookPr') date1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      listed.push({
        name: attributes.name ?? '',
        hidden: /^(hidden|veryHidden)$/.test(attributes.state ?? ''),
        relation,
      })
    },
  })
  return { listed, date1904 }
}
