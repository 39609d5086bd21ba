import { createSavedView } from '../schema/api/savedViews.js'
import type { Context } from '../server/domain/change.js'
import { createSavedView as saveView } from '../server/domain/savedViews.js'
import type { KnownUser } from '../server/domain/users.js'
import { readRows } from './data.js'

/** Shares the views of the demo, each by the one of these people whose it is. */
export async function loadViews(context: Context, people: readonly KnownUser[]): Promise<void> {
  for (const { name, owner, query } of readRows('saved_views')) {
    const actor = people.find(({ id }) => id === owner)
    if (!actor) throw new Error(`saved_views.csv: “${owner}” is none of the people of the demo`)
    const body = createSavedView.body.parse({ name, shared: true, query: readQuery(query) })
    await saveView({ ...context, actor }, body)
  }
}

/** A query as an address has it: each name with its value, or with several. */
function readQuery(text = ''): Record<string, string | string[]> {
  const search = new URLSearchParams(text)
  return Object.fromEntries(
    [...search.keys()].map((name) => {
      const [first = '', ...more] = search.getAll(name)
      return [name, more.length > 0 ? [first, ...more] : first]
    }),
  )
}
