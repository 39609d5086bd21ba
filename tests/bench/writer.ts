// Writes one after the other, as a process of its own, and prints how many a second.
//   writer.ts URL COUNT [TOKEN]
const [url = '', count = '0', token] = process.argv.slice(2)
const headers = {
  'content-type': 'application/json',
  // As it is: by hand nothing is compressed either, and to take an answer apart is the work of who asked for it.
  'accept-encoding': 'identity',
  ...(token && { authorization: `Bearer ${token}` }),
}
let version = token ? Number((await (await fetch(url, { headers })).json()).version) : 0

async function writeOnce(users: number): Promise<void> {
  const answer = await fetch(url, {
    method: 'PATCH',
    headers: { ...headers, ...(token && { 'if-match': `"${version}"` }) },
    body: JSON.stringify({ users }),
  })
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
  version += 1
}

// Another number each time: a patch that changes nothing writes nothing.
const first = Date.now() % 1_000_000
for (let index = 0; index < 20; index += 1) await writeOnce(first + index)
const began = performance.now()
for (let index = 0; index < Number(count); index += 1) await writeOnce(first + 20 + index)
console.log((1000 * Number(count)) / (performance.now() - began))
