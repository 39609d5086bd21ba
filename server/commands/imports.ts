import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { importSettings } from '../../schema/api/importSettings.js'
import { DELIMITERS, type Delimiter, ENCODINGS, type Workbook } from '../../schema/rules/import/cells.js'
import { COLUMN_QUESTIONS, takeColumnAnswers } from '../../schema/rules/import/columnQuestions.js'
import type { Header } from '../../schema/rules/import/layout.js'
import { readTarget } from '../../schema/rules/import/readTarget.js'
import type { ImportRegister } from '../../schema/rules/import/register.js'
import {
  type Answer,
  IMPORT_KEYS,
  IMPORTED,
  type ImportSettings,
} from '../../schema/rules/import/settings.js'
import { targetsOf } from '../../schema/rules/import/targets.js'
import { warningWords } from '../../schema/rules/import/warnings.js'
import { foldText } from '../../schema/rules/text.js'
import { SetupError, shown } from '../config.js'
import type { Context } from '../domain/change.js'
import { commitImport, rehearse } from '../domain/imports/commit.js'
import { layOut } from '../domain/imports/list.js'
import { openQuestions } from '../domain/imports/listColumns.js'
import { problemRowsOf } from '../domain/imports/pick.js'
import { isOpen } from '../domain/imports/plan.js'
import { asRefusal, findImportRegister, type Prepared, prepareImport } from '../domain/imports/prepare.js'
import type { Tell } from '../domain/imports/progress.js'
import { wordsOf } from '../domain/imports/show.js'
import { writeProblemRows } from '../files/problemRows.js'
import type { Services } from '../http/bind.js'
import { readWorkbook } from '../reading/readWorkbook.js'
import { findImportProfiles, type ImportProfileRecord, keepImportFile } from '../store/imports.js'
import { findMoment } from '../store/programme.js'
import {
  type Command,
  commandContext,
  type Options,
  type Outcome,
  tell,
  UsageError,
  withServices,
} from './command.js'
import { readAnswersOf, readBytes, refuseWrong, requireColumn } from './importAnswers.js'

/** Importing lists from the command line. */
export const IMPORT_COMMANDS: readonly Command[] = [
  {
    name: 'import',
    usage:
      'import FILE [--municipality N] [--profile P] [--map "Column=field"]… [--entity E] [--sheet S] [--header N] [--encoding E] [--delimiter D] [--key FIELD] [--answers FILE] [--dry-run] [--problems OUT.xlsx]',
    summary:
      'Import a list, or say with --dry-run what would come of it; exit code 2 when something is wrong in it or asked of it',
    takes: 1,
    run: (config, options) => {
      const [file] = options.arguments
      if (!file) throw new UsageError('Name the file: import FILE.')
      return withServices(config, (services) => importFile(services, file, options))
    },
  },
]

const DELIMITER_NAMES: Readonly<Record<string, Delimiter>> = {
  ...{ semicolon: ';', comma: ',', tab: '\t', pipe: '|' },
  ...{ '\\t': '\t', ';': ';', ',': ',', '\t': '\t', '|': '|' },
}

/** Progress, on standard error. */
const tellPhase: Tell = (phase, done, total) => {
  if (total > 1000 && done % 1000 === 0) process.stderr.write(`${phase}: ${done} of ${total}\r`)
}

async function importFile(services: Services, file: string, options: Options): Promise<Outcome> {
  const { store, clock } = services
  const bytes = readBytes(file)
  const fileName = basename(file)
  const context = await commandContext(services)
  const { today } = await findMoment(store, clock())
  const register = await findImportRegister(store, context.settings)
  const profile = await findProfile(services, options.profile)
  const first = readSettings(options, profile, register)
  const workbook = await readWorkbook(bytes, {
    ...(first.encoding && { encoding: first.encoding }),
    ...(first.delimiter && { delimiter: first.delimiter }),
  }).catch((error) => {
    throw asRefusal(error, fileName)
  })
  const base = { ...first, sheet: readSheet(options.sheet, workbook) ?? first.sheet }
  const { index, layout } = await layOut(workbook, base)
  refuseUnread(options, workbook, index)
  const mapped = {
    ...base,
    columns: { ...base.columns, ...readMap(options.map ?? [], layout.headers, base) },
  }
  const { settings, answers, wrong } = takeColumnAnswers(
    mapped,
    readAnswersOf(options.answers, layout.headers),
  )
  refuseWrong(options.answers, wrong)
  const asking = { actor: context.actor, at: context.at, today, settings: context.settings, tell: tellPhase }
  const prepared = await prepareImport(
    store,
    workbook,
    { settings, answers },
    { ...asking, reason: fileName },
    rehearse(context),
  )
  if (options.problems) await writeProblems(options.problems, prepared)
  const done = options['dry-run']
    ? null
    : await commit(context, {
        ...{ fileName, bytes, settings, answers, workbook, prepared, asking, profile, now: clock() },
      })
  return outcomeOf(prepared, done)
}

