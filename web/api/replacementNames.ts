import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { listReplacements } from '../../schema/api/replacements.js'
import type { Words } from '../../schema/rules/words.js'
import { useAsOf } from '../parts/moment.js'
import { call } from './call.js'

/** So many are asked for in one request: its address is not too long. */
const TOGETHER = 100

type Names = ReadonlyMap<string, Words>

/** What is asked for in this turn of the page, by the moment that is looked at. */
const waiting = new Map<string | undefined, { codes: Set<string>; names: Promise<Names> }>()

/** The name of a replacement, read with all others that are asked for in the same turn; null when it was not there. */
async function readName(code: string, asOf: string | undefined): Promise<Words | null> {
  const { codes, names } = waiting.get(asOf) ?? collect(asOf)
  codes.add(code)
  return (await names).get(code) ?? null
}

function collect(asOf: string | undefined) {
  const codes = new Set<string>()
  const names = Promise.resolve().then(() => {
    waiting.delete(asOf)
    return readNames([...codes], asOf)
  })
  const collecting = { codes, names }
  waiting.set(asOf, collecting)
  return collecting
}

async function readNames(codes: readonly string[], asOf: string | undefined): Promise<Names> {
  const parts = [...Array(Math.ceil(codes.length / TOGETHER)).keys()].map((part) =>
    codes.slice(part * TOGETHER, (part + 1) * TOGETHER),
  )
  const pages = await Promise.all(
    parts.map((code) =>
      call(listReplacements, { query: { code, limit: TOGETHER, ...(asOf !== undefined && { asOf }) } }),
    ),
  )
  const rows = pages.flatMap(({ items }) => items)
  return new Map(rows.map(({ code, nameNb, nameEn }) => [code, { nb: nameNb, en: nameEn }]))
}

/**
 * Names replacements by their codes: those that a page asks for while it is drawn are read together, and undefined until
 * they are there. There may be thousands of others, which no page needs.
 */
export function useReplacementNames(): (code: string) => Words | undefined {
  const asOf = useAsOf()
  const asked = useRef(new Set<string>())
  const [codes, setCodes] = useState<readonly string[]>([])
  useEffect(() => {
    if (asked.current.size > codes.length) setCodes([...asked.current])
  })
  const named = useQueries({
    queries: codes.map((code) => ({
      queryKey: ['replacementName', code, asOf],
      queryFn: () => readName(code, asOf),
    })),
    combine: (found) => new Map(found.map(({ data }, at) => [codes[at], data ?? undefined])),
  })
  return (code) => {
    asked.current.add(code)
    return named.get(code)
  }
}
