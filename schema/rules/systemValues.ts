import type { SYSTEM_FIELDS, SystemField } from './systemFields.js'

type Bare<F> = F extends { type: 'flag' }
  ? boolean
  : F extends { type: 'number' }
    ? number
    : F extends { type: 'list' }
      ? string[]
      : F extends { choices: { from: 'words'; words: infer W } }
        ? keyof W
        : string

type ValueOf<F> = F extends { required: true } | { type: 'flag' | 'list' } ? Bare<F> : Bare<F> | null

/** What stands in each field of a system: a date as `YYYY-MM-DD`, a reference as its code. A stored row satisfies it. */
export type SystemValues = { [N in SystemField]: ValueOf<(typeof SYSTEM_FIELDS)[N]> }
