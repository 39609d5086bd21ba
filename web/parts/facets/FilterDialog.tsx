import { Button, Dialog } from '@digdir/designsystemet-react'
import { type ReactNode, useState } from 'react'
import { filterTexts } from '../../i18n/filters.js'
import { useLanguage } from '../../i18n/language.js'

/** The filters of a list where there is no room beside it: a button that says how many are chosen, and opens them. */
export function FilterDialog({
  chosen,
  total,
  children,
}: {
  chosen: number
  total: number
  children: ReactNode
}) {
  const { t } = useLanguage(filterTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        className="filters-button"
        variant="secondary"
        data-color="neutral"
        onClick={() => setOpen(true)}
      >
        {t.filters.filtersCount(chosen)}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        closeButton={t.common.close}
        aria-label={t.filters.filters}
        className="filters-dialog"
      >
        {open && children}
        <Button onClick={() => setOpen(false)}>{t.common.showAll(total)}</Button>
      </Dialog>
    </>
  )
}
