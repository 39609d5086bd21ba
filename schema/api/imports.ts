import * as z from 'zod'
import { DELIMITERS, ENCODINGS, FILE_FORMATS } from '../rules/import/cells.js'
import { OUTCOMES } from '../rules/import/counts.js'
import { IMPORT_KEYS, IMPORTED } from '../rules/import/settings.js'
import { fieldChange } from './changes.js'
import {
  all,
  importId,
  importProfileId,
  line,
  many,
  page,
  paging,
  queryInt,
  reason,
  rowStamp,
  textFilter,
  voidStamp,
  words,
} from './common.js'
import { endpoint } from './endpoint.js'
import { importAnswer, importSettings, someSettings } from './importSettings.js'
import { MEDIA_TYPES } from './mediaTypes.js'

/** The largest file that is taken, in bytes, and what it is with its name when it is sent: base64 is a third longer. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024
const MOST_BODY_BYTES = Math.ceil((MOST_FILE_BYTES * 4) / 3) + 64 * 1024

const fileHash = z.string().regex(/^[0-9a-f]{64}$/)

/** A file that somebody is about to import, and how far they have come. */
const draft = z.object({
  id: z.string(),
  fileName: z.string(),
  fileHash,
  fileSize: z.int(),
  /** The profile that it is read by. */
  profile: importProfileId.nullable(),
  settings: importSettings,
  answers: z.array(importAnswer),
  ...rowStamp.shape,
})
export type ImportDraft = z.output<typeof draft>

const params = z.object({ id: line(100) })
const who = { action: 'create_system' } as const

export const createImportDraft = endpoint({
  ...who,
  id: 'createImportDraft',
  method: 'POST',
  path: '/api/v1/imports/drafts',
  summary:
    'Send a list as a file, in base64, to see what would come of importing it; nothing is imported yet',
  body: z.strictObject({
    fileName: line(200),
    content: z.base64(),
    /** The profile that it is read by; its settings count where `settings` says nothing. */
    profile: importProfileId.nullable().default(null),
    settings: someSettings.default({}),
  }),
  reply: draft,
  status: 201,
  etag: 'row',
  mostBytes: MOST_BODY_BYTES,
})

export const listImportDrafts = endpoint({
  ...who,
  id: 'listImportDrafts',
  method: 'GET',
  path: '/api/v1/imports/drafts',
  summary: 'One’s own imports that are begun and not carried out, the newest first',
  reply: all(draft),
})

export const readImportDraft = endpoint({
  ...who,
  id: 'readImportDraft',
  method: 'GET',
  path: '/api/v1/imports/drafts/:id',
  summary: 'An import that one has begun',
  params,
  reply: draft,
  etag: 'row',
})

export const patchImportDraft = endpoint({
  ...who,
  id: 'patchImportDraft',
  method: 'PATCH',
  path: '/api/v1/imports/drafts/:id',
  summary: 'Say how the file is read, and answer what it asks',
  params,
  body: z.strictObject({
    profile: importProfileId.nullable().optional(),
    settings: someSettings.optional(),
    answers: z.array(importAnswer).max(100_000).optional(),
  }),
  reply: draft,
  etag: 'row',
  ifMatch: true,
  mostBytes: 16 * 1024 * 1024,
})

export const deleteImportDraft = endpoint({
  ...who,
  id: 'deleteImportDraft',
  method: 'DELETE',
  path: '/api/v1/imports/drafts/:id',
  summary:
    'Let go of an import that is not carried out, with its file and what was said of it; one that is being carried out is cancelled, and writes nothing',
  params,
  reply: z.null(),
  status: 204,
})

export const cancelImport = endpoint({
  ...who,
  id: 'cancelImport',
  method: 'POST',
  path: '/api/v1/imports/drafts/:id/cancel',
  summary:
    'Stop the preview or the import that is going on: nothing of it is written, and what was begun stays as it is',
  params,
  /** False where nothing was going on: there was nothing to stop. */
  reply: z.object({ cancelled: z.boolean() }),
})

/** Something that is wrong, asked or worth knowing in a cell: where it is, what it says, and what to do. */
const told = z.object({
  row: z.int(),
  /** The key of the column, and the field that it is for; null of the row as a whole. */
  column: z.string().nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  ...words.shape,
})
const asked = told.extend({
  /** What it may mean, best first: texts as they are answered, and how each is shown. */
  candidates: z.array(z.object({ answer: z.union([z.string(), z.array(z.string())]), ...words.shape })),
  /** The answer that was given; absent while nobody has answered. */
  answer: importAnswer.shape.answer.optional(),
})
export type ImportTold = z.output<typeof told>
export type ImportAsk = z.output<typeof asked>

