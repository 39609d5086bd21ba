import { type ChildProcess, fork } from 'node:child_process'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PressAnswer, PressAsked } from './press.js'
import type { Report } from './report.js'
import { type ReportFileCode, ReportFileError, type ReportFormat } from './reportFileError.js'

/** How long the file of a report may take, and how much memory its process. */
interface ReportLimits {
  seconds: number
  megabytes: number
}

const REPORT_LIMITS: ReportLimits = { seconds: 180, megabytes: 3072 }

/** How many may wait while one is made. */
const WAITING = 10

export interface ReportFileSettings {
  /** What differs from `REPORT_LIMITS`. */
  limits?: Partial<ReportLimits>
  /** Ends the work; the promise is rejected with its reason. */
  signal?: AbortSignal
}

/**
 * Makes a file of a report: PDF/A-2a with tags, or a workbook. The same report gives the same bytes. It is made by a process of
 * its own, which has a limit of time and of memory; one is made at a time, and others wait.
 * @throws ReportFileError with why there is none and what to do
 */
export async function makeReportFile(
  report: Report,
  format: ReportFormat,
  { limits, signal }: ReportFileSettings = {},
): Promise<Uint8Array> {
  const asked = { report, format, ...REPORT_LIMITS, ...limits }
  const answer = await inTurn(() => askPress(asked, signal), asked, signal)
  if (answer.is !== 'file') throw new Error('the press was asked for a file')
  return answer.bytes
}

let able: Promise<boolean> | undefined

/** True where PDFs can be made: what sets the pages is compiled for some machines only. Found out once. */
export function canMakePdf(): Promise<boolean> {
  able ??= askPress({ report: null, format: 'pdf', ...REPORT_LIMITS }).then(
    () => true,
    () => false,
  )
  return able
}

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** Begins when what was asked for before is done. */
async function inTurn(
  work: () => Promise<PressAnswer>,
  { format }: PressAsked,
  signal: AbortSignal | undefined,
): Promise<PressAnswer> {
  if (waiting > WAITING) throw new ReportFileError('busy', { format, most: WAITING })
  waiting += 1
  const turn = last.then(() => {
    signal?.throwIfAborted()
    return work()
  })
  const done = () => {
    waiting -= 1
  }
  last = turn.then(done, done)
  return turn
}

/** The program of the process stands beside this file, as it is written and as it is built. */
const HERE = fileURLToPath(import.meta.url)
const PRESS = join(dirname(HERE), `press${extname(HERE)}`)

function startPress(): ChildProcess {
  return fork(PRESS, {
    // Neither secrets of the server nor the language and the time zone of the machine.
    env: { TZ: 'UTC' },
    execArgv: process.execArgv.filter((argument) => !argument.startsWith('--inspect')),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

function askPress(
  { seconds, ...asked }: PressAsked & { seconds: number },
  signal?: AbortSignal,
): Promise<PressAnswer> {
  const { format, megabytes } = asked
  return new Promise((resolve, reject) => {
    const press = startPress()
    const end = (settle: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      press.removeAllListeners()
      // It may still say that it was ended while something was on its way to it.
      press.on('error', () => {})
      press.kill('SIGKILL')
      settle()
    }
    const refuse = (refusal: unknown) => end(() => reject(refusal))
    const refuseBy = (code: ReportFileCode, most: number, cause?: string) =>
      refuse(new ReportFileError(code, { format, most }, { cause }))
    const abort = () => refuse(signal?.reason)
    const timer = setTimeout(() => refuseBy('too_slow', seconds), seconds * 1000)
    signal?.addEventListener('abort', abort)
    press.on('error', refuse)
    // What is ended by a signal took too much memory: its own other thread ends it, or a system that has none left.
    press.on('exit', (code, ended) =>
      ended !== null || code === 134
        ? refuseBy('too_much_memory', megabytes)
        : refuseBy('failed', 0, `the press ended with ${code}`),
    )
    press.on('message', (answer: PressAnswer) =>
      answer.is === 'refused' ? refuseBy(answer.code, 0, answer.cause) : end(() => resolve(answer)),
    )
    press.send(asked, (error) => {
      // Why it ended is told by its exit.
      if (error && press.exitCode === null && press.signalCode === null) refuse(error)
    })
  })
}
