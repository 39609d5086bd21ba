import { getTableName } from 'drizzle-orm'
import t from 'tap'
import { WRITTEN_FIELDS } from '../../schema/api/loggedFields.js'
import { doneNames } from '../../schema/rules/days.js'
import type { Fields } from '../../schema/rules/fields.js'
import { sqliteTables } from '../../schema/tables/all.js'
import { ALL_CONCEPTS } from '../../server/domain/concepts.js'
import { launch, settle, signIn } from '../browser.js'
import { startDemo } from '../demo.js'
import { demoDatabase } from '../engines.js'
import { runSql } from '../sql.js'

const AHEAD = '2099-12-31'
const SHOWN = '31.12.2099'
/** Pages, and how many such days each shows. */
const PAGES: readonly (readonly [path: string, least: number])[] = [
  ['/', 1],
  ['/systems', 0],
  ['/systems/IKT-026', 13],
  ['/systems/IKT-057', 5],
  ['/replacements', 5],
  ['/replacements/case_archive', 3],
  ['/contracts', 0],
  ['/contracts/AVT-031', 1],
  ['/findings', 0],
]

/** Sets all days on which something was done, in every row, to one that is ahead, as they could be written once. */
async function writeAhead(database: string): Promise<void> {
  for (const [entity, fields] of Object.entries<Fields>(WRITTEN_FIELDS)) {
    const columns = doneNames(fields).map((name) => name.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`))
    const table = ALL_CONCEPTS.find((concept) => concept.entity === entity)?.table
    if (table && columns.length > 0)
      await runSql(
        database,
        `UPDATE ${getTableName(sqliteTables[table])} SET ${columns.map((name) => `${name} = '${AHEAD}'`).join(', ')}`,
      )
  }
}

t.test('what was said to be done on a day ahead is shown as planned, on every page', async (t) => {
  const database = await demoDatabase(t)
  await writeAhead(database)
  const demo = await startDemo(t, database)
  const browser = await launch(t)
  const page = await signIn(t, browser, demo.links.auditor)
  // The log of the demo has no such day: it is written into what it answers.
  await page.route('**/api/v1/changes?*system=*', async (route) => {
    const answer = await (await route.fetch()).json()
    const [latest, next] = answer.items
    Object.assign(latest, { entity: 'mapping', fields: ['acceptedOn'], after: { acceptedOn: AHEAD } })
    const closing = { action: 'update', entity: 'archive', fields: ['seriesClosedOn'] }
    Object.assign(next, closing, { before: {}, after: { seriesClosedOn: '2099-12-30' } })
    await route.fulfill({ json: answer })
  })
  for (const [language, planned, pages] of [
    ['nb', /(planlagt|kommer) $/i, PAGES],
    ['en', /(planned|coming) $/i, PAGES.filter(([path]) => path === '/' || path.includes('case_archive'))],
  ] as const) {
    await page.evaluate((to) => localStorage.setItem('harmoni.language', to), language)
    for (const [path, least] of pages) {
      await page.goto(`${demo.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await settle(page)
      const before = (await page.getByRole('main').innerText()).split(SHOWN).slice(0, -1)
      t.ok(before.length >= least, `${language} ${path}: ${before.length} are shown`)
      for (const text of before) t.match(text, planned, `${language} ${path}: ${text.slice(-40)}${SHOWN}`)
    }
    await page.goto(`${demo.url}/systems/IKT-026`)
    const closes = language === 'nb' ? 'Arkiv: Serier avsluttes' : 'Archive: Series close'
    await page.getByText(closes).first().waitFor()
    await page.goto(`${demo.url}/replacements`)
    await page.getByRole('table').first().waitFor()
    const inUse = page.locator('tbody').getByText(language === 'nb' ? 'I bruk' : 'In use')
    t.equal(await inUse.count(), 0, 'none is in use before its day')
  }
})
