/**
 * The characters that a font (OpenType) has letters for, by its table `cmap`: that of all Unicode (format 12), or that of its
 * first plane (format 4).
 */
export function lettersOf(font: Buffer): Set<number> {
  const cmap = tableOf(font, 'cmap')
  const tables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4)),
  )
  const whole = tables.find((table) => table.readUInt16BE(0) === 12)
  const plane = tables.find((table) => table.readUInt16BE(0) === 4)
  if (whole) return new Set(lettersOfGroups(whole))
  if (plane) return new Set(lettersOfSegments(plane))
  throw new Error('the font says in no known form which letters it has')
}

function tableOf(font: Buffer, tag: string): Buffer {
  for (let entry = 12; entry < 12 + font.readUInt16BE(4) * 16; entry += 16)
    if (font.toString('latin1', entry, entry + 4) === tag) return font.subarray(font.readUInt32BE(entry + 8))
  throw new Error(`the font has no table ${tag}`)
}

function* lettersOfGroups(table: Buffer): Generator<number> {
  for (let group = 16; group < 16 + table.readUInt32BE(12) * 12; group += 12)
    for (let code = table.readUInt32BE(group); code <= table.readUInt32BE(group + 4); code += 1) yield code
}

function* lettersOfSegments(table: Buffer): Generator<number> {
  const twice = table.readUInt16BE(6)
  for (let segment = 0; segment < twice; segment += 2) {
    const last = table.readUInt16BE(14 + segment)
    const first = table.readUInt16BE(16 + twice + segment)
    const delta = table.readUInt16BE(16 + 2 * twice + segment)
    const place = 16 + 3 * twice + segment
    const offset = table.readUInt16BE(place)
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph = offset === 0 ? code : table.readUInt16BE(place + offset + (code - first) * 2)
      // 0 is the sign for what the font lacks.
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) yield code
    }
  }
}

/** What is not seen, or is not the same everywhere: control and format characters, halves of pairs, private use. */
const UNSEEN = /\p{C}/u

/**
 * The same value with every text in it as the letters can write it. What they lack stands by its number, `[U+1F600]`: nothing
 * disappears unseen, and another font is nowhere asked for.
 */
export function inLetters<Value>(value: Value, letters: ReadonlySet<number>): Value {
  const numbered = (character: string) => {
    const code = character.codePointAt(0) ?? 0
    if (character === '\n' || (letters.has(code) && !UNSEEN.test(character))) return character
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
  }
  const written = (text: string) =>
    PLAIN.test(text)
      ? text
      : Array.from(text.replace(/\r\n?/g, '\n').replaceAll('\t', ' '), numbered).join('')
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return written(one)
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([name, held]) => [name, walk(held)]))
  }
  return walk(value) as Value
}

/** What every font for Norwegian has, so that the many texts of it are looked at once. */
const PLAIN = /^[ -~\u00a0ÆØÅæøå]*$/