const cellCounts = z.object({
  in: z.int(),
  mapped: z.int(),
  kept: z.int(),
  ignored: z.int(),
  refused: z.int(),
})
const counts = z.object({
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  problems: z.int(),
  asks: z.int(),
  cells: cellCounts,
})

/** How a file was understood, and what would come of importing it. */
const preview = z.object({
  /** How far the change log had come: the preview holds for the register as it was then. */
  sequence: z.int(),
  /** What would be written, in one word: an import that is carried out names it, and is refused when it has become another. */
  fingerprint: z.string(),
  file: z.object({
    format: z.enum(FILE_FORMATS),
    encoding: z.enum(ENCODINGS).nullable(),
    delimiter: z.enum(DELIMITERS).nullable(),
    sheets: z.array(
      z.object({ name: z.string().nullable(), hidden: z.boolean(), rows: z.int(), cells: z.int() }),
    ),
    asides: z.record(z.string(), z.int()),
  }),
  /** The sheet that is read, by its place among the sheets, and the row that names its columns. */
  sheet: z.int(),
  headerRow: z.int(),
  entity: z.enum(IMPORTED),
  /** The municipality and the kind that stand where no column says one; null: it must be said. */
  municipality: z.string().nullable(),
  kind: z.string().nullable(),
  key: z.enum(IMPORT_KEYS),
  sections: z.enum(['serviceArea', 'keep', 'ignore']).nullable(),
  /** Rows that are no records: titles, headings, sums. At most two hundred of them. */
  others: z.array(z.object({ row: z.int(), kind: z.string(), cells: z.int(), text: z.string() })),
  blankRows: z.int(),
  /** The first records as they are read, cut short: a cell for each of the columns. */
  firstRows: z.array(z.object({ row: z.int(), cells: z.array(z.string().nullable()) })),
  columns: z.array(
    z.object({
      key: z.string(),
      letter: z.string(),
      header: z.string(),
      group: z.string().nullable(),
      hidden: z.boolean(),
      /** What it is taken as; `sure`: its name says so, or a person did. */
      target: z.string(),
      sure: z.boolean(),
      chosen: z.boolean(),
      /** Why it is taken as that, where nobody has said. */
      why: z.object({ code: z.string(), ...words.shape }),
      filled: z.int(),
      samples: z.array(z.string()),
      /**
       * What is asked of the column as a whole: which of day and month is first, or what its amounts are in. `found`: what the
       * column tells of itself, null where it must be asked; `said`: what a person answered. Null where there is no question.
       */
      question: z
        .object({
          code: z.enum(['day_order', 'amounts_in']),
          ...words.shape,
          found: z.string().nullable(),
          said: z.string().nullable(),
          choices: z.array(z.object({ answer: z.string(), ...words.shape })),
        })
        .nullable(),
    }),
  ),
  /** The words of fields that have codes, and what each is taken for. */
  values: z.array(
    z.object({
      field: z.string(),
      /** Null where it stands in headings between the rows. */
      column: z.string().nullable(),
      words: z.array(
        z.object({
          word: z.string(),
          count: z.int(),
          /** `known`: what it means is known; `chosen`: a person said; `unsaid`: it says nothing; `asked`: a person must say. */
          state: z.enum(['known', 'chosen', 'unsaid', 'asked']),
          code: z.string().nullable(),
          candidates: z.array(z.string()),
        }),
      ),
    }),
  ),
  counts,
  /** How many of each kind of problem, ask and remark there are. */
  found: z.array(
    z.object({ kind: z.enum(['problem', 'ask', 'told']), code: z.string(), count: z.int(), ...words.shape }),
  ),
  /** Fields that are others’ to write: they stay as they are. */
  left: z.array(z.string()),
  warnings: z.array(z.object({ code: z.string(), column: z.string().nullable(), ...words.shape })),
})
export type ImportPreview = z.output<typeof preview>

export const previewImport = endpoint({
  ...who,
  id: 'previewImport',
  method: 'GET',
  path: '/api/v1/imports/drafts/:id/preview',
  summary: 'How the file is understood, and what would come of importing it: by the code that imports it',
  params,
  reply: preview,
})

