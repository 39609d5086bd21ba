import { type Bench, startMeasured } from '../bench.js'
import { type Figure, most } from '../figures.js'
import { openSlowWay } from '../slowWay.js'

const SYSTEMS = 1000
const TRIP_MS = 5
const MOST_TRIPS = 20

/** A thousand systems changed at once while each trip to the database takes 5 ms: how many it takes. */
export async function bulk(bench: Bench): Promise<Figure[]> {
  const way = await openSlowWay(await bench.register(3069), TRIP_MS)
  const server = await startMeasured(bench.program, way.address, {})
  try {
    const { items } = JSON.parse(String(await server.get(`/api/v1/systems?limit=${SYSTEMS}`)))
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${server.token}` }
    const before = way.trips()
    const began = performance.now()
    const answer = await fetch(`${server.url}/api/v1/systems/bulk`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        numbers: items.map(({ number }: { number: string }) => number),
        changes: { note: `Målt ${new Date().toISOString()}` },
        reason: 'Måling',
      }),
    })
    const trips = way.trips() - before
    const seconds = (performance.now() - began) / 1000
    const { counts, items: done } = (await answer.json()) as {
      counts?: unknown
      items: { outcome: string }[]
    }
    const changed = done.filter(({ outcome }) => outcome === 'changed').length
    if (changed < SYSTEMS)
      throw new Error(`${changed} of ${SYSTEMS} systems were changed: ${JSON.stringify(counts)}`)
    return [most('bulk', 'trips', trips, MOST_TRIPS), most('bulk time', 's', seconds, 5)]
  } finally {
    await server.stop()
    await way.close()
  }
}
