import t from 'tap'
import type * as z from 'zod'
import { createContract } from '../../../schema/api/contracts.js'
import { createSystem } from '../../../schema/api/systems.js'
import { fieldOf } from '../../../schema/rules/import/fieldOf.js'
import { LINE_LETTERS, MOST_LETTERS, PROSE_LETTERS } from '../../../schema/rules/import/readFields.js'
import { targetsOf } from '../../../schema/rules/import/targets.js'

/** True for a text that a field takes. */
function takes(target: string, text: string): boolean {
  const [, ofContract] = /^contract\.(.+)$/.exec(target) ?? []
  const { shape } = (ofContract ? createContract : createSystem).body as z.ZodObject
  const schema = shape[ofContract ?? target] as z.ZodType
  return schema.safeParse(text).success
}

t.test('texts are read up to the length that the API takes, and no further', async (t) => {
  for (const target of targetsOf('system')) {
    const field = fieldOf('system', target)
    if (!field || field.choices || (field.type !== 'line' && field.type !== 'prose')) continue
    const most = MOST_LETTERS[target] ?? (field.type === 'prose' ? PROSE_LETTERS : LINE_LETTERS)
    t.ok(takes(target, 'a'.repeat(most)), `${target}: ${most}`)
    t.notOk(takes(target, 'a'.repeat(most + 1)), `${target}: ${most + 1}`)
  }
})
