import { LRUCache } from 'lru-cache'
import type { Body } from '../../../schema/api/endpoint.js'
import { Refusal } from '../../../schema/api/errors.js'
import type { commitImport as commitEndpoint } from '../../../schema/api/imports.js'
import type { Reader, Store } from '../../engines/store.js'
import { onceForAll } from '../../engines/turns.js'
import {
  findImportDraft,
  findImportProfile,
  type ImportDraftRecord,
  touchImportFile,
} from '../../store/imports.js'
import type { Moment } from '../../store/programme.js'
import type { Context } from '../change.js'
import { requireBegun } from './begun.js'
import { commitImport, rehearse } from './commit.js'
import { forgetFile, openFile, type Prepared, prepareImport } from './prepare.js'
import { withProgress } from './progress.js'

/** What came of a look at an import that is begun. */
export interface Looked {
  begun: ImportDraftRecord
  prepared: Prepared
}

/** What was looked at of late: a preview and the pages of its rows are one look. */
const looked = new LRUCache<string, Looked>({ max: 6, ttl: 10 * 60_000 })
const once = onceForAll<Looked>()

/** Who looks, and at which moment of the register. */
interface Looker {
  reader: Reader
  context: Context
  moment: Moment
}

/**
 * What would come of an import that somebody has begun, for the register as it is. Nothing is written.
 * @throws Refusal `not_found`, `file_gone`, `file_unreadable` or `import_cancelled`.
 */
export async function lookAtBegun({ reader, context, moment }: Looker, id: string): Promise<Looked> {
  const { actor, at, settings } = context
  const begun = await requireBegun(reader, actor.id, id)
  const { sequence, today } = moment
  const roles = [...actor.roles, ...actor.scope].join(' ')
  const key = [id, begun.version, sequence, today, actor.id, roles].join('\n')
  const known = looked.get(key)
  if (known) return known
  return once(key, () =>
    withProgress(id, async (tell) => {
      const asking = { actor, at, today, settings, reason: begun.fileName, tell }
      tell('reading', 0, 1)
      const workbook = await openFile(reader, begun)
      const prepared = await prepareImport(reader, workbook, begun, asking, rehearse(context))
      const look = { begun, prepared }
      looked.set(key, look)
      return look
    }),
  )
}

/**
 * Imports what somebody has begun, as its preview says, and answers the id of the import.
 * @throws Refusal `not_found`, `import_changed`, `import_cancelled`, or what a rule refuses.
 */
export async function importBegun(
  { store, context, moment, clock }: { store: Store; context: Context; moment: Moment; clock: () => Date },
  id: string,
  { fingerprint, reason }: Body<typeof commitEndpoint>,
): Promise<string> {
  const { actor, at, settings } = context
  const { today } = moment
  return withProgress(id, async (tell) => {
    const begun = await findImportDraft(store, actor.id, id)
    // Read before the transaction: others write meanwhile.
    const workbook = begun && (await openFile(store, begun))
    const imported = await commitImport(context, async ({ tx }) => {
      if (!begun || !workbook) throw new Refusal('not_found', { about: id })
      const profile = begun.profile === null ? undefined : await findImportProfile(tx, begun.profile)
      return {
        ...{ begun, format: workbook.format, fingerprint, reason, tell },
        profile: profile ? { name: profile.name, version: profile.version } : null,
        keep: (tx) => touchImportFile(tx, begun.fileHash, clock().toISOString()),
        plan: async (tx, why, writeRows) => {
          const asking = { actor, at, today, settings, reason: why, tell }
          return (await prepareImport(tx, workbook, begun, asking, writeRows)).plan
        },
      }
    })
    if (begun) forgetFile(begun)
    for (const key of looked.keys()) if (key.startsWith(`${id}\n`)) looked.delete(key)
    return imported
  })
}
