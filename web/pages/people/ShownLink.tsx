import { Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { useFormats } from '../../parts/settings.js'
import { useToast } from '../../parts/Toast.js'

/** A one-time link, to be handed on. */
export function ShownLink({ name, link, expiresAt }: { name: string; link: string; expiresAt: string }) {
  const { t } = useLanguage(peopleTexts)
  const formats = useFormats()
  return (
    <ShownSecret
      title={t.people.linkTitle}
      text={t.people.linkText(name, formats.moment(expiresAt))}
      secret={link}
      copy={t.people.copy}
      copied={t.people.copied}
    />
  )
}

/** Something that is shown this once: selected when one comes to it, and copied by a button. */
export function ShownSecret({
  title,
  text,
  secret,
  copy,
  copied,
}: {
  title: string
  text: string
  secret: string
  copy: string
  copied: string
}) {
  const toast = useToast()
  const id = useId()
  const take = () => {
    const field = document.getElementById(id)
    if (field instanceof HTMLInputElement) field.select()
    navigator.clipboard?.writeText(secret).then(
      () => toast(copied),
      () => undefined,
    )
  }
  return (
    <div className="stack">
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      <Paragraph>{text}</Paragraph>
      <Textfield id={id} label={title} value={secret} readOnly onFocus={(event) => event.target.select()} />
      <div>
        <Button onClick={take}>{copy}</Button>
      </div>
    </div>
  )
}
