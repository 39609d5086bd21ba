import type { Words } from '../rules/words.js'

/** What is found of a bundle: whether it holds, and where it does not. */
export interface Finding {
  code: string
  ok: boolean
  /** A row of the log. */
  seq?: number
  path?: string
  list?: string
}

/** A bundle that is unpacked, or as it came. */
export interface Bundle {
  paths: readonly string[]
  read: (path: string) => Uint8Array | Promise<Uint8Array>
  /** In hex. */
  sha256: (bytes: Uint8Array) => string | Promise<string>
}

export function checkBundle(bundle: Bundle): Promise<Finding[]>
export function hashesIn(log: Uint8Array): Generator<string | undefined>
export function sayFinding(finding: Finding, language: keyof Words): string
