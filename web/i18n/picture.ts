import type { Widened } from './texts.js'

const nb = {
  save: 'Last ned bilde',
  failed: 'Bildet kunne ikke lages i denne nettleseren. Last det ned som SVG i stedet.',
}

const en: Widened<typeof nb> = {
  save: 'Download picture',
  failed: 'This browser could not make the picture. Download it as SVG instead.',
}

/** The texts about saving what is drawn as a picture. */
export const pictureTexts = { nb: { picture: nb }, en: { picture: en } }
