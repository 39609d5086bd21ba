import { verifyRegister } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { commitImport, patchImport, previewOf, rowsOf, sendList } from '../importing.js'
import type { TestServer } from '../server.js'
import { startWithSystems } from '../tracks.js'

async function begin(server: TestServer, entity: string, lines: readonly string[]) {
  const { id } = (await sendList(server, lines.join('\n'), { entity }, `${entity}.csv`)).body
  return {
    preview: (await previewOf(server, id)).body,
    items: await rowsOf(server, id),
    answered: async (answers: readonly object[]) => {
      await patchImport(server, id, { answers })
      return rowsOf(server, id)
    },
    commit: () => commitImport(server, id),
  }
}

const LISTS: Record<string, { lines: string[]; url: string; made: number; code: string; changed: string[] }> =
  {
    contract: {
      lines: [
        'Leverandør;Avtalenummer;Utløper;Oppsigelse (mnd);System',
        'Nordlys AS;N-1;31.12.2020;6;IKT-001',
        'Nordlys AS;N-2;31.12.2021;3;IKT-404',
      ],
      url: '/api/v1/contracts',
      made: 1,
      code: 'unknown_system',
      changed: ['Nordlys AS;N-1;31.12.2021;6;IKT-001'],
    },
    integration: {
      lines: ['Fra system;Til system;Data', 'IKT-001;IKT-002;Brukere', 'IKT-001;Stormflo;Brukere'],
      url: '/api/v1/integrations',
      made: 1,
      code: 'unknown_system',
      changed: [],
    },
    mapping: {
      lines: ['System;Erstatning', 'IKT-001;epj', 'IKT-002;finnes_ikke'],
      url: '/api/v1/mappings',
      made: 1,
      code: 'unknown_replacement',
      changed: [],
    },
  }

testOnce('contracts, integrations and mappings are imported by the rules of single writes', async (t) => {
  for (const [entity, { lines, url, made, code, changed }] of Object.entries(LISTS)) {
    const server = await startWithSystems(t)
    const before = (await server.call('auditor', 'GET', url)).body.total
    const logged = await server.logLength()
    const { preview, items, commit } = await begin(server, entity, lines)
    t.match(
      preview.counts,
      { rows: 2, new: made, skipped: 1 },
      `${entity}: ${JSON.stringify(preview.columns.map((one: { target: string }) => one.target))}`,
    )
    t.match(
      items.flatMap(({ problems }: { problems: object[] }) => problems),
      [{ code }],
      `${entity}: what is wrong`,
    )
    t.equal(await server.logLength(), logged, `${entity}: a preview writes nothing`)
    t.equal((await server.call('auditor', 'GET', url)).body.total, before)
    const done = await commit()
    t.equal(done.status, 200, done.text)
    t.equal((await server.call('auditor', 'GET', url)).body.total, before + made)
    const again = await begin(server, entity, lines)
    t.match(again.preview.counts, { new: 0, unchanged: made, skipped: 1 }, `${entity}: again`)
    if (changed.length > 0) {
      const other = await begin(server, entity, [lines[0] ?? '', ...changed])
      t.match(other.preview.counts, { new: 0, changed: 1 })
    }
    const undone = await server.call('architect', 'POST', `/api/v1/changes/${done.body.requestId}/undo`, {})
    t.equal(undone.status, 200, undone.text)
    t.equal((await server.call('auditor', 'GET', url)).body.total, before, `${entity}: undone`)
    t.ok((await verifyRegister(server.store, () => undefined)).ok)
  }
})

testOnce(
  'what a row of another list lacks is said field by field, and what is named twice is chosen from',
  async (t) => {
    const server = await startWithSystems(t)
    for (const municipality of ['0602', '0711'])
      await server.call('architect', 'POST', '/api/v1/systems', {
        ...{ name: 'Tvillingen', kind: 'business', municipality },
      })
    const { items: systems } = (await server.call('auditor', 'GET', '/api/v1/systems?q=tvillingen')).body
    const [one, other] = systems.map(({ number }: { number: string }) => number).sort()
    const replacements = await begin(server, 'replacement', ['Kode;Navn;Navn engelsk', ';Felles bibliotek;'])
    const [lacking] = replacements.items
    t.match(
      lacking.problems.map(({ code, field }: { code: string; field: string }) => [code, field]),
      [
        ['field_missing', 'code'],
        ['field_missing', 'nameEn'],
      ],
    )
    t.match(lacking.problems[0].nb, /^«Kode» mangler/, 'in the words of the pages')

    const lists = {
      contract: ['Leverandør;System', 'Nordlys AS;IKT-001, Tvillingen'],
      integration: ['Fra system;Til system;Data', 'IKT-001;Tvillingen;Brukere'],
      mapping: ['System;Erstatning', 'Tvillingen;epj'],
    }
    for (const [entity, lines] of Object.entries(lists)) {
      const { items, answered } = await begin(server, entity, lines)
      const [ask] = items[0].asks
      t.match(items[0], { outcome: 'skipped', problems: [] }, entity)
      t.match(ask, { code: 'several_systems', value: 'Tvillingen' }, entity)
      t.strictSame(
        ask.candidates.map(({ answer }: { answer: string }) => answer),
        [one, other].map((number) => (entity === 'contract' ? `IKT-001, ${number}` : number)),
        `${entity}: each by its number`,
      )
      const column = lines[0]?.split(';')[entity === 'mapping' ? 0 : 1]
      const [chosen] = await answered([{ row: 2, column, answer: ask.candidates[1].answer }])
      t.match(chosen, { outcome: 'new', asks: [], problems: [] }, entity)
      t.match(JSON.stringify(chosen.changes), other, entity)
    }
  },
)
