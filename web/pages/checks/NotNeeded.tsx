import { Button } from '@digdir/designsystemet-react'
import type { CheckFindings } from '../../../schema/api/checks.js'
import { followUpMany, listFollowUps } from '../../../schema/api/followUps.js'
import { usePages, useWrite } from '../../api/queries.js'
import { findingTexts } from '../../i18n/findings.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { useAsOf } from '../../parts/moment.js'
import { NextPage } from '../../parts/Pieces.js'
import { LoadError, Rows, WriteError } from '../../parts/QueryStates.js'
import { useMay } from '../../parts/useMay.js'
import { useUndo } from '../../parts/useUndo.js'
import { paths } from '../../paths.js'

/** The systems of which it was said that what a check finds is not needed, with the reasons, to be taken back. */
export function NotNeeded({ check }: { check: CheckFindings }) {
  const { t, say } = useLanguage(findingTexts)
  const { code, nb, en } = check
  const asOf = useAsOf()
  const { mayWrite } = useMay()
  const write = useWrite(followUpMany)
  const offerUndo = useUndo()
  const search = { check: [code], notNeeded: 'true', ...(asOf !== undefined && { asOf }) }
  const list = usePages(listFollowUps, search, 50)
  const rows = list.data?.pages.flatMap(({ items }) => items)
  if (list.isError && !rows) return <LoadError error={list.error} retry={() => list.refetch()} />
  if (!rows) return <Rows count={4} />
  if (rows.length === 0)
    return (
      <p className="empty-state" role="status">
        {t.findings.empty.not_needed}
      </p>
    )
  const takeBack = (system: string) =>
    write.mutate(
      { params: { code }, body: { systems: [system], changes: { notNeeded: null } } },
      { onSuccess: (answer) => offerUndo(answer, t.findings.said) },
    )
  return (
    <>
      <table className="plain found-systems">
        <caption className="visually-hidden">{say({ nb, en })}</caption>
        <thead>
          <tr>
            <th scope="col">{t.findings.system}</th>
            <th scope="col">{t.findings.reason}</th>
            <th scope="col">{t.findings.history}</th>
            {mayWrite('follow_up', 'notNeeded') && (
              <th scope="col">
                <span className="visually-hidden">{t.findings.takeBack}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, system, systemName, notNeeded }) => (
            <tr key={id}>
              <th scope="row">
                <AppLink href={paths.system(system)}>{systemName}</AppLink>{' '}
                <span className="subtle small">{system}</span>
              </th>
              <td>{notNeeded}</td>
              <td>
                <AppLink href={paths.changes({ entity: ['follow_up'], entityId: id })}>
                  {t.findings.history}
                  <span className="visually-hidden">: {systemName}</span>
                </AppLink>
              </td>
              {mayWrite('follow_up', 'notNeeded') && (
                <td>
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    aria-label={t.findings.takeBackOf(systemName)}
                    onClick={() => takeBack(system)}
                  >
                    {t.findings.takeBack}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <WriteError error={write.error} />
      <NextPage
        list={list}
        of={say({ nb, en })}
        shown={rows.length}
        total={list.data?.pages[0]?.total ?? 0}
      />
    </>
  )
}
