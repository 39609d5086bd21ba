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
    const heading = 'Kode;Navn;Navn engelsk;Type'
    const { items } = await begin(server, 'replacement', [heading, ';;Shared library;'])
    t.strictSame(
      items[0].problems.map(({ code, field }: { code: string; field: string }) => [code, field]),
      [
        ['field_missing', 'nameNb'],
        ['field_missing', 'kind'],
      ],
    )
    t.match(items[0].problems[1].nb, /^«Type» mangler/, 'in the words of the pages')
    const named = await begin(server, 'replacement', [heading, ';Felles bibliotek;;Felles løsning'])
    t.match(named.items, [{ outcome: 'new', problems: [] }], 'its code and its English name are made')
    t.equal((await named.commit()).status, 200)
    t.match((await server.call('auditor', 'GET', '/api/v1/replacements/felles_bibliotek')).body, {
      nameEn: 'Felles bibliotek',
    })

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

testOnce(
  'notice that was given before its contract began is refused, and the rest of the list is not',
  async (t) => {
    const server = await startWithSystems(t)
    const url = '/api/v1/contracts'
    const { status } = await server.call('architect', 'POST', url, {
      ...{ supplier: 'Sørlys AS', number: 'S-1', systems: ['IKT-001'], start: '2016-01-18' },
    })
    t.equal(status, 201)
    const { items, preview } = await begin(server, 'contract', [
      'Leverandør;Avtalenummer;System;Startdato;Oppsagt dato',
      'Nordlys AS;N-1;IKT-001;18.01.2016;17.01.2016',
      'Nordlys AS;N-2;IKT-001;18.01.2016;18.01.2016',
      'Nordlys AS;N-3;IKT-001;;17.01.2016',
      'Sørlys AS;S-1;IKT-001;;17.01.2016',
    ])
    t.match(preview.counts, { rows: 4, new: 2, changed: 0 })
    for (const [at, wanted] of ['refused', undefined, undefined, 'refused'].entries()) {
      const row = at + 2
      const [problem] = items.find((one: { row: number }) => one.row === row).problems
      t.equal(problem?.code, wanted, `row ${row}`)
      if (wanted) t.match(JSON.stringify(problem), 'noticeGivenOn', `row ${row} says which day`)
    }

    // A system's own list may say when a contract begins of which notice was given.
    const told = await server.call('architect', 'POST', url, {
      ...{ supplier: 'Sørlys AS', number: 'S-2', systems: ['IKT-001'], noticeGivenOn: '2016-01-17' },
    })
    t.equal(told.status, 201, told.text)
    for (const [start, code] of [
      ['17.01.2016', undefined],
      ['18.01.2016', 'refused'],
    ] as const) {
      const [row] = (
        await begin(server, 'system', [
          'Navn;Kommune;Avtaleleverandør;Avtalenummer;Avtalestart',
          `Blåfjell;0602;Sørlys AS;S-2;${start}`,
        ])
      ).items
      t.equal(row.problems[0]?.code, code, start)
      t.equal(row.contract === null, code !== undefined, start)
    }
  },
)

