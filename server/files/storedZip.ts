import { type Zippable, zipSync } from 'fflate'

/** The first day that a ZIP file can tell, at noon: in no time zone another year. */
const TIME = new Date(1980, 0, 1, 12)

/** Packs files into a ZIP as they are, in their order and of one day: the same files make the same bytes on any machine. */
export function packStored(files: readonly { path: string; bytes: Uint8Array }[]): Uint8Array {
  const entries = files.map(({ path, bytes }) => [path, [bytes, { level: 0, mtime: TIME }]])
  return zipSync(Object.fromEntries(entries) as Zippable)
}
