import { createBundle } from '../../schema/api/reports.js'
import { openFile } from '../../schema/bundle/openFile.js'
import { migrationsFolder } from '../../server/config.js'
import { sha256Of } from '../../server/domain/canonical.js'
import { makePastRegisters } from '../../server/domain/pastRegisters.js'
import { orderBundle } from '../../server/domain/reportOrders.js'
import { keepReport } from '../../server/domain/reports.js'
import { packStored } from '../../server/files/zip.js'
import type { Services } from '../../server/http/bind.js'
import { makeReport } from '../../server/reports/jobs.js'
import { findMoment } from '../../server/store/programme.js'
import { testContext } from '../server.js'

/** Makes a bundle of a register and keeps it there, as somebody, so many days from now. */
export async function makeBundleOf(
  services: Services,
  asked: object,
  { daysLater = 0, name = 'Testrolle' } = {},
) {
  const { store } = services
  const clock = () => new Date(Date.now() + daysLater * 86_400_000)
  const tools = {
    store,
    log: store,
    pastRegisters: makePastRegisters(store, clock, migrationsFolder),
    version: '0.0.0',
    signal: new AbortController().signal,
    tell: async () => {},
  }
  const body = createBundle.body.parse(asked)
  const moment = await findMoment(store, clock())
  const order = await orderBundle(store, body, moment)
  const context = { ...testContext(services, { name }), at: moment.now }
  return makeReport(tools, order, (made) => keepReport(context, made))
}

/** The files of a bundle, to be changed. */
export class Unpacked {
  readonly files: Map<string, Buffer>
  constructor(bytes: Uint8Array) {
    this.files = new Map([...openFile(bytes).entries].map(([path, one]) => [path, Buffer.from(one)]))
  }

  text(path: string): string {
    return this.files.get(path)?.toString() ?? ''
  }

  edit(path: string, change: (text: string) => string): void {
    this.files.set(path, Buffer.from(change(this.text(path))))
  }

  /** The lists of hashes as they would be had the bundle been made so, as whoever covers a change up would write them. */
  cover(): void {
    const manifest = JSON.parse(this.text('manifest.json'))
    const lines = this.text('log/changes.ndjson').trimEnd().split('\n')
    manifest.files = [...this.files]
      .filter(([path]) => path !== 'manifest.json' && path !== 'SHA256SUMS')
      .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Of(bytes) }))
    const last = JSON.parse(lines.at(-1) ?? '{}')
    manifest.log = { ...manifest.log, rows: lines.length, head: last.hash }
    for (const list of manifest.lists) {
      const items = this.text(list.path).trimEnd().split('\n').slice(1, -1)
      list.rows = items.length
      for (const sum of list.sums)
        sum.sum = items.reduce((all, item) => all + Number(JSON.parse(item)[sum.column] ?? 0), 0)
    }
    this.files.set('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
    const sums = [
      ...manifest.files,
      { path: 'manifest.json', sha256: sha256Of(this.files.get('manifest.json') ?? Buffer.alloc(0)) },
    ]
    this.files.set('SHA256SUMS', Buffer.from(sums.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')))
  }

  pack(): Uint8Array {
    return packStored([...this.files].map(([path, bytes]) => ({ path, bytes })))
  }
}
