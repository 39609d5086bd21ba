import { Alert, Paragraph } from '@digdir/designsystemet-react'
import { listChanges } from '../../../schema/api/changes.js'
import { useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { AppLink } from '../../parts/AppLink.js'
import { ProblemText } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { paths } from '../../paths.js'
import type { Refused } from './useMapping.js'

/** What was not done, and why: by which rule, or who was first. */
export function Refusal({ refused }: { refused: Refused | null }) {
  const { t, say } = useLanguage(workbenchTexts)
  if (!refused) return null
  const reasons = new Map(
    refused.items.flatMap(({ number, name, refusal }) =>
      refusal && !isStale(refusal.code)
        ? [
            ...refusal.gates,
            ...refusal.errors,
            ...(refusal.gates.length + refusal.errors.length > 0 ? [] : [refusal]),
          ].map((words) => [`${number} ${words.nb}`, `${name ?? number}: ${say(words)}`] as const)
        : [],
    ),
  )
  const stale = refused.items.filter(({ refusal }) => refusal && isStale(refusal.code))
  return (
    <Alert data-color={refused.error ? 'danger' : 'warning'} role="alert">
      <Paragraph>{t.workbench.notDone(refused.rows.length)}</Paragraph>
      {refused.error !== undefined && <ProblemText error={refused.error} />}
      {reasons.size > 0 && (
        <ul>
          {[...reasons].map(([key, text]) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      )}
      {stale.map(({ number, name }) => (
        <ChangedBy key={number} number={number} name={name ?? number} />
      ))}
    </Alert>
  )
}

const isStale = (code: string) => code === 'version_conflict'

/** Who changed a system meanwhile, and when. */
function ChangedBy({ number, name }: { number: string; name: string }) {
  const { t } = useLanguage(workbenchTexts)
  const { moment } = useFormats()
  const found = useRead(listChanges, { query: { system: number, limit: 1 } })
  const [change] = found.data?.items ?? []
  return (
    <Paragraph>
      {change && t.workbench.changedBy(name, change.actorName, moment(change.at))} {t.workbench.readAnew}{' '}
      <AppLink href={paths.changes({ system: number })}>{t.workbench.seeChange}</AppLink>
    </Paragraph>
  )
}
