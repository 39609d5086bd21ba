import { Dialog, Heading } from '@digdir/designsystemet-react'
import { STATUS_WORDS } from '../../../../schema/rules/status.js'
import { boardTexts } from '../../../i18n/board.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemTexts } from '../../../i18n/system.js'
import { AppLink } from '../../../parts/AppLink.js'
import { ReasonDialog } from '../../../parts/ReasonDialog.js'
import { paths } from '../../../paths.js'
import { Gates } from '../../system/steps/Gates.js'
import type { Lift } from './useLift.js'

/** What a card that was dropped asks for: why it goes a step back, or what the step lacks. Nothing where it was not dropped. */
export function StepAsked({ lift }: { lift: Lift }) {
  const { t, say } = useLanguage(boardTexts, systemTexts)
  const { asked, card, system } = lift
  if (!asked || !card || !system) return null
  const status = say(STATUS_WORDS[asked.to])
  if (asked.allowed)
    return (
      <ReasonDialog
        title={t.board.stepBackTitle(card.name, status)}
        confirm={t.board.setTo(status)}
        error={lift.error}
        pending={lift.pending}
        onConfirm={lift.stepBack}
        onClose={lift.putBack}
      />
    )
  const title = t.board.refusedTitle(card.name, status)
  return (
    <Dialog
      open
      onClose={lift.putBack}
      closeButton={t.common.close}
      aria-label={title}
      className="wide-dialog"
    >
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      <Gates gates={asked.gates} system={system} />
      <AppLink href={paths.system(card.number)}>{t.board.openSystem}</AppLink>
    </Dialog>
  )
}
