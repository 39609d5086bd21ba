import t from 'tap'
import { readConfig, SETTINGS } from '../server/config.js'

/** The settings that are numbers, and one that each may be. */
const NUMBERS = Object.entries(SETTINGS).filter(([, setting]) => /^\d+$/.test(setting.default))

t.test('a setting that is a number is written in digits', async (t) => {
  t.ok(NUMBERS.length >= 5)
  for (const [name, setting] of NUMBERS) {
    t.doesNotThrow(() => readConfig({ [name]: setting.default }), name)
    for (const value of ['', ' ', '1e1', '0x10', '1 0', '12,5', 'three', '-1', 'Infinity'])
      t.throws(
        () => readConfig({ [name]: value }),
        { message: new RegExp(`^${name} is “${value}”, which cannot be used`) },
        `${name}: ${JSON.stringify(value)}`,
      )
  }
})
