import { Button } from '@digdir/designsystemet-react'
import { useLanguage } from '../../i18n/language.js'

interface Props {
  /** What the form does. */
  submit: string
  pending?: boolean
  /** False while something is missing: who presses it is told what. */
  ready?: boolean
  onClose: () => void
}

/** What a form that is opened ends with: what it does, and the way out. */
export function DialogButtons({ submit, pending = false, ready = true, onClose }: Props) {
  const { t } = useLanguage()
  return (
    <div className="row">
      <Button type="submit" loading={pending} aria-disabled={!ready}>
        {submit}
      </Button>
      <Button variant="tertiary" onClick={onClose}>
        {t.common.cancel}
      </Button>
    </div>
  )
}
