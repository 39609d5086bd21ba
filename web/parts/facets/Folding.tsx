import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { filterTexts } from '../../i18n/filters.js'
import { useLanguage } from '../../i18n/language.js'

const STORED = 'harmoni.foldedFilters'

/** Whether the filters beside a list are folded away, as this browser was told. */
export function useFolded(list: string): [boolean, (folded: boolean) => void] {
  const name = `${STORED}.${list}`
  const [folded, setFolded] = useState(() => localStorage.getItem(name) === 'yes')
  return [
    folded,
    (next) => {
      setFolded(next)
      localStorage.setItem(name, next ? 'yes' : 'no')
    },
  ]
}

/** Folds the filters away where a list needs the room, and says how many are chosen among them. */
export function FoldButton({
  folded,
  chosen,
  onFold,
}: {
  folded: boolean
  chosen: number
  onFold: (folded: boolean) => void
}) {
  const { t } = useLanguage(filterTexts)
  return (
    <Button
      className="fold-button"
      variant="tertiary"
      data-color="neutral"
      aria-expanded={!folded}
      onClick={() => onFold(!folded)}
    >
      {folded ? t.filters.show(chosen) : t.filters.hide}
    </Button>
  )
}
