import { Button, Dialog, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import type { Contract } from '../../../schema/api/contracts.js'
import { noticeLetter } from '../../../schema/rules/noticeLetter.js'
import { useChoices, useMeta } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { useLanguage } from '../../i18n/language.js'
import { useCopyText } from '../../parts/useCopyText.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'

/** A letter that gives notice, to go through and take to where letters are sent from. Nothing is written in the register. */
export function LetterDialog({
  contract,
  today,
  written,
  onWrite,
  onClose,
}: {
  contract: Contract
  today: string
  /** What somebody has made of it; null while it is as the register writes it. */
  written: string | null
  onWrite: (written: string | null) => void
  onClose: () => void
}) {
  const { t } = useLanguage(contractTexts)
  useReturnFocus()
  const first = useLetter(contract, today)
  const letter = written ?? first
  const copy = useCopyText(t.contracts.letterCopied, t.contracts.letterNotCopied)
  const title = t.contracts.letterTitle(contract.supplier)
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={title}>
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      <div className="stack">
        <Paragraph>{t.contracts.letterText}</Paragraph>
        <Textfield
          multiline
          label={t.contracts.letterLabel}
          rows={18}
          value={letter}
          onChange={({ target }) => onWrite(target.value)}
        />
        <div className="row">
          <Button onClick={() => copy(letter)}>{t.contracts.letterCopy}</Button>
          <Button asChild variant="secondary">
            <a
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(letter)}`}
              download={t.contracts.letterFile(contract.id)}
            >
              {t.contracts.letterSave}
            </a>
          </Button>
          {written !== null && (
            <Button variant="tertiary" onClick={() => onWrite(null)}>
              {t.contracts.letterAnew}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** The letter as the register would write it. */
function useLetter(contract: Contract, today: string): string {
  const { say } = useLanguage()
  const names = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const sender = useMeta().data?.programme ?? ''
  const { party, otherParties, covers, noticeDeadline, plannedEnd } = contract
  return say(
    noticeLetter({
      ...contract,
      sender,
      parties: [party, ...otherParties].flatMap((one) => (one === null ? [] : (names.get(one) ?? one))),
      systems: covers.filter(({ voided }) => !voided).map(({ name }) => name),
      lastDay: noticeDeadline,
      end: plannedEnd,
      today,
    }),
  )
}
