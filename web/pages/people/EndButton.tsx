import { Button } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { useHeadingFocus } from '../../parts/useReturnFocus.js'

/** Ends what it stands beside, and goes with it: the focus does not. */
export function EndButton({
  label,
  onClick,
  children,
}: {
  label?: string
  onClick: () => void
  children: ReactNode
}) {
  useHeadingFocus()
  return (
    <Button variant="tertiary" data-size="sm" aria-label={label} onClick={onClick}>
      {children}
    </Button>
  )
}
