import type { Widened } from './texts.js'

const nb = {
  save: 'Lagre som bilde',
  failed: 'Bildet kunne ikke lages i denne nettleseren. Lagre det som SVG i stedet.',
}

const en: Widened<typeof nb> = {
  save: 'Save as picture',
  failed: 'This browser could not make the picture. Save it as SVG instead.',
}

/** The texts about saving what is drawn as a picture. */
export const pictureTexts = { nb: { picture: nb }, en: { picture: en } }
