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
    // What it computes after its start, it has computed.
    await server.get('/api/v1/progress')
    const { items } = JSON.parse(String(await server.get(`/api/v1/systems?limit=${SYSTEMS}`)))
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${server.token}` }
    const before = way.trips()
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
    const { totals } = (await answer.json()) as { totals: { changed: number } }
    if (totals.changed < SYSTEMS) throw new Error(`Of ${SYSTEMS} systems were changed ${totals.changed}`)
    return [most('bulk', 'trips', trips, MOST_TRIPS)]
  } finally {
    await server.stop()
    await way.close()
  }
}
