import type { BundleOrder } from '../../../schema/rules/reports.js'
import { sha256Of } from '../../domain/canonical.js'
import type { Evident } from '../../files/evidence.js'

/** A file of a bundle. */
export interface BundleFile {
  path: string
  bytes: Buffer
}

/** A list of a bundle: as lines of JSON, as a table, and how much there is in it. */
export interface BundledList {
  name: string
  path: string
  table: string
  rows: number
  sums: { column: string; sum: number }[]
}

/** What a bundle holds and what it was made of: `manifest.json` in it. */
export interface Manifest extends Evident {
  /** The number of this form of bundles: one more whenever what checks them must change. */
  bundle: 1
  order: BundleOrder
  files: { path: string; bytes: number; sha256: string }[]
  /** The log, as lines of canonical JSON: each with the hash that is of the line without it. */
  log: { path: string; rows: number; head: string }
  lists: BundledList[]
}

/** The list of contents of these files. */
export function manifestOf(told: Omit<Manifest, 'bundle' | 'files'>, files: readonly BundleFile[]): Manifest {
  return {
    bundle: 1,
    ...told,
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256Of(bytes) })),
  }
}

/** What `sha256sum -c` reads: the files of the manifest, and the manifest itself. */
export function sumsOf({ files }: Manifest, manifest: BundleFile): string {
  const all = [...files, { path: manifest.path, sha256: sha256Of(manifest.bytes) }]
  return all.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}
