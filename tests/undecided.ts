import type { Page } from 'playwright-core'
import { FULL_SYSTEM } from './server.js'

/** Adds systems that nothing is decided of yet: the same product as others that are mapped, and all known of it. */
export async function addSystems(page: Page, count: number, own: object = {}): Promise<void> {
  const { disposition, decisionReference, decisionDate, decisionRole, targetDate, ...known } = FULL_SYSTEM
  const bodies = [...Array(count).keys()].map((at) => ({
    ...known,
    name: `Prøvejournal ${String(at + 1).padStart(2, '0')}`,
    municipality: '0711',
    archiveDuty: 'none',
    privacyClass: 'none',
    ...own,
  }))
  const statuses = await page.evaluate(async (those) => {
    const answers: number[] = []
    const headers = { 'content-type': 'application/json' }
    for (const body of those) {
      const ask = () => fetch('/api/v1/systems', { method: 'POST', headers, body: JSON.stringify(body) })
      let answer = await ask()
      // A server that is busy has done nothing, and says when to come again.
      while (answer.status === 503) {
        await new Promise((again) => setTimeout(again, Number(answer.headers.get('retry-after')) * 1000))
        answer = await ask()
      }
      answers.push(answer.status)
    }
    return answers
  }, bodies)
  if (statuses.some((status) => status !== 201)) throw new Error(`systems: ${statuses.join()}`)
}

/** Has the records manager agree that nothing of them is to be preserved. */
export const agree = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ filter: { q: 'Prøvejournal' }, agree: 'archiveDuty' })
    const answer = await fetch('/api/v1/systems/bulk', { method: 'POST', headers, body })
    return (await answer.json()).totals?.changed
  })
