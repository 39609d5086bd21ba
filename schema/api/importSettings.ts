import * as z from 'zod'
import { DELIMITERS, ENCODINGS } from '../rules/import/cells.js'
import { AMOUNT_SCALES, type AmountScale, IMPORT_KEYS, IMPORTED } from '../rules/import/settings.js'

/** A name of a column, a word or a text of a list, as it stands there. */
const said = z.string().max(4000)
const columnKey = z.string().min(1).max(400)

/** What may be said of how a list is read. */
const settings = z.strictObject({
  entity: z.enum(IMPORTED),
  encoding: z.enum(ENCODINGS).nullable(),
  delimiter: z.enum(DELIMITERS).nullable(),
  sheet: z.string().max(200).nullable(),
  headerRow: z.int().min(1).max(100_000).nullable(),
  /** Number of the municipality that the whole list is of. */
  municipality: z.string().max(60).nullable(),
  kind: z.string().max(60).nullable(),
  /** By the key of the column: what it is taken as. */
  columns: z.record(columnKey, z.string().max(100)),
  /** By the field and the word: the code that is meant; null: it says nothing. */
  values: z.record(z.string().max(100), z.record(said, z.string().max(200).nullable())),
  /** By the key of the column: whether the day stands before the month. */
  dayFirst: z.record(columnKey, z.boolean()),
  /** By the key of the column: what its amounts are in. */
  amountsIn: z.record(columnKey, z.enum(Object.keys(AMOUNT_SCALES) as AmountScale[])),
  sections: z.enum(['serviceArea', 'keep', 'ignore']).nullable(),
  key: z.enum(IMPORT_KEYS).nullable(),
  /** Keys of the columns whose blank cells empty their fields. */
  erase: z.array(columnKey).max(1000),
})
const { entity, columns, values, dayFirst, amountsIn, erase } = settings.shape

/** How a list is read. What is null is found out anew. */
export const importSettings = z.strictObject({
  entity: entity.default('system'),
  encoding: settings.shape.encoding.default(null),
  delimiter: settings.shape.delimiter.default(null),
  sheet: settings.shape.sheet.default(null),
  headerRow: settings.shape.headerRow.default(null),
  municipality: settings.shape.municipality.default(null),
  kind: settings.shape.kind.default(null),
  columns: columns.default({}),
  values: values.default({}),
  dayFirst: dayFirst.default({}),
  amountsIn: amountsIn.default({}),
  sections: settings.shape.sections.default(null),
  key: settings.shape.key.default(null),
  erase: erase.default([]),
})

/** Some of it: what is not named stays as it is. Of a setting with a default, a partial schema would write the default. */
export const someSettings = settings.partial()

/** What a person says to what is asked, or instead of what a cell says. */
export const importAnswer = z.strictObject({
  row: z.int().min(1).optional(),
  column: columnKey.nullable(),
  value: said.nullable().optional(),
  answer: z.union([said, z.array(said).min(1).max(20)]).nullable(),
})
