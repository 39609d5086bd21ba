import { Alert, Paragraph } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import type { Action } from '../../schema/rules/access.js'
import { REFUSALS } from '../../schema/rules/refusals.js'
import { useMe } from '../api/queries.js'
import { useLanguage } from '../i18n/language.js'

/** A form for those who may do this; who may not reads so before writing anything, in the words of the refusal. */
export function Allowed({ action, children }: { action: Action; children: ReactNode }) {
  const { say } = useLanguage()
  const me = useMe()
  if (!me.data) return null
  if (me.data.actions.includes(action)) return children
  return (
    <Alert data-color="warning">
      <Paragraph>{say(REFUSALS.not_allowed)}</Paragraph>
    </Alert>
  )
}
