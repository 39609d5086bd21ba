import type { Of } from '../../schema/rules/may.js'
import { useLanguage } from '../i18n/language.js'
import { useMay } from './useMay.js'

/** Says to who leads some subprojects why a row of others has no buttons, and who has them. */
export function Outside({ of }: { of: Of }) {
  const { say } = useLanguage()
  const words = useMay().outside(of)
  return (
    words && (
      <p role="note" className="subtle">
        {say(words)}
      </p>
    )
  )
}
