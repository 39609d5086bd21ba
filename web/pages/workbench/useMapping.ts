import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type BulkMapReply, bulkMap } from '../../../schema/api/bulkMappings.js'
import type { WaitingSystem } from '../../../schema/api/suggestions.js'
import { call } from '../../api/call.js'
import { newIdempotencyKey, readAllAnew } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { isUndo } from '../../parts/shortcuts.js'
import { useToast } from '../../parts/Toast.js'
import { useTakeBack } from '../../parts/useUndo.js'
import { type Act, bodyOf, touchedBy } from './acts.js'
import { useDecision, writtenOf } from './decision.js'
import { useToldOf } from './told.js'
import type { Queue } from './useQueue.js'

/** What was done last: in words, and by which request it is taken back. */
export interface Done {
  said: string
  /** What did not come of it, and why. */
  lacks: readonly string[]
  requestId?: string | undefined
  numbers: readonly string[]
}

/** What was refused: by a rule, or because somebody else was first. */
export interface Refused {
  rows: readonly WaitingSystem[]
  error?: unknown
  items: BulkMapReply['items']
}

/**
 * Does things with systems of the queue, each in one request that can be taken back by itself, the last first. Who maps does
 * not wait for the answer: what is refused comes back into the queue, and is told.
 */
export function useMapping(queue: Queue) {
  const { t } = useLanguage(workbenchTexts)
  const client = useQueryClient()
  const toast = useToast()
  const takeBack = useTakeBack()
  const told = useToldOf()
  const [decision] = useDecision()
  const [done, setDone] = useState<Done[]>([])
  const [said, setSaid] = useState('')
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(0)
  const writing = useRef(0)
  /** How many more are to be undone once nothing is written any more. */
  const wanted = useRef(0)
  // What another page told, and would take back by the same keys.
  useEffect(() => toast(''), [toast])

  const settle = async () => {
    writing.current -= 1
    setBusy(writing.current)
    if (writing.current > 0) return
    await readAllAnew(client)
    // Something may have been begun while it was read.
    if (writing.current === 0) queue.settle()
  }

  const perform = async (act: Act, rows: readonly WaitingSystem[]) => {
    const touched = touchedBy(act, rows)
    if (touched.length === 0) return
    writing.current += 1
    setBusy(writing.current)
    setRefused(null)
    queue.leave(touched)
    try {
      const reply = await call(bulkMap, {
        body: bodyOf(act, touched, writtenOf(decision)),
        idempotencyKey: newIdempotencyKey(),
      })
      const items = reply.items.filter(({ outcome }) => outcome === 'refused')
      const back = items.map(({ number }) => number)
      const stay = touched.filter(({ number }) => !back.includes(number))
      if (items.length > 0) {
        const those = touched.filter(({ number }) => back.includes(number))
        setRefused({ rows: those, items })
        queue.comeBack(back)
        queue.select(back[0])
      }
      if (stay.length > 0) {
        const next = { ...told(act, stay, reply), numbers: stay.map(({ number }) => number) }
        setDone((before) => [...before, { ...next, ...(reply.requestId && { requestId: reply.requestId }) }])
        setSaid(next.said)
      }
    } catch (error) {
      setRefused({ rows: touched, error, items: [] })
      queue.comeBack(touched.map(({ number }) => number))
      queue.select(touched[0]?.number)
    }
    await settle()
  }

  const undo = async () => {
    const last = done.at(-1)
    if (writing.current > 0) {
      wanted.current += 1
      return
    }
    if (!last?.requestId) {
      wanted.current = 0
      return
    }
    writing.current += 1
    setBusy(writing.current)
    setDone((before) => before.filter((one) => one !== last))
    setRefused(null)
    const taken = await takeBack(last.requestId)
    if (taken?.done === false) setDone((before) => [...before, last])
    // What stands before something that could not be undone is not undone instead of it.
    if (!taken?.done) wanted.current = 0
    if (taken) setSaid(taken.done ? t.workbench.undone(last.said) : taken.said)
    queue.comeBack(last.numbers)
    if (taken?.done) queue.select(last.numbers[0])
    writing.current -= 1
    setBusy(writing.current)
  }
  const latest = useRef(undo)
  latest.current = undo
  useEffect(() => {
    if (busy > 0 || wanted.current === 0) return
    wanted.current -= 1
    latest.current()
  }, [busy])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!isUndo(event)) return
      event.preventDefault()
      // Held down it would undo more than is meant.
      if (!event.repeat) latest.current()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  return { perform, undo, last: done.at(-1), said, refused, isBusy: busy > 0 }
}
