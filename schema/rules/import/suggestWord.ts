import type { Choices } from '../fields.js'
import { answerOf } from './answers.js'
import { CODE_WORDS, type CodeWords } from './codeWords.js'
import { fieldOf } from './fieldOf.js'
import type { ImportRegister } from './register.js'
import type { Imported } from './settings.js'
import { suggestArea } from './suggestArea.js'
import { entriesOf, wordKey, wordsOf } from './wordKey.js'
import { asked, isUnsaid, said, UNSAID, type WordReading } from './wordReading.js'

/** No name in the register is longer: such a text is read as one of which nothing is known. */
const LONGEST = 300
const NO_WORD = 'more than a word'
const BRACKETS = /[([][^)\]]*[)\]]/gu

/** A code that a field may have, by its names. */
interface Option {
  code: string
  names: readonly string[]
  /** False for one that is out of use: it is known by its own names alone. */
  active: boolean
}

const YES_AND_NO: readonly Option[] = [
  { code: 'yes', names: ['Ja', 'Yes'], active: true },
  { code: 'no', names: ['Nei', 'No'], active: true },
]

/**
 * What a word of a list says for a field of codes, of yes and no, or that refers to a row by code or number. What somebody has
 * answered before (`remembered`, by the word as it stands) comes before everything; then the register's own codes and names;
 * then the tables of words. A flag is answered as `yes` and `no`. Of a field of several (`usedBy`) one word at a time.
 * @throws Error for a field that is none of these.
 */
export function suggestWord(
  field: string,
  word: string,
  register: ImportRegister,
  remembered: Readonly<Record<string, string | null>> = {},
  entity: Imported = 'system',
): WordReading {
  const known = Object.hasOwn(remembered, word) ? remembered[word] : undefined
  if (known !== undefined) return known === null ? UNSAID : said(known, true)
  const read = readWord(field, word.length > LONGEST ? NO_WORD : word, register, entity)
  // «Vanlige?» was doubted by who wrote it.
  return read.is === 'value' && /\?\s?\)?$/u.test(word.trim()) ? said(read.code, false) : read
}

function readWord(field: string, word: string, register: ImportRegister, entity: Imported): WordReading {
  const rule = fieldOf(entity, field)
  if (field === 'hasPersonalData' || field === 'hasSensitiveData' || rule?.type === 'flag')
    return answer(word, YES_AND_NO)
  if (!rule?.choices) throw new Error(`No field of codes: ${field}`)
  const { choices } = rule
  if (choices.from === 'rows') {
    if (choices.of === 'service_area')
      return isUnsaid(word) ? UNSAID : suggestArea(word, register.serviceAreas)
    if (choices.of === 'wave') return wave(word, register)
    if (choices.of === 'system' || choices.of === 'replacement')
      throw new Error(`No field of codes: ${field}`)
    return municipality(word, register)
  }
  const options = optionsOf(choices, register)
  if (choices.from === 'words' && 'yes' in choices.words) return answer(word, options)
  const table = CODE_WORDS[`${entity}.${field}`] ?? CODE_WORDS[field]
  return ofTable(word, options, table ?? { clear: {} })
}

function optionsOf(choices: Exclude<Choices, { from: 'rows' }>, register: ImportRegister): Option[] {
  return choices.from === 'codes'
    ? register.codes
        .filter(({ list }) => list === choices.list)
        .map(({ code, nameNb, nameEn, active }) => ({ code, names: [nameNb, nameEn], active }))
    : Object.entries(choices.words).map(([code, { nb, en }]) => ({ code, names: [nb, en], active: true }))
}

const inUse = (options: readonly Option[]) => options.filter(({ active }) => active).map(({ code }) => code)

/** The option that a word is the code or a name of. */
function own(word: string, options: readonly Option[]): string | null {
  const key = wordKey(word)
  const found = options.filter(({ code, names }) => [code, ...names].some((name) => wordKey(name) === key))
  // Two that are called alike are told apart by nobody but a person, unless one of them is out of use.
  const [one, ...others] = found.length > 1 ? found.filter(({ active }) => active) : found
  return key !== '' && one && others.length === 0 ? one.code : null
}

function answer(word: string, options: readonly Option[]): WordReading {
  const code = own(word, options) ?? answerOf(word)
  if (code !== null) return said(code, true)
  return isUnsaid(word) ? UNSAID : asked('unknown_word', inUse(options))
}

function municipality(word: string, register: ImportRegister): WordReading {
  const bare = word.replace(
    /\b(?:kommuner?|kommunen?s?|kommun|herred|municipality(?: of)?|gemeinde|gemeente|stadt|kunta)\b/giu,
    ' ',
  )
  const options = register.municipalities.map(({ number, name }) => ({
    code: number,
    names: [name, `${number} ${name}`, `${name} ${number}`, String(Number(number))],
    active: true,
  }))
  const code = own(word, options) ?? own(bare, options) ?? own(bare.replace(/\bkommune$/iu, ''), options)
  if (code !== null) return said(code, true)
  return isUnsaid(word) ? UNSAID : asked('unknown_word', inUse(options))
}

