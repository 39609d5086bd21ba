import { foldText } from '../../schema/rules/text.js'

let known: Promise<ReadonlySet<string>> | undefined

/**
 * The passwords that many use or that have leaked, folded. They take some memory, and few servers are asked often: read when the
 * first password is chosen.
 */
export function findCommonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map(foldText)),
  )
  return known
}
