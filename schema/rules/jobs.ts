/** Where long work stands. */
export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

/** What long work is. */
export const JOB_KINDS = ['report', 'remake', 'verify'] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** True for work that nothing more comes of. */
export function hasEnded(state: JobState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled'
}

/** So long work may be silent before its server is taken to be gone, in seconds. */
export const SILENT_SECONDS = 60
/** So often work is begun anew whose server was gone. */
export const MOST_TRIES = 3
/** So many days it is remembered how work ended. */
export const KEPT_DAYS = 30
