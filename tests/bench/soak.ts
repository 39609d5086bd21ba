import type { Bench } from './bench.js'
import { readers, whileWriting } from './figures/mixed.js'

const MEGABYTE = 1024 * 1024

/** Readers and a writer for so many minutes, on 3,069 systems: tells each minute what the server takes. */
export async function soak(bench: Bench, minutes: number): Promise<void> {
  const server = await bench.start(3069)
  for (let minute = 1; minute <= minutes; minute += 1) {
    await server.watch()
    const { rate, p99 } = await whileWriting(server, () => readers(server, 60))
    const { rss, peak, block } = await server.usage()
    console.log(
      `minute ${minute}: ${(rss / MEGABYTE).toFixed(0)} MB (at most ${(peak / MEGABYTE).toFixed(0)}), ` +
        `${rate.toFixed(0)} requests/s, p99 ${p99} ms, longest block ${block.toFixed(0)} ms`,
    )
  }
  await server.stop()
}
