import { Dropdown } from '@digdir/designsystemet-react'
import { type ReactElement, useState } from 'react'
import { useLanguage } from '../i18n/language.js'
import { pictureTexts } from '../i18n/picture.js'
import { savePng, saveSvg } from './picture.js'
import { useToast } from './Toast.js'

/** Saves what the page draws as a picture, for a slide or a note. `draw`: made when it is asked for. */
export function SavePicture({ draw, name }: { draw: () => ReactElement; name: string }) {
  const { t } = useLanguage(pictureTexts)
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const save = async (how: (picture: ReactElement, name: string) => unknown) => {
    setOpen(false)
    try {
      await how(draw(), name)
    } catch {
      toast(t.picture.failed)
    }
  }
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="tertiary" data-color="neutral" onClick={() => setOpen(!open)}>
        {t.picture.save}
      </Dropdown.Trigger>
      <Dropdown open={open} onClose={() => setOpen(false)}>
        <Dropdown.List>
          <Dropdown.Item>
            <Dropdown.Button onClick={() => save(saveSvg)}>SVG</Dropdown.Button>
          </Dropdown.Item>
          <Dropdown.Item>
            <Dropdown.Button onClick={() => save(savePng)}>PNG</Dropdown.Button>
          </Dropdown.Item>
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}