testOnce('what fits several rows of the register is asked, and none of them is taken for it', async (t) => {
  const server = await startWithSystems(t)
  const write = async (url: string, body: object) => {
    const { status, text, body: made } = await server.call('architect', 'POST', `/api/v1/${url}`, body)
    t.equal(status, 201, text)
    return made
  }
  const named = { nameNb: 'Ny løsning', kind: 'shared_solution', state: 'planned' }
  await write('replacements', { code: 'ny_en', nameEn: 'First', ...named })
  await write('replacements', { code: 'ny_to', nameEn: 'Second', ...named })
  const ends = { fromSystem: 'IKT-001', toSystem: 'IKT-002', data: 'Brukere' }
  const integrations: string[] = []
  for (const method of ['Fil', 'API'])
    integrations.push((await write('integrations', { ...ends, method })).id)
  const contracts: string[] = []
  for (const systems of [['IKT-001'], ['IKT-002']])
    contracts.push((await write('contracts', { supplier: 'Nordlys AS', number: 'N-1', systems })).id)

  /** What each list is asked, what may be answered, and where. */
  const lists: Record<string, { lines: string[]; code: string; column: string | null; choices: string[] }> = {
    mapping: {
      lines: ['System;Erstatning', 'IKT-001;Ny løsning'],
      ...{ code: 'several_replacements', column: 'Erstatning', choices: ['ny_en', 'ny_to'] },
    },
    integration: {
      lines: ['Fra system;Til system;Data;Metode', 'IKT-001;IKT-002;brukere;Kø'],
      ...{ code: 'several_rows', column: null, choices: [...integrations, 'new', 'skip'] },
    },
    contract: {
      lines: ['Leverandør;Avtalenummer;Oppsigelse (mnd)', 'Nordlys AS;N-1;3'],
      ...{ code: 'several_rows', column: null, choices: [...contracts, 'new', 'skip'] },
    },
    replacement: {
      lines: ['Navn;Leverandør', 'Ny løsning;Nordlys AS'],
      ...{ code: 'several_rows', column: null, choices: ['ny_en', 'ny_to', 'new', 'skip'] },
    },
  }
  for (const [entity, { lines, code, column, choices }] of Object.entries(lists)) {
    const { items, preview, answered } = await begin(server, entity, lines)
    t.match(preview.counts, { new: 0, changed: 0, skipped: 1, asks: 1 }, entity)
    const [ask] = items[0].asks
    t.match(ask, { code, column: null }, entity)
    t.strictSame(
      ask.candidates.map(({ answer }: { answer: string }) => answer),
      choices,
    )
    const [, second = ''] = choices
    const [chosen] = await answered([{ row: 2, column, answer: second }])
    t.match(chosen, { outcome: entity === 'mapping' ? 'new' : 'changed', problems: [] }, entity)
    t.match(JSON.stringify([chosen.id, chosen.changes]), second, `${entity}: the one that was chosen`)
    const [wrong] = await answered([{ row: 2, column, answer: 'finnes-ikke' }])
    t.match(wrong, { outcome: 'skipped' }, `${entity}: what there is not is no answer`)
    if (column !== null) continue
    const [made] = await answered([{ row: 2, column, answer: 'new' }])
    if (entity === 'replacement')
      t.match(made.problems, [{ code: 'field_missing', field: 'kind' }], 'a new one has a kind')
    else t.match(made, { outcome: 'new', problems: [] }, `${entity}: a new one`)
  }

  // A system's own list names its contract: of several that have its number none is joined.
  const [row] = (
    await begin(server, 'system', [
      'Navn;Kommune;Avtaleleverandør;Avtalenummer',
      'Blåfjell;0602;Nordlys AS;N-1',
    ])
  ).items
  t.match(row, { outcome: 'new', contract: null, problems: [{ code: 'several_contracts' }] })
})

testOnce(
  'replacements of one name that have codes of their own are several, in either language',
  async (t) => {
    const server = await startWithSystems(t)
    const lists = {
      nb: [
        'Kode;Navn (bokmål);Navn (engelsk);Type',
        'ny_en;Ny løsning;First;Felles løsning',
        'ny_to;Ny løsning;Second;Felles løsning',
      ],
      en: [
        'Code;Name (English);Name (Norwegian);Kind',
        'ny_tre;Third;Tredje;Shared solution',
        'ny_fire;Fourth;Fjerde;Shared solution',
        ';Fourth;;Shared solution',
      ],
    }
    const nb = await begin(server, 'replacement', lists.nb)
    t.match(nb.preview.counts, { new: 2, problems: 0, asks: 0 }, JSON.stringify(nb.items))
    t.equal((await nb.commit()).status, 200)
    const again = await begin(server, 'replacement', lists.nb)
    t.match(again.preview.counts, { new: 0, unchanged: 2 })
    // A row with no code is the one of its name, which this list made above it.
    const en = await begin(server, 'replacement', lists.en)
    t.match(en.preview.counts, { new: 2, skipped: 1 }, JSON.stringify(en.items))
    const last = en.items.find(({ row }: { row: number }) => row === 4)
    t.match(last.problems, [{ code: 'twice_in_file' }], JSON.stringify(last))
  },
)
