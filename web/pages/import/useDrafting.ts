import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useRef, useState } from 'react'
import {
  type ImportDraft,
  type ImportPreview,
  listImportRows,
  patchImportDraft,
  previewImport,
  readImportDraft,
} from '../../../schema/api/imports.js'
import { call } from '../../api/call.js'
import { reading } from '../../api/queries.js'
import { problemOf } from '../../parts/QueryStates.js'

/** What is said otherwise of a begun import. What is not named stays. */
interface Said {
  profile?: string | null
  settings?: Partial<ImportDraft['settings']>
  answers?: ImportDraft['answers']
}

/** Says something of a begun import as it stands when it is sent: what was said just before is not lost. */
export type Say = (change: (draft: ImportDraft) => Said) => void

export interface Drafting {
  draft: ImportDraft
  preview: ImportPreview | undefined
  say: Say
  /** True while what was said is on its way. */
  saving: boolean
}

const Context = createContext<Drafting | null>(null)
export const DraftingProvider = Context.Provider

/** The import that a page is of, how it is understood, and what changes it. */
export function useDrafting(): Drafting {
  const drafting = useContext(Context)
  if (!drafting) throw new Error('useDrafting is used outside a begun import')
  return drafting
}

const applied = (draft: ImportDraft, { profile, settings, answers }: Said): ImportDraft => ({
  ...draft,
  ...(profile !== undefined && { profile }),
  ...(answers && { answers }),
  settings: { ...draft.settings, ...settings },
})

const merged = (before: Said, said: Said): Said => ({
  ...before,
  ...said,
  ...((before.settings || said.settings) && { settings: { ...before.settings, ...said.settings } }),
})

/**
 * Sends what is said of a begun import, one thing after another. It stands on the page at once; what was found out of the file
 * is asked for anew once all of it is there.
 */
export function useSay(id: string): { say: Say; saving: boolean; error: unknown } {
  const client = useQueryClient()
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const waiting = useRef<((draft: ImportDraft) => Said)[]>([])
  const running = useRef(false)
  const { queryKey } = reading(readImportDraft, { params: { id } })
  const stored = useRef<ImportDraft | undefined>(undefined)

  const send = async (changes: ((draft: ImportDraft) => Said)[], base: ImportDraft): Promise<ImportDraft> => {
    let draft = base
    let said: Said = {}
    for (const change of changes) {
      const one = change(draft)
      said = merged(said, one)
      draft = applied(draft, one)
    }
    return call(patchImportDraft, { params: { id }, version: base.version, body: said })
  }
  const run = async () => {
    running.current = true
    setSaving(true)
    setError(null)
    try {
      while (waiting.current.length > 0) {
        const changes = waiting.current.splice(0)
        const base = stored.current ?? (await call(readImportDraft, { params: { id } }))
        stored.current = await send(changes, base).catch(async (failed: unknown) => {
          if (problemOf(failed)?.code !== 'version_conflict') throw failed
          // It was said in another window too: what is said here comes on top of that.
          return send(changes, await call(readImportDraft, { params: { id } }))
        })
        if (waiting.current.length === 0) client.setQueryData(queryKey, stored.current)
      }
    } catch (failed) {
      waiting.current = []
      setError(failed)
      await client.invalidateQueries({ queryKey })
    } finally {
      stored.current = undefined
      running.current = false
      setSaving(false)
    }
    await Promise.all(
      [previewImport, listImportRows].map((endpoint) =>
        client.invalidateQueries({ queryKey: [endpoint.id] }),
      ),
    )
  }
  const say: Say = (change) => {
    const shown = client.getQueryData(queryKey)
    if (!shown) return
    if (!running.current) stored.current = shown
    client.setQueryData(queryKey, applied(shown, change(shown)))
    waiting.current.push(change)
    if (!running.current) void run()
  }
  return { say, saving, error }
}
