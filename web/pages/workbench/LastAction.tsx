import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { AppLink } from '../../parts/AppLink.js'
import { useSingleKeys } from '../../parts/shortcuts.js'
import { paths } from '../../paths.js'
import type { Done } from './useMapping.js'

type Keys = readonly (readonly [names: readonly string[], words: string])[]

/** The keys, and what was done last with a way to take it back; read out by screen readers. */
export function LastAction({
  last,
  said,
  isBusy,
  mayMap,
  undo,
}: {
  last: Done | undefined
  said: string
  isBusy: boolean
  mayMap: boolean
  undo: () => void
}) {
  const { t } = useLanguage(workbenchTexts)
  const [on] = useSingleKeys()
  const mapKeys: Keys = [
    [['A'], t.workbench.acceptKey],
    [['E'], t.workbench.anotherKey],
    [['Ctrl Z'], t.workbench.undoKey],
  ]
  const keys: Keys = [
    [['J', 'K'], t.workbench.nextPrevious],
    ...(mayMap ? mapKeys : []),
    [['?'], t.workbench.allKeys],
  ]
  const isOfLast = last !== undefined && said === last.said
  const [only, another] = last?.numbers ?? []
  return (
    <div className="workbench-bar">
      <p className="wide-only bar-keys">
        <span className="visually-hidden">{t.workbench.keys}: </span>
        {on
          ? keys.map(([names, words]) => (
              <span key={words}>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}{' '}
                {words}
              </span>
            ))
          : t.workbench.keysOff}
      </p>
      {mayMap && (
        <div className="last-action">
          <p role="status">
            {isBusy && <span className="subtle">{t.workbench.working} </span>}
            {said && <span>{said.endsWith('.') ? said : `${said}.`} </span>}
            {isOfLast && last.lacks.map((lack) => <span key={lack}>{lack} </span>)}
          </p>
          {isOfLast && last.lacks.length > 0 && only && !another && (
            <AppLink href={paths.system(only)}>{only}</AppLink>
          )}
          {last?.requestId && (
            <button
              type="button"
              className="text-button"
              aria-label={`${t.common.undo}: ${last.said}`}
              onClick={undo}
            >
              {t.common.undo}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
