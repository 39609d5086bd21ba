import { type ChildProcess, fork } from 'node:child_process'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileRow, Workbook } from '../../schema/rules/import/cells.js'
import { AT_ONCE, LIMITS, type Limits, WAITING } from './limits.js'
import type { Answer, Asked } from './messages.js'
import type { TextSettings } from './text.js'
import { UnreadableFile } from './unreadable.js'

export interface ReadSettings extends TextSettings {
  /** What differs from `LIMITS`. */
  limits?: Partial<Limits>
  /** Ends the reading; the promise is rejected with its reason. */
  signal?: AbortSignal
}

/**
 * Reads a file that somebody sent, as what its bytes say it is: CSV and other texts, XLSX, ODS, XLS. Nothing in it is computed,
 * run or fetched. It is read by a process of its own, which has a limit of time and of memory, so that no file holds up or takes
 * down the server; two are read at once, and others wait.
 * @throws UnreadableFile with what is wrong with it and what to do
 */
export async function readWorkbook(bytes: Uint8Array, settings: ReadSettings = {}): Promise<Workbook> {
  const { limits: changed, signal, encoding = null, delimiter = null } = settings
  const limits = { ...LIMITS, ...changed }
  // Told at once: such a file need not wait for others.
  if (bytes.length === 0) throw new UnreadableFile('empty')
  if (bytes.length > limits.bytes)
    throw new UnreadableFile('too_large', { most: limits.bytes / (1024 * 1024) })
  await turn()
  try {
    signal?.throwIfAborted()
    return await readElsewhere({ bytes, settings: { encoding, delimiter }, limits }, signal)
  } finally {
    reading -= 1
    waiting.shift()?.()
  }
}

let reading = 0
const waiting: (() => void)[] = []

/** Waits until one of those that are read is done. */
async function turn(): Promise<void> {
  if (reading >= AT_ONCE) {
    if (waiting.length >= WAITING) throw new UnreadableFile('busy')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  reading += 1
}

/** The program of the process that reads stands beside this file, as it is written and as it is built. */
const HERE = fileURLToPath(import.meta.url)
const READER = join(dirname(HERE), `reader${extname(HERE)}`)

function startReader({ megabytes }: Limits): ChildProcess {
  return fork(READER, {
    // Neither secrets of the server nor what it was told.
    env: {},
    execArgv: [
      ...process.execArgv.filter((argument) => !argument.startsWith('--inspect')),
      `--max-old-space-size=${megabytes}`,
    ],
    serialization: 'advanced',
    // What Node prints as it runs out of memory is told by a refusal.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/**
 * Not by a thread: one that runs out of memory takes the whole server down with it in most cases, whatever its limits are.
 */
function readElsewhere(asked: Asked, signal: AbortSignal | undefined): Promise<Workbook> {
  const { limits } = asked
  return new Promise((resolve, reject) => {
    const reader = startReader(limits)
    const parts: { workbook: Workbook | null; rows: FileRow[][] } = { workbook: null, rows: [] }
    const end = (settle: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      reader.removeAllListeners()
      // It may still say that it was ended while something was on its way to it.
      reader.on('error', () => {})
      reader.kill('SIGKILL')
      settle()
    }
    const refuse = (refusal: unknown) => end(() => reject(refusal))
    const abort = () => refuse(signal?.reason)
    const timer = setTimeout(
      () => refuse(new UnreadableFile('too_slow', { most: limits.seconds })),
      limits.seconds * 1000,
    )
    signal?.addEventListener('abort', abort)
    reader.on('error', refuse)
    reader.on('exit', (code, ended) => refuse(whyEnded(code, ended)))
    reader.on('message', (answer: Answer) => {
      if (answer.is === 'refused') {
        const refusal = new UnreadableFile(answer.code, answer.details)
        refuse(answer.cause === undefined ? refusal : Object.assign(refusal, { cause: answer.cause }))
      } else if (answer.is === 'workbook') {
        parts.workbook = answer.workbook
        parts.rows = answer.workbook.sheets.map(() => [])
      } else if (answer.is === 'rows') {
        const rows = parts.rows[answer.sheet] ?? []
        for (const row of answer.rows) rows.push(row)
      } else end(() => resolve(whole(parts)))
    })
    reader.send(asked, (error) => {
      // Why it ended is told by its exit.
      if (error && reader.exitCode === null && reader.signalCode === null) refuse(error)
    })
  })
}

function whole({ workbook, rows }: { workbook: Workbook | null; rows: FileRow[][] }): Workbook {
  if (!workbook) throw new Error('rows came without a workbook')
  const sheets = workbook.sheets.map((sheet, index) => ({ ...sheet, rows: rows[index] ?? [] }))
  return { ...workbook, sheets }
}

/** What runs out of memory is ended by a signal: its own, or that of a system that has none left. Node itself may say 134. */
function whyEnded(code: number | null, signal: NodeJS.Signals | null): UnreadableFile {
  if (signal !== null || code === 134) return new UnreadableFile('too_much_memory')
  return Object.assign(new UnreadableFile('damaged'), { cause: `the reader ended with ${code}` })
}
