import { Refusal } from '../../schema/api/errors.js'
import {
  createImportProfile as createProfileEndpoint,
  listImportProfiles as listProfilesEndpoint,
  patchImportProfile as patchProfileEndpoint,
  restoreImportProfile as restoreProfileEndpoint,
  voidImportProfile as voidProfileEndpoint,
} from '../../schema/api/importProfiles.js'
import {
  cancelImport as cancelEndpoint,
  commitImport as commitEndpoint,
  createImportDraft as createDraftEndpoint,
  deleteImportDraft as deleteDraftEndpoint,
  exportImportFile as fileEndpoint,
  listImportDrafts as listDraftsEndpoint,
  listImports as listEndpoint,
  patchImportDraft as patchDraftEndpoint,
  previewImport as previewEndpoint,
  exportImportProblems as problemsEndpoint,
  readImportProgress as progressEndpoint,
  readImportDraft as readDraftEndpoint,
  readImport as readEndpoint,
  listImportRows as rowsEndpoint,
} from '../../schema/api/imports.js'
import { MEDIA_TYPES } from '../../schema/api/mediaTypes.js'
import { beginImport, changeBegun, endBegun, requireBegun } from '../domain/imports/begun.js'
import { importBegun, lookAtBegun } from '../domain/imports/look.js'
import { pickRows, problemRowsOf } from '../domain/imports/pick.js'
import {
  createImportProfile,
  patchImportProfile,
  restoreImportProfile,
  voidImportProfile,
} from '../domain/imports/profiles.js'
import { cancelImport, progressOf } from '../domain/imports/progress.js'
import { showPreview } from '../domain/imports/show.js'
import { requireRow } from '../domain/rows.js'
import type { Reader, Tx } from '../engines/store.js'
import { writeProblemRows } from '../files/problemRows.js'
import type { Call, Routes } from '../http/bind.js'
import {
  findImportDrafts,
  findImportFile,
  findImportProfile,
  findImportProfiles,
  findImportWithAuthor,
  listImports,
} from '../store/imports.js'
import { metaOf } from '../views/systems.js'

/** A write that answers its row has a transaction already, in which that is read. */
const beginnerOf = ({
  reader,
  caller,
  clock,
  moment,
}: Pick<Call, 'reader' | 'caller' | 'clock' | 'moment'>) => ({
  tx: reader as Tx,
  programme: moment.settings,
  owner: caller.id,
  now: clock(),
})

export const importRoutes: Routes = (bind) => {
  bind(createDraftEndpoint, async (call) => {
    const id = await beginImport(beginnerOf(call), call.body)
    return requireBegun(call.reader, call.caller.id, id)
  })

  bind(listDraftsEndpoint, async ({ reader, caller, moment }) => {
    const items = await findImportDrafts(reader, caller.id)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(readDraftEndpoint, ({ params, reader, caller }) => requireBegun(reader, caller.id, params.id))

  bind(patchDraftEndpoint, async (call) => {
    const { params, body, version, reader, caller } = call
    await changeBegun(beginnerOf(call), params.id, version, body)
    return requireBegun(reader, caller.id, params.id)
  })

  bind(deleteDraftEndpoint, async ({ params, store, caller }) => {
    await requireBegun(store, caller.id, params.id)
    cancelImport(params.id)
    await store.transaction((tx) => endBegun({ tx, owner: caller.id }, params.id))
    return null
  })

  bind(cancelEndpoint, async ({ params, reader, caller }) => {
    await requireBegun(reader, caller.id, params.id)
    return { cancelled: cancelImport(params.id) }
  })

  bind(previewEndpoint, async (call) => {
    const { prepared } = await lookAtBegun(call, call.params.id)
    return showPreview(prepared, call.moment.sequence)
  })

  bind(rowsEndpoint, async (call) => {
    const { prepared } = await lookAtBegun(call, call.params.id)
    return { sequence: call.moment.sequence, ...(await pickRows(prepared, call.query)) }
  })

  bind(problemsEndpoint, async (call) => {
    const { prepared, begun } = await lookAtBegun(call, call.params.id)
    const { lang } = call.query
    const headers = prepared.list.columns.map(({ header }) => header.name)
    async function* content() {
      yield await writeProblemRows(headers, problemRowsOf(prepared, lang), lang)
    }
    const name = `${begun.fileName.replace(/\.\w+$/, '')}`.replace(/[^\w-]+/g, '_')
    return { content: content(), type: MEDIA_TYPES.xlsx, name: `${name}-problems.xlsx` }
  })

  bind(commitEndpoint, async (call) => {
    const id = await importBegun(call, call.params.id, call.body)
    return readImport(call.store, id)
  })

  bind(progressEndpoint, async ({ params, reader, caller }) => {
    await requireBegun(reader, caller.id, params.id)
    return progressOf(params.id)
  })

  bind(listEndpoint, async ({ query, reader, moment }) => ({
    ...(await listImports(reader, query)),
    meta: metaOf(moment),
  }))

  bind(readEndpoint, ({ params, reader }) => readImport(reader, params.id))

  bind(fileEndpoint, async ({ params, reader }) => {
    const { fileName, fileHash, format } = await readImport(reader, params.id)
    const content = await findImportFile(reader, fileHash)
    if (content === undefined) throw new Refusal('file_gone', { about: params.id })
    async function* bytes() {
      yield Buffer.from(content as string, 'base64')
    }
    const end = /\.\w{1,5}$/.exec(fileName)?.[0] ?? ''
    return { content: bytes(), type: MEDIA_TYPES[format], name: `${params.id}${end}` }
  })

  bind(listProfilesEndpoint, async ({ reader, moment }) => {
    const items = await findImportProfiles(reader)
    return { items, total: items.length, meta: metaOf(moment) }
  })

  bind(createProfileEndpoint, async ({ body, context, reader }) =>
    readProfile(reader, await createImportProfile(context, body)),
  )

  bind(patchProfileEndpoint, async ({ params, body, version, context, reader }) => {
    await patchImportProfile(context, params.id, version, body)
    return readProfile(reader, params.id)
  })

  bind(voidProfileEndpoint, async ({ params, body, version, context, reader }) => {
    await voidImportProfile(context, params.id, version, body.reason)
    return readProfile(reader, params.id)
  })

  bind(restoreProfileEndpoint, async ({ params, body, version, context, reader }) => {
    await restoreImportProfile(context, params.id, version, body.reason)
    return readProfile(reader, params.id)
  })
}

async function readImport(reader: Reader, id: string) {
  return requireRow(await findImportWithAuthor(reader, id), id)
}

async function readProfile(reader: Reader, id: string) {
  return requireRow(await findImportProfile(reader, id), id)
}
