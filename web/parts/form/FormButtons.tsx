import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useLanguage } from '../../i18n/language.js'

interface Props {
  /** What the form does. */
  submit: string
  pending?: boolean
  /** What it cannot be done without: whoever presses the button is told so. */
  missing?: string | null
  /** Left out where there is no way out of the form. */
  onClose?: (() => void) | undefined
}

/** What a form ends with: what it does, and the way out. */
export function FormButtons({ submit, pending = false, missing = null, onClose }: Props) {
  const { t } = useLanguage()
  const [told, setTold] = useState(false)
  return (
    <>
      {told && missing !== null && <p role="alert">{missing}</p>}
      <div className="row">
        <Button
          type="submit"
          loading={pending}
          aria-disabled={missing !== null}
          onClick={() => setTold(true)}
        >
          {submit}
        </Button>
        {onClose && (
          <Button
            variant="tertiary"
            // A field that is left may say or ask something then, which moves this button away from under the mouse.
            onMouseDown={(event) => event.preventDefault()}
            onClick={onClose}
          >
            {t.common.cancel}
          </Button>
        )}
      </div>
    </>
  )
}