const item = z.object({
  row: z.int(),
  /** Which of several systems of one row this is, from 0. */
  part: z.int(),
  outcome: z.enum(OUTCOMES),
  name: z.string().nullable(),
  /** The row of the register that it is, or was found to be; null for a new one. */
  id: z.string().nullable(),
  changes: z.array(fieldChange),
  /** The contract that it makes or changes. */
  contract: z.object({ id: z.string().nullable(), changes: z.array(fieldChange) }).nullable(),
  problems: z.array(told),
  asks: z.array(asked),
  told: z.array(told),
  /** What goes into the note word for word, by column. */
  kept: z.array(z.object({ column: z.string(), text: z.string() })),
})
export type ImportItem = z.output<typeof item>

export const listImportRows = endpoint({
  ...who,
  id: 'listImportRows',
  method: 'GET',
  path: '/api/v1/imports/drafts/:id/rows',
  summary:
    'What would become of each row, what is wrong in it, what is asked of it, and what changes from what to what',
  params,
  query: z.strictObject({
    outcome: many(z.enum(OUTCOMES)),
    /** Rows with something of these kinds: `problem`, `ask`, `told`. */
    has: many(z.enum(['problem', 'ask', 'told'])),
    /** Codes of problems, asks and remarks. */
    code: many(line(100)),
    /** Rows of the file by their numbers. */
    row: many(queryInt(1, 1_000_000)),
    q: textFilter.optional(),
    from: queryInt(0, 1_000_000).default(0),
    limit: queryInt(1, 1000).default(100),
  }),
  reply: z.object({ sequence: z.int(), fingerprint: z.string(), total: z.int(), items: z.array(item) }),
})

export const exportImportProblems = endpoint({
  ...who,
  id: 'exportImportProblems',
  method: 'GET',
  path: '/api/v1/imports/drafts/:id/problems.xlsx',
  summary:
    'The rows with problems and questions as a workbook, with a column that says why: mended, it is imported again',
  params,
  query: z.strictObject({ lang: z.enum(['nb', 'en']).default('nb') }),
  reply: z.null(),
  kind: 'file',
  types: [MEDIA_TYPES.xlsx],
})

/** An import that was carried out. */
const imported = z.object({
  id: importId,
  fileName: z.string(),
  fileHash,
  fileSize: z.int(),
  /** False once the file is older than it is kept. */
  fileKept: z.boolean(),
  format: z.enum(FILE_FORMATS),
  entity: z.enum(IMPORTED),
  profile: z.string().nullable(),
  profileVersion: z.int().nullable(),
  settings: importSettings,
  answers: z.array(importAnswer),
  counts,
  requestId: z.string(),
  /** Who imported it, as the log has it. */
  importedBy: z.string(),
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type ImportRecordView = z.output<typeof imported>

export const commitImport = endpoint({
  ...who,
  id: 'commitImport',
  method: 'POST',
  path: '/api/v1/imports/drafts/:id/commit',
  summary:
    'Import it: all that the preview says, in one transaction, under one request, which is undone as a whole',
  params,
  body: z.strictObject({
    /** Of the preview: refused when the register has changed so that something else would come of it. */
    fingerprint: z.string().max(100),
    reason: reason.optional(),
  }),
  reply: imported,
  idempotent: true,
})

export const readImportProgress = endpoint({
  ...who,
  id: 'readImportProgress',
  method: 'GET',
  path: '/api/v1/imports/drafts/:id/progress',
  summary: 'How far a preview or an import has come',
  params,
  reply: z.object({
    /** Null when nothing is going on. */
    phase: z.enum(['reading', 'looking', 'writing']).nullable(),
    done: z.int(),
    total: z.int(),
  }),
})

export const listImports = endpoint({
  id: 'listImports',
  method: 'GET',
  path: '/api/v1/imports',
  summary: 'The imports that were carried out, the newest first: who, when, which file, and what came of it',
  action: 'read',
  query: z.strictObject({ ...paging }),
  reply: page(imported),
})

const importParams = z.object({ id: importId })

export const readImport = endpoint({
  id: 'readImport',
  method: 'GET',
  path: '/api/v1/imports/:id',
  summary: 'One import that was carried out',
  action: 'read',
  params: importParams,
  reply: imported,
  etag: 'row',
})

export const exportImportFile = endpoint({
  id: 'exportImportFile',
  method: 'GET',
  path: '/api/v1/imports/:id/file',
  summary: 'The file of an import, byte for byte, as long as it is kept',
  action: 'create_system',
  watched: 'export',
  params: importParams,
  reply: z.null(),
  kind: 'file',
  types: [MEDIA_TYPES.csv, MEDIA_TYPES.xlsx, MEDIA_TYPES.ods, MEDIA_TYPES.xls],
})
