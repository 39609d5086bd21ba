import canonicalize from 'canonicalize'
import fc from 'fast-check'
import t from 'tap'
import { canonicalText } from '../server/domain/canonical.js'
import { property } from './property.js'

t.test('canonical JSON is what the library for it writes', async (t) => {
  const texts = [
    'null',
    '[]',
    '{}',
    '[null,true,-0,1e21,1e-7,0.1]',
    '{"b":[{"z":1,"a":{}}],"a":null,"B":"\\u0000\\"\\\\/æ\u2028😀"}',
    '{"10":1,"9":2,"__proto__":3,"constructor":4,"toJSON":5,"":6}',
    '{"ø":1,"😀":2,"\ufb01":3}',
  ]
  for (const [index, text] of texts.entries())
    t.equal(canonicalText(JSON.parse(text)) === canonicalize(JSON.parse(text)), true, `text ${index}`)
  property(
    t,
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => canonicalText(value) === canonicalize(value)),
  )
})

t.test('what is not given is not written, as in JSON', async (t) => {
  for (const value of [{ a: undefined, b: 1 }, { a: [undefined, null] }, { a: undefined }])
    t.equal(canonicalText(value), canonicalize(value))
})

t.test('objects of many shapes are told apart, however many came before', async (t) => {
  const keys = ['a', 'b', 'c', 'd', 'e']
  const orders = fc.shuffledSubarray(keys, { minLength: 4 })
  for (const names of fc.sample(orders, { numRuns: 300, seed: 1 })) {
    const value = Object.fromEntries(names.map((name) => [name, name]))
    t.equal(canonicalText(value), canonicalize(value), names.join())
  }
})
