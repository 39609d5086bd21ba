import { foldText } from '../text.js'
import type { Shape } from './columnShape.js'
import type { Column } from './columns.js'
import { type Candidate, CLEAR, SCORES } from './columnTable.js'
import { takeCurrency } from './currencyWords.js'
import { fieldOf } from './fieldOf.js'
import type { Heading } from './headings.js'
import type { Header } from './layout.js'
import type { ImportRegister } from './register.js'
import type { Imported } from './settings.js'
import { suggestWord } from './suggestWord.js'
import type { Target } from './targets.js'
import type { WordReading } from './wordReading.js'

/** So much of a heading is read. */
const LONGEST = 300
/** What a heading says of a unit that the register does not keep an amount or a time in. */
const OTHER_UNITS: Readonly<Record<string, RegExp>> = {
  money:
    /m(?:å)?ned|mnd|\bmonth|\bmaand|\bmonat|\bmånad|kuukau|kvartal|quarter|engang|engångs|one-?time|kertamaksu|eenmalig|einmalig|innkjøp|anskaff|invester|etabler|per bruker|pr\.? bruker|per user|pr\.? lisens/u,
  months:
    /\bdag|\bday|\buke|\bweek|\bvecka|\bår\b|\bårs?\b|\byear|\bpäiv|\bvuosi|\bjaar|\bjahr|\btag(?:e)?\b/u,
  hours: /\bmin\b|\bmin\.|minut|\bdag|\bdøgn|\bday|\buke|\bweek/u,
}
/** The targets of a heading that names another unit, currency or period than their field has. */
export function otherUnit(
  entity: Imported,
  candidates: readonly Candidate[],
  { name, group }: Pick<Header, 'name' | 'group'>,
  register: Pick<ImportRegister, 'currency'>,
): Target[] {
  const text = `${group ?? ''} ${name}`.slice(0, LONGEST)
  return candidates
    .filter(({ target }) => {
      const unit = fieldOf(entity, target)?.unit
      if (unit === undefined) return false
      // The label of the field itself names its unit.
      if (unit !== 'money') return OTHER_UNITS[unit]?.test(foldText(text)) ?? false
      return OTHER_UNITS.money?.test(foldText(name)) || takeCurrency(foldText(text), register.currency).other
    })
    .map(({ target }) => target)
}

/** The targets of a heading that what stands in the column may be. */
export function fitValues(
  entity: Imported,
  { candidates, yesNo }: Heading,
  shape: Shape,
  known: Known,
): Candidate[] {
  return candidates
    .map(
      (one): Candidate =>
        yesNo && one.target === 'privacyClass' ? { ...one, target: 'hasPersonalData' } : one,
    )
    .filter((one) => shape.filled === 0 || one.target === 'keep' || holds(entity, one, shape, known))
}

/** The share of the different texts of a column of which something is known for a field of codes. */
export type Known = (target: Target) => number

function holds(entity: Imported, { target, score }: Candidate, shape: Shape, known: Known): boolean {
  const field = fieldOf(entity, target)
  const vague = score < CLEAR
  if (target === 'externalId' && vague) return false
  if (target === 'number' && entity === 'system') return shape.registerNumbers >= 0.5
  if (target === 'id') return shape.registerNumbers >= 0.5 || shape.ids >= 0.5
  if (target === 'hasPersonalData' || target === 'hasSensitiveData')
    return shape.answers > 0 || shape.prose < 0.5
  if (!field) return true
  if (field.type === 'flag' || (field.choices?.from === 'words' && 'yes' in field.choices.words))
    return shape.answers >= 0.4
  if (field.type === 'number') return shape.digits >= 0.3 && shape.dates < 0.6
  if (field.type === 'date') return vague ? shape.dates >= 0.3 : shape.answers < 0.8
  if (target === 'contract.number') return !vague || (shape.digits >= 0.5 && shape.dates < 0.3)
  if (target === 'serviceArea') return !vague || shape.filled < 10 || shape.distinct <= 0.7
  if (!field.choices || (field.choices.from === 'rows' && field.choices.of !== 'wave')) return true
  if (vague) return known(target) >= 0.4
  // Texts of which hardly one is a word of the field, and hardly one stands twice, are remarks.
  return (
    shape.prose <= 0.5 &&
    !(target !== 'hosting' && shape.filled > 7 && shape.distinct > 0.7 && known(target) < 0.2)
  )
}

/** How many different texts are looked at to know whether they are words of a field. */
const LOOKED_AT = 60

/** How much is known, for a field of codes, of the texts of a column. */
export function knownWords(texts: readonly string[], register: ImportRegister, entity: Imported): Known {
  const read = readSome(texts, register, entity)
  return (target) => share(read(target), (one) => one.is !== 'ask' || one.why !== 'unknown_word')
}

/** True where most texts of a column say how a system is run, and not all the same. */
export function saysHosting(texts: readonly string[], register: ImportRegister): boolean {
  const read = readSome(texts, register, 'system')('hosting')
  const codes = new Set(read.flatMap((one) => (one.is === 'value' ? [one.code] : [])))
  return codes.size > 1 && share(read, (one) => one.is === 'value') >= 0.7
}

function readSome(texts: readonly string[], register: ImportRegister, entity: Imported) {
  const some = [...new Set(texts)].slice(0, LOOKED_AT)
  return (target: Target) => some.map((text) => suggestWord(target, text, register, {}, entity))
}

function share(read: readonly WordReading[], test: (one: WordReading) => boolean): number {
  return read.length === 0 ? 0 : read.filter(test).length / read.length
}

