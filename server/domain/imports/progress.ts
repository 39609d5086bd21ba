import { Refusal } from '../../../schema/api/errors.js'

/** What is being done with a list: its file is read, it is looked at row by row, or it is written. */
type ImportPhase = 'reading' | 'looking' | 'writing'

/** How far that has come. Of this server: another one knows only what it does itself. */
export interface ImportProgress {
  phase: ImportPhase | null
  done: number
  total: number
}

interface Running extends ImportProgress {
  cancelled: boolean
}

const running = new Map<string, Running>()
const NOTHING: ImportProgress = { phase: null, done: 0, total: 0 }

/** Tells how far something has come, and stops it where somebody has cancelled it. @throws Refusal `import_cancelled`. */
export type Tell = (phase: ImportPhase, done: number, total: number) => void

/** Does something with a begun import of which others may ask how far it has come, and that they may cancel. */
export async function withProgress<T>(id: string, work: (tell: Tell) => Promise<T>): Promise<T> {
  const own: Running = { ...NOTHING, cancelled: false }
  // The last that was begun is what is told of.
  running.set(id, own)
  try {
    return await work((phase, done, total) => {
      if (own.cancelled) throw new Refusal('import_cancelled')
      Object.assign(own, { phase, done, total })
    })
  } finally {
    if (running.get(id) === own) running.delete(id)
  }
}

/** How far it has come. */
export function progressOf(id: string): ImportProgress {
  const { phase, done, total } = running.get(id) ?? NOTHING
  return { phase, done, total }
}

/** Cancels what is done with a begun import: nothing of it is written. False where nothing is. */
export function cancelImport(id: string): boolean {
  const own = running.get(id)
  if (own) own.cancelled = true
  return own !== undefined
}
