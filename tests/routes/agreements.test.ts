import { test } from '../engines.js'
import { startWithSystems, type TrackServer } from '../tracks.js'

const S = '/api/v1/systems'
const DUTY = 'ARCHIVE_DUTY_NOT_AGREED'
const CLASS = 'PRIVACY_CLASS_NOT_AGREED'
const LOW = { archiveDuty: 'none', privacyClass: 'none', reason: 'Bare oppslag' }

const read = async (server: TrackServer, of: string) => (await server.call('auditor', 'GET', of)).body
const numbersIn = (items: { number: string }[]) => items.map(({ number }) => number).sort()
/** Whose duty waits. */
const waiting = async (server: TrackServer, query = '') =>
  numbersIn((await read(server, `${S}?check=${DUTY}${query}`)).items)

/** Four systems whose duty waits, but for the first; the class of the second waits, too. */
async function startWaiting(t: Parameters<typeof startWithSystems>[0]): Promise<TrackServer> {
  const server = await startWithSystems(t, 4)
  await server.write('architect', 'PATCH', `${S}/IKT-002`, LOW)
  for (const number of ['IKT-003', 'IKT-004'])
    await server.write('architect', 'PATCH', `${S}/${number}`, { archiveDuty: null, reason: 'Usikkert' })
  return server
}

test('what waits is a finding: counted, listed, filtered and exported like any other', async (t) => {
  const server = await startWaiting(t)
  t.equal((await server.call(null, 'GET', '/api/v1/checks')).status, 401, 'not for strangers')
  const found = async (query = '') =>
    Object.fromEntries(
      (await read(server, `/api/v1/checks${query}`)).items.map((one: { code: string; systems: [] }) => [
        one.code,
        one,
      ]),
    )
  const { [DUTY]: duty, [CLASS]: held } = await found()
  t.match(duty, { count: 3, severity: 'warning', place: { part: 'archive', field: 'agree' } })
  t.match(held, { count: 1, systems: [{ number: 'IKT-002' }], place: { part: 'privacy', field: 'agree' } })
  t.strictSame(numbersIn(duty.systems), ['IKT-002', 'IKT-003', 'IKT-004'])
  t.strictSame(await waiting(server), numbersIn(duty.systems))
  const both = await read(server, `${S}?check=${DUTY}&check=${CLASS}&facets=true&archiveDuty=none`)
  t.strictSame(numbersIn(both.items), ['IKT-002'], 'with other filters')
  t.match(both.facets.privacyClass, [{ value: 'none', count: 1 }])
  const { text } = await server.call('auditor', 'GET', `/api/v1/exports/systems.csv?check=${DUTY}`)
  t.strictSame(text.match(/IKT-00\d/g), ['IKT-002', 'IKT-003', 'IKT-004'])

  const then = await server.logLength()
  await server.write('records_manager', 'POST', `${S}/IKT-003/archive-duty/agree`, {}, `${S}/IKT-003`)
  await server.write('architect', 'PATCH', `${S}/IKT-004`, { archiveDuty: 'other' })
  t.strictSame(await waiting(server), ['IKT-002'], 'agreed to, and raised again')
  t.equal((await found())[DUTY].count, 1)
  t.equal((await found(`?asOf=${then}`))[DUTY].count, 3)
  t.equal((await waiting(server, `&asOf=${then}`)).length, 3)
  await server.write('architect', 'POST', `${S}/IKT-002/void`, { reason: 'Ført to ganger' }, `${S}/IKT-002`)
  t.strictSame(await waiting(server), [], 'one that is removed waits for nobody')
})