/** What a column that only has a number for a name is: the register's numbers, ids of the list's own, or a count of the rows. */
function numbered({ shape, candidates }: Column): Partial<Column> | null {
  const own: Candidate = { target: 'number', score: SCORES.clear }
  const vague = candidates.length === 0
  if (shape.registerNumbers >= 0.5)
    return {
      candidates: [own, { target: 'externalId', score: SCORES.vague }],
      ...(!vague && { why: 'values' }),
    }
  if (!vague) return null
  if (shape.ranks) return { candidates: [{ target: 'ignore', score: SCORES.clear }], why: 'row_numbers' }
  if (shape.unique && (shape.numbers >= 0.8 || shape.ids >= 0.8))
    return { candidates: [{ target: 'externalId', score: SCORES.clear }], why: 'values' }
  return null
}

/** What of the columns of a list of systems only all of them together tell, or what stands in them where no name does. */
export function tellByValues(columns: readonly Column[], hosting: (column: Column) => boolean): Column[] {
  const may = (target: Target, least: number = SCORES.part) =>
    columns.some(({ candidates }) => candidates.some((one) => one.target === target && one.score >= least))
  const told = columns.map((column): Column => {
    const { shape, candidates, others, kept } = column
    const [first] = candidates
    const id =
      candidates.some(({ target }) => target === 'externalId' || target === 'number') ||
      others.includes('externalId')
    if (id) return { ...column, ...numbered(column) }
    if (
      first?.target === 'privacyClass' &&
      (shape.answers >= 0.6 || shape.filled === 0) &&
      may('hasSensitiveData')
    )
      return { ...column, candidates: [{ ...first, target: 'hasPersonalData' }, ...candidates.slice(1)] }
    if (first?.target === 'name' && shape.filled > 3 && shape.versions >= 0.25 && !may('productVersion'))
      return {
        ...column,
        why: 'values',
        candidates: [{ target: 'name+productVersion', score: SCORES.vague }, ...candidates],
      }
    if (first?.target === 'vendor' && shape.filled > 3 && shape.contacts >= 0.3)
      return {
        ...column,
        why: 'values',
        candidates: [{ target: 'vendor+contactRoles', score: SCORES.vague }, ...candidates],
      }
    if (first && PERIODS.has(first.target)) return ofPeriods(column)
    return first || kept !== 'unknown' ? column : unnamed(column, hosting)
  })
  return named(oneClass(told))
}

/** What may turn out to say when a contract begins as well as when it ends, and to say only that. */
const PERIODS: ReadonlySet<Target> = new Set<Target>(['contract.end', 'contract.start+contract.end'])

/** A column of ends in which cells say when the contract begins too; and one of periods in which they do not. */
function ofPeriods(column: Column): Column {
  const { candidates, shape } = column
  const [first] = candidates
  const both = candidates.filter(({ target }) => target !== 'contract.start+contract.end')
  if (first?.target === 'contract.end' && shape.periods >= 0.3)
    return {
      ...column,
      why: 'values',
      candidates: [{ target: 'contract.start+contract.end', score: SCORES.vague }, ...candidates],
    }
  return shape.filled > 0 && shape.periods < 0.3 && both.length > 0 ? { ...column, candidates: both } : column
}

/** Where a column says the class itself, one of yes and no has nothing to add to it. */
function oneClass(columns: readonly Column[]): Column[] {
  const said = columns.some(({ candidates }) => candidates[0]?.target === 'privacyClass')
  return columns.map((column): Column => {
    const [first] = column.candidates
    if (!said || first?.target !== 'hasSensitiveData') return column
    return { ...column, candidates: [], others: ['hasSensitiveData'], kept: 'taken' }
  })
}

/** A column of which the name says nothing. */
function unnamed(column: Column, hosting: (column: Column) => boolean): Column {
  const { shape, header, others } = column
  const guess = (target: Target): Column => ({
    ...column,
    why: 'values',
    candidates: [{ target, score: SCORES.values }],
  })
  if (shape.filled === 0) return column
  if (shape.registerNumbers >= 0.8) return guess('number')
  if (shape.unique && shape.ids >= 0.9) return guess('externalId')
  if (shape.ranks && header.name === '')
    return { ...column, why: 'row_numbers', candidates: [{ target: 'ignore', score: SCORES.clear }] }
  if (shape.distinct < 0.5 && shape.filled > 3 && hosting(column)) return guess('hosting')
  // A date or an amount under an unknown name may be anything: it is offered, and not taken.
  if (shape.dates >= 0.7) return { ...column, others: [...others, 'contract.end', 'inUseSince'] }
  if (shape.numbers >= 0.7) return { ...column, others: [...others, 'users', 'annualCost'] }
  return column
}

/** A list must say what its systems are called: where no column does, their product, or texts of which none stands twice. */
function named(columns: readonly Column[]): Column[] {
  const names = (target: Target) =>
    columns.findIndex(({ candidates }) => candidates.some((one) => one.target === target))
  if (names('name') >= 0 || names('name+productVersion') >= 0) return [...columns]
  const product = columns.findIndex(({ candidates }) =>
    candidates.some(({ target, score }) => target === 'product' && score >= CLEAR),
  )
  const texts = columns.findIndex(
    ({ candidates, kept, shape }) =>
      candidates.length === 0 &&
      kept === 'unknown' &&
      shape.filled > 3 &&
      shape.distinct >= 0.9 &&
      shape.digits < 0.5 &&
      shape.prose < 0.3,
  )
  return columns.map((column, index): Column => {
    if (index === product)
      return {
        ...column,
        why: 'product_is_name',
        candidates: [{ target: 'name', score: SCORES.clear }],
        others: ['product'],
      }
    if (product < 0 && index === texts)
      return { ...column, why: 'values', candidates: [{ target: 'name', score: SCORES.values }] }
    return column
  })
}