interface Carrying {
  fileName: string
  bytes: Buffer
  settings: ImportSettings
  answers: Answer[]
  workbook: Workbook
  prepared: Prepared
  asking: Omit<Parameters<typeof prepareImport>[3], 'reason'>
  profile: ImportProfileRecord | null
  now: Date
}

function commit(
  context: Context,
  { fileName, bytes, settings, answers, workbook, prepared, asking, profile, now }: Carrying,
): Promise<string> {
  const fileHash = createHash('sha256').update(bytes).digest('hex')
  return commitImport(context, async () => ({
    begun: { id: context.requestId, fileName, fileHash, fileSize: bytes.length, settings, answers },
    profile: profile && { name: profile.name, version: profile.version },
    format: workbook.format,
    fingerprint: prepared.plan.fingerprint,
    reason: undefined,
    keep: (tx) =>
      keepImportFile(tx, { hash: fileHash, content: bytes.toString('base64'), keptAt: now.toISOString() }),
    tell: asking.tell,
    plan: async (tx, reason, writeRows) =>
      (await prepareImport(tx, workbook, { settings, answers }, { ...asking, reason }, writeRows)).plan,
  }))
}

/** The profile of this name or id. @throws SetupError. */
async function findProfile(
  { store }: Services,
  name: string | undefined,
): Promise<ImportProfileRecord | null> {
  if (name === undefined) return null
  const profiles = await findImportProfiles(store)
  const found = profiles.find((one) => one.id === name || one.nameKey === foldText(name))
  if (found) return found
  const known = profiles.map((one) => `“${one.name}”`).join(', ') || 'none yet'
  throw new SetupError(`There is no profile “${shown(name)}”. There are: ${known}.`)
}

/** How the list is read, as the options say, over its profile. @throws UsageError. */
function readSettings(
  options: Options,
  profile: ImportProfileRecord | null,
  register: ImportRegister,
): ImportSettings {
  const base: ImportSettings = { ...importSettings.parse({}), ...profile?.settings }
  const { entity, encoding, delimiter, header, key, municipality } = options
  return {
    ...base,
    ...(entity !== undefined && { entity: oneOf('--entity', entity, IMPORTED) }),
    ...(encoding !== undefined && { encoding: oneOf('--encoding', encoding.toLowerCase(), ENCODINGS) }),
    ...(delimiter !== undefined && { delimiter: readDelimiter(delimiter) }),
    ...(header !== undefined && { headerRow: readRow(header) }),
    ...(key !== undefined && { key: oneOf('--key', key, IMPORT_KEYS) }),
    ...(municipality !== undefined && { municipality: readMunicipality(municipality, register) }),
  }
}

function oneOf<T extends string>(option: string, value: string, all: readonly T[]): T {
  const found = all.find((one) => one === value)
  if (found !== undefined) return found
  throw new UsageError(`${option} is one of ${all.join(', ')}, not “${shown(value)}”.`)
}

function readDelimiter(value: string): Delimiter {
  const found = Object.hasOwn(DELIMITER_NAMES, value) ? DELIMITER_NAMES[value] : undefined
  if (found && DELIMITERS.includes(found)) return found
  throw new UsageError(`--delimiter is one of semicolon, comma, tab, pipe, not “${shown(value)}”.`)
}

function readRow(value: string): number {
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value)
  throw new UsageError(`--header is the number of a row, from 1, not “${shown(value)}”.`)
}

function readMunicipality(value: string, { municipalities }: ImportRegister): string {
  const wanted = foldText(value).replace(/ kommune$/, '')
  const found = municipalities.find(({ number, name }) => number === value || foldText(name) === wanted)
  if (found) return found.number
  const known = municipalities.map(({ number, name }) => `${number} ${name}`).join(', ') || 'none yet'
  throw new SetupError(`There is no municipality “${shown(value)}”. There are: ${known}.`)
}

/** Refuses what is said of how a file is read that it does not have. @throws SetupError. */
function refuseUnread({ header, encoding, delimiter }: Options, { format, sheets }: Workbook, index: number) {
  const last = sheets[index]?.rows.at(-1)?.number ?? 0
  if (header !== undefined && Number(header) > last)
    throw new SetupError(`--header is row ${header}, and the last row with something in it is ${last}.`)
  const text = encoding === undefined ? delimiter && '--delimiter' : '--encoding'
  if (text && format !== 'csv')
    throw new SetupError(`${text} is for text files, and this is ${format.toUpperCase()}. Leave it out.`)
}

/** The name of a sheet, as it is named or by its place from 1. @throws SetupError. */
function readSheet(value: string | undefined, { sheets }: Workbook): string | null {
  if (value === undefined) return null
  const found =
    sheets.find(({ name }) => name !== null && foldText(name) === foldText(value)) ??
    (/^[1-9]\d{0,3}$/.test(value) ? sheets[Number(value) - 1] : undefined)
  if (found) return found.name
  const known = sheets.map(({ name }) => `“${name ?? ''}”`).join(', ')
  if (sheets.every(({ name }) => name === null))
    throw new SetupError('A text file has no sheets. Leave --sheet out.')
  throw new SetupError(`There is no sheet “${shown(value)}”. There are: ${known}.`)
}