function wave(word: string, register: ImportRegister): WordReading {
  const options = register.waves.map(({ code, nameNb, nameEn }) => ({
    code,
    names: [nameNb, nameEn],
    active: true,
  }))
  const code = own(word, options)
  if (code !== null) return said(code, true)
  if (isUnsaid(word)) return UNSAID
  const number = /^\D*(\d+)\D*$/u.exec(word)?.[1]
  const numbered = options.filter(({ code, names }) =>
    [code, ...names].some((name) => number !== undefined && /^\D*(\d+)\D*$/u.exec(name)?.[1] === number),
  )
  const [one, ...others] = numbered
  return one && others.length === 0 ? said(one.code, false) : asked('unknown_word', inUse(options))
}

/** Reads a word by the options' own names, and by the table for those that are in use. */
function ofTable(word: string, options: readonly Option[], table: CodeWords): WordReading {
  const codes = inUse(options)
  const code = own(word, options)
  if (code !== null) return said(code, true)
  const whole = byTable(word, codes, table)
  if (whole) return whole
  if (isUnsaid(word)) return UNSAID
  // «Lokalt (hos IKT)»: what stands in brackets explains; what stands before them is what is said.
  const [inside] = [...word.matchAll(BRACKETS)].map(([brackets]) => brackets.slice(1, -1))
  const bare = word.replace(BRACKETS, ' ').trim()
  if (inside !== undefined && wordKey(bare) !== '') {
    const [read, explained] = [ofTable(bare, options, table), ofTable(inside, options, table)]
    if (read.is === 'value' && explained.is === 'value' && explained.code !== read.code)
      return byParts(`${bare}/${inside}`, options, table) ?? asked('several_values', codes)
    if (read.is === 'value') return said(read.code, false)
    if (read.is === 'ask' && read.why !== 'unknown_word') return read
  }
  return byParts(word, options, table) ?? bySigns(word, codes, table) ?? asked('unknown_word', codes)
}

function byTable(word: string, codes: readonly string[], table: CodeWords): WordReading | null {
  const key = wordKey(word)
  const { clear, likely, coarse } = indexOf(table)
  const vague = coarse.get(key)
  if (vague) {
    const meant = vague.filter((code) => codes.includes(code))
    return asked('coarse_word', meant.length > 0 ? meant : codes)
  }
  for (const [words, sure] of [
    [clear, true],
    [likely, false],
  ] as const) {
    const [one, ...others] = (words.get(key) ?? []).filter((code) => codes.includes(code))
    if (one !== undefined && others.length === 0) return said(one, sure)
  }
  return null
}

/** The words of a table by what they are compared by, each with its codes. */
type Index = Record<'clear' | 'likely' | 'coarse' | 'signs', ReadonlyMap<string, readonly string[]>> & {
  beside: ReadonlySet<string>
}
const indexes = new WeakMap<CodeWords, Index>()

function indexOf(table: CodeWords): Index {
  const made = indexes.get(table) ?? makeIndex(table)
  indexes.set(table, made)
  return made
}

function makeIndex({ clear, likely = {}, coarse = [], signs = {}, beside = '' }: CodeWords): Index {
  const byWord = (tables: readonly (readonly [words: string, codes: readonly string[]])[]) => {
    const found = new Map<string, string[]>()
    for (const [words, codes] of tables)
      for (const key of entriesOf(words).map(wordKey))
        found.set(key, [...new Set([...(found.get(key) ?? []), ...codes])])
    return found
  }
  const ofCodes = (tables: Readonly<Record<string, string>>) =>
    byWord(Object.entries(tables).map(([code, words]) => [words, [code]]))
  return {
    clear: ofCodes(clear),
    likely: ofCodes(likely),
    coarse: byWord(coarse.map(({ words, codes }) => [words, codes])),
    signs: ofCodes(signs),
    beside: new Set(entriesOf(beside).map(wordKey)),
  }
}

/** «Vanlige + sensitive», «hos leverandør/sky»: a cell with several words. */
function byParts(word: string, options: readonly Option[], table: CodeWords): WordReading | null {
  const parts = word
    .split(/[/,;+&\n]|\s(?:og|och|and|und|en|ja|eller|el\.?|or)\s/u)
    .filter((part) => wordKey(part) !== '')
  if (parts.length < 2) return null
  const readings = parts.map((part) => ofTable(part, options, table))
  const found = [
    ...new Set(
      readings.flatMap((one) =>
        one.is === 'value'
          ? [one.code]
          : one.is === 'ask' && one.why !== 'unknown_word'
            ? one.candidates
            : [],
      ),
    ),
  ]
  if (found.length === 0) return null
  const all = readings.every((one) => one.is === 'value')
  const [first, second] = found
  if (all && second === undefined) return said(first as string, false)
  const both = table.together?.find(
    ({ codes }) => found.length === 2 && codes.every((code) => found.includes(code)),
  )
  if (all && both) return said(both.is, true)
  return asked('several_values', [...found, ...inUse(options).filter((code) => !found.includes(code))])
}

/** A text of several words that all point to one code. */
function bySigns(word: string, codes: readonly string[], table: CodeWords): WordReading | null {
  const { signs, beside } = indexOf(table)
  const told = wordsOf(word)
    .map(wordKey)
    .filter((one) => !beside.has(one))
  const pointed = told.map((one) => (signs.get(one) ?? []).filter((code) => codes.includes(code)))
  const found = [...new Set(pointed.flat())]
  const [one, ...others] = found
  if (one === undefined) return null
  if (others.length === 0 && pointed.every((some) => some.length > 0)) return said(one, false)
  const rest = codes.filter((code) => !found.includes(code))
  return asked(others.length > 0 ? 'several_values' : 'unknown_word', [...found, ...rest])
}
