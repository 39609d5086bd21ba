/** A text in both languages of the register. Every label that a user sees is one of these. */
export interface Words {
  nb: string
  en: string
}