/** The columns that `--map` names, each by its name, its key, its letter, or its group and name. @throws UsageError. */
function readMap(
  maps: readonly string[],
  headers: readonly Header[],
  { entity }: ImportSettings,
): Record<string, string> {
  return Object.fromEntries(
    maps.map((map) => {
      const at = map.lastIndexOf('=')
      if (at < 1) throw new UsageError(`--map is "Column=field", not “${shown(map)}”.`)
      const target = map.slice(at + 1).trim()
      const read = readTarget(target, entity)
      if (read.target === null)
        throw new UsageError(
          `There is no field “${shown(target)}” to map to. ${read.nearest.length > 0 ? `Near it: ${read.nearest.join(', ')}` : `There are: ${targetsOf(entity).join(', ')}`}.`,
        )
      return [requireColumn(map.slice(0, at), headers).key, read.target]
    }),
  )
}

/** @throws SetupError when the file cannot be written. */
async function writeProblems(file: string, prepared: Prepared): Promise<void> {
  const headers = prepared.list.columns.map(({ header }) => header.name)
  const rows = problemRowsOf(prepared, 'nb')
  const content = await writeProblemRows(headers, rows, 'nb')
  try {
    writeFileSync(file, content)
  } catch (error) {
    throw new SetupError(
      `“${shown(file)}” cannot be written (${(error as NodeJS.ErrnoException).code}), and nothing is imported. Name a file in a folder that is there.`,
    )
  }
  tell(`${rows.length} rows to look at are in ${file}.`)
}

/** What is said of an import, or of what would come of it. */
function outcomeOf({ list, plan }: Prepared, imported: string | null): Outcome {
  const { workbook, layout, columns } = list
  const { counts } = plan
  const problems = plan.rows.flatMap((row) => row.problems)
  const asks = plan.rows.flatMap((row) => row.asks.filter(isOpen))
  const questions = openQuestions(list).map(({ key, code }) => ({
    ...{ row: null, column: key, field: null, value: null, code },
    message: COLUMN_QUESTIONS[code].words(key).en,
    candidates: Object.keys(COLUMN_QUESTIONS[code].choices),
  }))
  const told = plan.rows.flatMap((row) => row.told)
  const skipped = plan.rows
    .filter(({ outcome }) => outcome === 'skipped')
    .map(({ draft, problems, asks }) => ({
      row: draft.row,
      why: [...problems, ...asks.filter(isOpen)].map((one) => wordsOf(one).en).join(' ') || 'Left out.',
    }))
  const shownFinding = (one: (typeof problems)[number]) => ({
    ...{ row: one.row, column: one.column, field: one.field, value: one.value, code: one.code },
    message: wordsOf(one).en,
  })
  const warnings = [
    ...list.warnings.map(({ code, column }) => ({
      row: null,
      column,
      code,
      message: warningWords(code, column).en,
    })),
    ...told.map(shownFinding),
  ]
  const { cells } = counts
  const open = problems.length + asks.length + questions.length
  const json = {
    import: imported,
    rows: counts.rows,
    columns: columns.map(({ header, target, sure }) => ({
      ...{
        letter: header.letter,
        header: header.name,
        group: header.group,
        key: header.key,
        field: target,
        sure,
      },
    })),
    ...{ encoding: workbook.encoding, delimiter: workbook.delimiter },
    sheet: workbook.sheets[list.sheet]?.name ?? null,
    header: layout.headerRow,
    ...{ cells, new: counts.new, changed: counts.changed, unchanged: counts.unchanged, skipped },
    problems: problems.map(shownFinding),
    asks: [
      ...questions,
      ...asks.map((one) => ({
        ...shownFinding(one),
        candidates: one.candidates.map(({ answer }) => answer),
      })),
    ],
    warnings,
    left: plan.left,
    others: layout.others,
    blankRows: layout.blankRows,
  }
  const text = [
    imported === null ? 'Nothing is written: this is what would come of it.' : `Imported as ${imported}.`,
    `${counts.rows} rows: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.skipped} skipped.`,
    `${cells.in} cells = ${cells.mapped} mapped + ${cells.kept} kept as note + ${cells.ignored} ignored on purpose + ${cells.refused} refused.`,
    ...columns.map(
      ({ header, target, sure }) => `  ${header.letter} “${header.key}” → ${target}${sure ? '' : ' (?)'}`,
    ),
    ...warnings.filter(({ row }) => row === null).map(({ message }) => `  ! ${message}`),
    `${problems.length} problems, ${questions.length + asks.length} questions${open > 0 ? ':' : '.'}`,
    ...questions.map(({ message, candidates }) => `  ${message} (${candidates.join(', ')})`),
    ...[...problems, ...asks]
      .slice(0, 50)
      .map((one) => `  row ${one.row}, ${one.column ?? 'the row'}, “${one.value ?? ''}”: ${wordsOf(one).en}`),
    ...(problems.length + asks.length > 50
      ? [`  … ${problems.length + asks.length - 50} more; --json has all.`]
      : []),
  ]
  const ok = open === 0
  return { ok, code: ok ? 0 : 2, text: text.join('\n'), json }
}
