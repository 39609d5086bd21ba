import { Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { useFormats } from '../../parts/settings.js'

/** A one-time link, to be handed on. */
export function ShownLink({ name, link, expiresAt }: { name: string; link: string; expiresAt: string }) {
  const { t } = useLanguage(peopleTexts)
  const formats = useFormats()
  return (
    <ShownSecret
      title={t.people.linkTitle}
      label={t.people.link}
      text={t.people.linkText(name, formats.moment(expiresAt))}
      secret={link}
      copy={t.people.copy}
      copied={t.people.copied}
    />
  )
}

/**
 * Something that is shown this once, in a dialog: the focus goes to it, as what one came for, and it is selected and copied by a
 * button. What is said of that stands within the dialog, which covers all else.
 */
export function ShownSecret({
  title,
  label,
  text,
  secret,
  copy,
  copied,
}: {
  title: string
  label: string
  text: string
  secret: string
  copy: string
  copied: string
}) {
  const { t } = useLanguage(peopleTexts)
  const field = useRef<HTMLInputElement | HTMLTextAreaElement>(null)
  const [told, setTold] = useState('')
  useEffect(() => field.current?.focus(), [])
  const take = () => {
    field.current?.select()
    // Browsers have no clipboard for pages over plain http, and may refuse it to others.
    const done = navigator.clipboard?.writeText(secret) ?? Promise.reject()
    done.then(
      () => setTold(copied),
      () => setTold(t.people.copyByKeys),
    )
  }
  return (
    <div className="stack">
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      <Paragraph>{text}</Paragraph>
      <Textfield
        label={label}
        value={secret}
        readOnly
        ref={(input) => {
          // Of a dialog that opens with it.
          input?.setAttribute('autofocus', '')
          field.current = input
        }}
        onFocus={(event) => event.target.select()}
      />
      <div className="row">
        <Button onClick={take}>{copy}</Button>
        <output>{told}</output>
      </div>
    </div>
  )
}
