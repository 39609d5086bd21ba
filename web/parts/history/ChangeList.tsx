import type { Change } from '../../../schema/api/changes.js'
import { changeTexts } from '../../i18n/changes.js'
import { useLanguage } from '../../i18n/language.js'
import { paths } from '../../paths.js'
import { AppLink } from '../AppLink.js'
import { Differences } from './Differences.js'
import { UndoRequest } from './UndoRequest.js'
import { useChangeWords } from './useChangeWords.js'
import './history.css'
import { useFormats } from '../settings.js'

/** Changes newest first, those of one request together. `about`: name what each is about, for a log of everything. */
export function ChangeList({
  changes,
  about = false,
  firstOpen = false,
}: {
  changes: readonly Change[]
  about?: boolean
  firstOpen?: boolean
}) {
  const { t } = useLanguage(changeTexts)
  const { summary, labelOf } = useChangeWords()
  const formats = useFormats()
  return (
    <ol className="change-list">
      {byRequest(changes).map((group, index) => {
        const [first] = group
        if (!first) return null
        const others = group.length - 1
        return (
          <li key={first.seq}>
            <details open={firstOpen && index === 0}>
              <summary>
                <time dateTime={first.at}>{formats.moment(first.at)}</time>
                <span>
                  {about && first.system && `${first.system} `}
                  {about && namesItsSubject(first) && `${labelOf(first)} · `}
                  <strong>{summary(first)}</strong> <span className="subtle">{first.actorName}</span>
                  {others > 0 && <span className="subtle small"> {t.changes.more(others)}</span>}
                </span>
                <span className="subtle small number">#{first.seq}</span>
              </summary>
              {about && first.system && (
                <p className="change">
                  <AppLink href={paths.system(first.system)}>{t.changes.open(first.system)}</AppLink>
                </p>
              )}
              {group.map((change) => (
                <div key={change.seq} className="change">
                  {others > 0 && (
                    <h3>
                      {summary(change)} <span className="subtle small">#{change.seq}</span>
                    </h3>
                  )}
                  <Differences change={change} />
                  {about && (
                    <p className="subtle small hash">
                      {t.changes.hash} {change.hash}
                    </p>
                  )}
                </div>
              ))}
              <UndoRequest changes={group} />
            </details>
          </li>
        )
      })}
    </ol>
  )
}

/** Other actions say in words what they are about. */
function namesItsSubject({ action }: Change): boolean {
  return action === 'update' || action === 'transition'
}

/** Neighbouring changes of one request, as one. */
function byRequest(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = []
  for (const change of changes) {
    const last = groups.at(-1)
    if (last?.[0]?.requestId === change.requestId) last.push(change)
    else groups.push([change])
  }
  return groups
}
