import { fieldOf } from './fieldOf.js'
import type { ImportRegister } from './register.js'
import type { Imported } from './settings.js'

/** True for a code that a field may have: a word may have been said to mean one that is out of use by now. */
export function isKnownCode(
  entity: Imported,
  target: string,
  code: string,
  register: ImportRegister,
): boolean {
  const field = target === 'municipality' ? fieldOf('system', target) : fieldOf(entity, target)
  if (field?.type === 'flag') return code === 'yes' || code === 'no'
  const { choices } = field ?? {}
  if (!choices) return false
  if (choices.from === 'words') return Object.hasOwn(choices.words, code)
  if (choices.from === 'codes')
    return register.codes.some((one) => one.list === choices.list && one.code === code && one.active)
  if (choices.of === 'service_area')
    return register.serviceAreas.some((one) => one.code === code && one.active)
  if (choices.of === 'wave') return register.waves.some((one) => one.code === code)
  return register.municipalities.some((one) => one.number === code)
}
